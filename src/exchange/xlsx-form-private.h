/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xlsx-book.h"
#include "xlsx-edit.h"
#include "xlsx-form.h"

G_BEGIN_DECLS

/* A sheet of a form, and what is to be written into it. */
typedef struct
{
  char *name;     /* (owned) */
  char *relation; /* (owned) */
  char *part;     /* (owned) (nullable) */
  gboolean hidden;
  BcXlsxSheet *sheet; /* (owned) (nullable): none of a chart */
  GArray *edits;      /* (owned) (element-type BcXlsxEdit) */
} BcFormSheet;

struct _BcXlsxForm
{
  char *path;        /* (owned) */
  GHashTable *names; /* (owned): of its parts */
  BcXlsxBook book;
  GPtrArray *sheets; /* (owned) (element-type BcFormSheet) */
  gsize n_bytes;     /* of the sheets that were read */
  GPtrArray *shown;  /* (owned) (element-type char): names of sheets, with a %NULL at the end */
};

gboolean bc_xlsx_form_check_kind (const char *path, GHashTable **names, GError **error);
gboolean bc_xlsx_form_read_sheets (BcXlsxForm *self, GCancellable *cancellable, GError **error);
GString *bc_xlsx_form_edit_workbook (BcXlsxForm *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
