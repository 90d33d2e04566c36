/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "near.h"

#include <string.h>

#define MAX_LENGTH   64
#define MAX_DISTANCE 2
#define MAX_NAMES    4

/* How many letters have to be changed, added or taken away (Levenshtein). */
static guint
compute_distance (const char *a, const char *b)
{
  gsize length = strlen (b);
  guint row[MAX_LENGTH + 1];

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = i + 1;
    for (guint j = 0; j < length; j++) {
      guint change = diagonal + (a[i] != b[j]);

      diagonal = row[j + 1];
      row[j + 1] = MIN (change, MIN (row[j], row[j + 1]) + 1);
    }
  }
  return row[length];
}

static gboolean
is_near (const char *typed, const char *name)
{
  if (strlen (typed) > MAX_LENGTH || strlen (name) > MAX_LENGTH)
    return FALSE;
  return (strlen (typed) >= 3 && strstr (name, typed) != NULL) ||
         compute_distance (typed, name) <= MAX_DISTANCE;
}

/**
 * bc_near_dup_names:
 * @typed: a name that does not exist
 * @names: (array zero-terminated=1): those that do
 *
 * Finds what the person may have meant: a few names like the one typed, or else all of them.
 *
 * Returns: (transfer full): names with commas between them
 */
char *
bc_near_dup_names (const char *typed, const char *const *names)
{
  g_autoptr (GString) near_names = g_string_new (NULL);
  guint n_found = 0;

  for (const char *const *name = names; *name != NULL && n_found < MAX_NAMES; name++)
    if (is_near (typed, *name))
      g_string_append_printf (near_names, "%s%s", n_found++ > 0 ? ", " : "", *name);
  return n_found > 0 ? g_string_free (g_steal_pointer (&near_names), FALSE)
                     : g_strjoinv (", ", (char **) names);
}
