/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author-words.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"
#include "moment.h"

static const char *
get_level_label (const char *level)
{
  switch ((int) bc_level_from_name (level)) {
  case BC_LEVEL_MANAGER:
    return _ ("Neighbourhood manager");
  case BC_LEVEL_REGION:
    return _ ("Regional committee");
  case BC_LEVEL_COUNCIL:
    return _ ("National council");
  default:
    return level;
  }
}

/* "Ana Pérez · National council · 20-11-2026 10:00"; @moment in milliseconds UTC. */
char *
bc_author_dup_words (const char *author, const char *level, gint64 moment)
{
  g_autofree char *when = bc_moment_dup_screen (moment);

  return g_strdup_printf ("%s · %s · %s", author, get_level_label (level), when);
}
