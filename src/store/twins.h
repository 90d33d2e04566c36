/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

/** BC_N_TWINS: two records are held against each other. */
#define BC_N_TWINS 2

/**
 * BcTwinMark:
 * @author: (owned): who wrote
 * @level: (owned): at which level
 * @moment: when, milliseconds UTC
 */
typedef struct
{
  char *author;
  char *level;
  gint64 moment;
} BcTwinMark;

/**
 * BcTwinField:
 * @field: a field of which at least one of the two has a value
 * @values: (owned): what each has
 * @displays: (owned): the same as people read it; empty for none
 * @differs: they are not the same
 */
typedef struct
{
  const BcField *field;
  BcValue values[BC_N_TWINS];
  char *displays[BC_N_TWINS];
  gboolean differs;
} BcTwinField;

/**
 * BcTwinHanging:
 * @type: a type
 * @n: how many records of it name each of the two
 */
typedef struct
{
  const BcRecordType *type;
  guint n[BC_N_TWINS];
} BcTwinHanging;

/**
 * BcTwins:
 * @ids: the two records
 * @born: (owned): who entered each
 * @changed: (owned): who changed each last
 * @fields: (owned) (element-type BcTwinField): what they tell, as the form has it
 * @hangings: (owned) (element-type BcTwinHanging): what names them
 * @keep: which of them is to stay, 0 or 1: the one with what this person may not write, else the
 *   first
 *
 * Two records of one type, side by side.
 */
typedef struct
{
  BcId ids[BC_N_TWINS];
  BcTwinMark born[BC_N_TWINS];
  BcTwinMark changed[BC_N_TWINS];
  GPtrArray *fields;
  GArray *hangings;
  guint keep;
} BcTwins;

BcTwins *bc_twins_read (BcDatabase *database, const BcId *first, const BcId *second, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bc_twins_free (BcTwins *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcTwins, bc_twins_free)

G_END_DECLS
