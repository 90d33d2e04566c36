/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-names.h"

#include <glib/gi18n-lib.h>

/* More names than this say nothing. */
#define MOST_NAMES 6

char *
bc_document_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* What files are called, a line each; of many the first, and how many more there are.
 * @files: (element-type GFile) */
char *
bc_document_dup_names (GPtrArray *files)
{
  GString *names = g_string_new (NULL);
  guint n = MIN (files->len, MOST_NAMES);
  guint more = files->len - n;

  for (guint i = 0; i < n; i++) {
    g_autofree char *name = bc_document_dup_name (files->pdata[i]);

    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
  }
  if (more > 0)
    g_string_append_printf (names,
                            g_dngettext (GETTEXT_PACKAGE, "\nAnd %u more", "\nAnd %u more", more),
                            more);
  return g_string_free (names, FALSE);
}
