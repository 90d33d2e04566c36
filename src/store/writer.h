/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"
#include "lookup.h"
#include "profile.h"

G_BEGIN_DECLS

/** BC_ARRIVAL_NOW: what is known at the moment of saving. */
#define BC_ARRIVAL_NOW G_MAXINT64

typedef struct _BcWriter BcWriter; /* one transaction: one gesture */

BcWriter *bc_writer_begin (BcDatabase *database, gint64 now, GError **error);
gboolean bc_writer_commit (BcWriter *self, GError **error);
void bc_writer_free (BcWriter *self);
BcDatabase *bc_writer_get_database (BcWriter *self);
const BcProfile *bc_writer_get_profile (BcWriter *self);
BcFolder *bc_writer_get_folder (BcWriter *self);
void bc_writer_forget_authors (BcWriter *self);
gboolean bc_writer_lookup (BcWriter *self, const BcId *id, BcRecordInfo *info, GError **error);
void bc_writer_forget_records (BcWriter *self);
gint64 bc_writer_get_now (BcWriter *self);
gint64 bc_writer_get_gesture (BcWriter *self);
void bc_writer_set_author (BcWriter *self, gint64 author, BcLevels level);
void bc_writer_set_now (BcWriter *self, gint64 now);
void bc_writer_start_gesture (BcWriter *self, gint64 reverts);
void bc_writer_see_stamp (BcWriter *self, gint64 stamp);
void bc_writer_touch (BcWriter *self, gint64 scope, const char *type);
gboolean bc_writer_touch_before (BcWriter *self, gint64 scope, GError **error);
void bc_writer_make_id (BcWriter *self, BcId *id);
gboolean bc_writer_add_record (BcWriter *self,
                               const BcId *id,
                               const char *type,
                               gint64 scope,
                               gint64 *record,
                               GError **error);
gboolean bc_writer_append (BcWriter *self,
                           gint64 record,
                           gint64 scope,
                           gint64 arrival,
                           const char *fields,
                           gint64 *row,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcWriter, bc_writer_free)

G_END_DECLS
