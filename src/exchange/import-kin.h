/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"

G_BEGIN_DECLS

/** BC_IMPORT_N_MARKS: by so many texts those who share a key are told apart. */
#define BC_IMPORT_N_MARKS 4

/** BC_IMPORT_FEW: so many who share a key are told apart sooner one by one than by tables. */
#define BC_IMPORT_FEW 16

/**
 * BcImportMarks:
 * @texts: (owned) (nullable): what is said of each, in the form in which equal ones are equal;
 *   %NULL where nothing is said
 *
 * What tells those who share a key apart.
 */
typedef struct
{
  char *texts[BC_IMPORT_N_MARKS];
} BcImportMarks;

/**
 * BcImportKinsman:
 * @row: the record's row
 * @id: its identifier
 * @marks: what it says of itself
 * @gone: it is no candidate any more
 *
 * A record that may be what a row is about.
 */
typedef struct
{
  gint64 row;
  BcId id;
  BcImportMarks marks;
  gboolean gone;
} BcImportKinsman;

typedef struct _BcImportKin BcImportKin; /* all that share a key */

void bc_import_marks_clear (BcImportMarks *self);
BcImportKin *bc_import_kin_new (gboolean strict) G_GNUC_WARN_UNUSED_RESULT;
BcImportKin *bc_import_kin_ref (BcImportKin *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_kin_unref (BcImportKin *self);
BcImportKinsman *
bc_import_kin_add (BcImportKin *self, gint64 row, const BcId *id, BcImportMarks *marks);
guint bc_import_kin_count (BcImportKin *self);
guint bc_import_kin_find (BcImportKin *self, const BcImportMarks *marks, BcImportKinsman *found[2]);
BcImportKinsman *bc_import_kin_get_next (BcImportKin *self, guint *place);
guint *bc_import_kin_get_place (BcImportKin *self);
void bc_import_kin_meet (BcImportKin *self, const BcImportMarks *marks, GHashTable *met);
void bc_import_kin_drop (BcImportKin *self, BcImportKinsman *kinsman);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcImportMarks, bc_import_marks_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportKin, bc_import_kin_unref)

G_END_DECLS
