/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

char **
pdf_read_pages (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error,
                                                     "pdftotext",
                                                     "-layout",
                                                     path,
                                                     "-",
                                                     NULL);
  char **pages;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >, 1);
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free);
  return pages;
}

char *
pdf_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("barrios-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
pdf_remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}
