/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * BcDocumentTold:
 * @n_done: how many files or documents were taken
 * @n_others: how many files were kept besides, for what they are
 * @sentences: (owned) (element-type utf8): what the person should know of them
 * @first: a record that is in the way of one that was refused; nil for none
 *
 * What came of files, made where they were worked on.
 */
typedef struct
{
  guint n_done;
  guint n_others;
  GPtrArray *sentences;
  BcId first;
} BcDocumentTold;

BcDocumentTold *bc_document_told_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_document_told_free (gpointer told);
void bc_document_told_show (const BcDocumentTold *self,
                            GtkWindow *parent,
                            const char *done,
                            const char *none);
void bc_document_tell (GtkWindow *parent, const char *heading, GPtrArray *sentences);
void bc_document_tell_unwritable (GtkWidget *widget,
                                  BcStore *store,
                                  const char *type,
                                  const BcId *record);

G_END_DECLS
