/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import-run.h"

G_BEGIN_DECLS

char *bc_import_words_dup_sentence (const BcImportTally *tally) G_GNUC_WARN_UNUSED_RESULT;
char *bc_import_words_dup_failure (const GError *error,
                                   gboolean importing) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_words_tell (GtkWidget *widget, const BcImportTally *tally);

G_END_DECLS
