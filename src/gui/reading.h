/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_READING (bc_reading_get_type ())
G_DECLARE_FINAL_TYPE (BcReading, bc_reading, BC, READING, GObject)

/**
 * BcReadingKind:
 * @read: reads what @asked says, in a thread of its own, until it is interrupted; %NULL with an
 *   error
 * @show: shows what was read, which it does not take; not called any more once it is stopped
 * @free_asked: (nullable): frees what is asked
 * @free_result: frees what was read
 *
 * What a widget reads off the main thread, and how it shows it.
 */
typedef struct
{
  gpointer (*read) (BcDatabase *reader, gpointer asked, GError **error);
  void (*show) (GtkWidget *widget, gpointer result);
  GDestroyNotify free_asked;
  GDestroyNotify free_result;
} BcReadingKind;

BcReading *bc_reading_new (GtkWidget *widget,
                           BcStore *store,
                           const BcReadingKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void bc_reading_start (BcReading *self, gpointer asked);
gboolean bc_reading_is_running (BcReading *self);
void bc_reading_stop (BcReading *self);

G_END_DECLS
