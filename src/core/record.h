/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dictionary.h"

G_BEGIN_DECLS

#define BC_TYPE_RECORD (bc_record_get_type ())

typedef struct _BcRecord BcRecord;
typedef struct _BcRecordClass BcRecordClass;

GType bc_record_get_type (void) G_GNUC_CONST;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcRecord, g_object_unref)

static inline gboolean
BC_IS_RECORD (gconstpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (instance, bc_record_get_type ());
}

void bc_record_register_types (void);
GType bc_record_type_get_gtype (const BcRecordType *type);
BcRecord *bc_record_new (const BcRecordType *type, const BcId *id) G_GNUC_WARN_UNUSED_RESULT;
const BcRecordType *bc_record_get_record_type (BcRecord *self);
const BcId *bc_record_get_id (BcRecord *self);
void bc_record_peek (BcRecord *self, const BcField *field, BcValue *value);
gboolean bc_record_set (BcRecord *self, const BcField *field, const BcValue *value);
char *bc_record_dup_heading (BcRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
