/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "id.h"

G_BEGIN_DECLS

/**
 * BcTold:
 * @id: the record that it is about; nil for none
 * @title: (owned): what is told
 * @subtitle: (owned) (nullable): what else is to be known of it
 * @badge: (owned) (nullable): its state, in a word or two
 * @button: (owned) (nullable): the label of what can be done about it at once
 * @warns: whether a warning's sign stands before it
 * @inert: whether there is nothing to open
 * @tag: what the list's owner wants to know it by
 *
 * What a row tells, read before the row is made.
 */
typedef struct
{
  BcId id;
  char *title;
  char *subtitle;
  char *badge;
  char *button;
  gboolean warns;
  gboolean inert;
  int tag;
} BcTold;

#define BC_TYPE_TOLD_ROW (bc_told_row_get_type ())
G_DECLARE_FINAL_TYPE (BcToldRow, bc_told_row, BC, TOLD_ROW, AdwPreferencesRow)

GPtrArray *bc_told_create_lines (void) G_GNUC_WARN_UNUSED_RESULT;
BcTold *bc_told_add (GPtrArray *lines, const BcId *id, const char *title);
GtkWidget *bc_told_row_new (const BcTold *told);
void bc_told_row_show (BcToldRow *self, const BcTold *told);

G_END_DECLS
