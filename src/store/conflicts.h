/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcConflictSide:
 * @author: (owned): who wrote it
 * @level: (owned): at which level
 * @moment: when, milliseconds UTC
 * @text: (owned): the value in canonical form, empty for none
 * @display: (owned): the value as people read it
 */
typedef struct
{
  char *author;
  char *level;
  gint64 moment;
  char *text;
  char *display;
} BcConflictSide;

/**
 * BcConflict:
 * @record: the record
 * @type: (owned): its type
 * @heading: (owned): what people call it
 * @field: (owned): the field's name
 * @label: (owned): the field's label
 * @sides: (owned) (element-type BcConflictSide): the one in force first
 *
 * A field on which two people disagree without having known of each other. A new save of the field
 * settles it.
 */
typedef struct
{
  BcId record;
  char *type;
  char *heading;
  char *field;
  char *label;
  GPtrArray *sides;
} BcConflict;

/**
 * BcDoubt:
 * @record: the record
 * @type: (owned): its type
 * @heading: (owned): what people call it
 * @reason: (owned): a sentence that says what is doubtful
 *
 * Something that breaks a rule after two databases met.
 */
typedef struct
{
  BcId record;
  char *type;
  char *heading;
  char *reason;
} BcDoubt;

GPtrArray *bc_conflicts_read (BcDatabase *database, GError **error);
GPtrArray *bc_doubts_read (BcDatabase *database, GError **error);

G_END_DECLS
