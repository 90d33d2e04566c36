/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xlsx-place.h"

G_BEGIN_DECLS

typedef struct _BcXlsxForm BcXlsxForm; /* a workbook that somebody made to be filled in */

BcXlsxForm *bc_xlsx_form_open (const char *path,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_xlsx_form_free (BcXlsxForm *self);
const char *const *bc_xlsx_form_get_sheets (BcXlsxForm *self);
gboolean bc_xlsx_form_check (BcXlsxForm *self, const BcXlsxPlace *place, GError **error);
char *bc_xlsx_form_dup_text (BcXlsxForm *self, const char *sheet, guint row, guint column)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_xlsx_form_set_text (BcXlsxForm *self,
                                const BcXlsxPlace *place,
                                guint row,
                                const char *text,
                                GError **error);
gboolean bc_xlsx_form_set_number (BcXlsxForm *self,
                                  const BcXlsxPlace *place,
                                  guint row,
                                  gint64 number,
                                  GError **error);
gboolean bc_xlsx_form_set_percent (BcXlsxForm *self,
                                   const BcXlsxPlace *place,
                                   guint row,
                                   gint64 hundredths,
                                   GError **error);
gboolean bc_xlsx_form_set_date (BcXlsxForm *self,
                                const BcXlsxPlace *place,
                                guint row,
                                gint32 date,
                                GError **error);
gboolean
bc_xlsx_form_write (BcXlsxForm *self, const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcXlsxForm, bc_xlsx_form_free)

G_END_DECLS
