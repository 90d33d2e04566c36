/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "packet-form.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcSheetFilling:
 * @store: (owned): where from
 * @packet: an accounts packet
 * @path: (owned): the form
 * @form: (owned): it, opened; only read
 * @facts: (owned): what the packet tells
 *
 * A form that is to be filled in; shared by g_atomic_rc_box.
 */
typedef struct
{
  BcStore *store;
  BcId packet;
  char *path;
  BcXlsxForm *form;
  BcPacketFacts *facts;
} BcSheetFilling;

void bc_sheet_filling_release (gpointer self);
void bc_sheet_fill (GtkWidget *widget, BcStore *store, const BcId *packet);
void bc_sheet_fill_save (GtkWindow *window,
                         BcSheetFilling *filling,
                         const char *cells,
                         const char *others);

G_END_DECLS
