/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "record.h"

G_BEGIN_DECLS

/* What a row of a list says of a record, read before the row is made. */
typedef struct
{
  BcRecord *record; /* (owned) */
  char *title;      /* (owned) */
  char *subtitle;   /* (owned): may be empty */
  char *state;      /* (owned) (nullable) */
  char *lateness;   /* (owned) (nullable) */
  char *all;        /* (owned): all of it, in one line */
  char *folded;     /* (owned): all of it, without accents and capitals */
} BcRecordLine;

BcRecordLine *
bc_record_line_new (BcDatabase *reader, BcRecord *record, gint32 today) G_GNUC_WARN_UNUSED_RESULT;
BcRecordLine *bc_record_line_new_told (BcRecord *record,
                                       char *title,
                                       char *subtitle,
                                       char *state,
                                       char *lateness) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_record_line_matches (const BcRecordLine *self, const char *const *words);
GPtrArray *bc_record_lines_read (BcDatabase *reader,
                                 const BcRecordType *type,
                                 const BcId *owner,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_record_lines_read_scope (BcDatabase *reader,
                                       const BcRecordType *type,
                                       const BcId *district,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_record_line_free (BcRecordLine *self);

G_END_DECLS
