/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pages of a PDF as text, read back by another program. */
char **pdf_read_pages (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* A folder of the test's own, removed with what lies in it. */
char *pdf_make_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void pdf_remove_folder (const char *folder);

G_END_DECLS
