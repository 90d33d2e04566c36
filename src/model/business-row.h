/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "geometry.h"
#include "id.h"

G_BEGIN_DECLS

/**
 * BcBusinessText:
 * @BC_BUSINESS_NAME: the trade name
 * @BC_BUSINESS_PLACE: street, number and unit
 * @BC_BUSINESS_USE: the label of its use
 * @BC_BUSINESS_STATE: the label of its state
 * @BC_BUSINESS_OWNER: whose it is: a person or a firm
 * @BC_BUSINESS_RUT: as people write it
 * @BC_BUSINESS_CHANGED: the day of its last change
 * @BC_BUSINESS_STREET: its street, spelt as others of the same street
 * @BC_BUSINESS_SEEN: when a walk last found it in its state
 * @BC_BUSINESS_STATE_NAME: its state, as the dictionary names it
 * @BC_BUSINESS_NUMBER: its number in its street
 * @BC_BUSINESS_WORDS: all that can be looked for, folded
 *
 * What a register says of a business; none is %NULL.
 */
typedef enum {
  BC_BUSINESS_NAME,
  BC_BUSINESS_PLACE,
  BC_BUSINESS_USE,
  BC_BUSINESS_STATE,
  BC_BUSINESS_OWNER,
  BC_BUSINESS_RUT,
  BC_BUSINESS_CHANGED,
  BC_BUSINESS_STREET,
  BC_BUSINESS_SEEN,
  BC_BUSINESS_STATE_NAME,
  BC_BUSINESS_NUMBER,
  BC_BUSINESS_WORDS,
  BC_N_BUSINESS_TEXTS,
} BcBusinessText;

/**
 * BcBusinessRank:
 * @BC_BUSINESS_NAME_RANK: among the names
 * @BC_BUSINESS_PLACE_RANK: on a walk through all the streets
 * @BC_BUSINESS_USE_RANK: of its use in the dictionary
 * @BC_BUSINESS_STATE_RANK: of its state in the dictionary
 * @BC_BUSINESS_RUT_RANK: among the RUTs, those without one last
 * @BC_BUSINESS_CHANGED_RANK: among the last changes, the oldest first
 * @BC_BUSINESS_STREET_RANK: of its street among the streets
 * @BC_BUSINESS_SEEN_TODAY: 1 where a walk found it in its state today
 * @BC_BUSINESS_ANCHOR: 1 where it draws people to the district
 * @BC_BUSINESS_STATED: 1 where its state is known
 *
 * By what a register is sorted.
 */
typedef enum {
  BC_BUSINESS_NAME_RANK,
  BC_BUSINESS_PLACE_RANK,
  BC_BUSINESS_USE_RANK,
  BC_BUSINESS_STATE_RANK,
  BC_BUSINESS_RUT_RANK,
  BC_BUSINESS_CHANGED_RANK,
  BC_BUSINESS_STREET_RANK,
  BC_BUSINESS_SEEN_TODAY,
  BC_BUSINESS_ANCHOR,
  BC_BUSINESS_STATED,
  BC_N_BUSINESS_RANKS,
} BcBusinessRank;

/**
 * BcBusinessFigures:
 * @id: the business
 * @texts: (owned): what is said of it
 * @ranks: where it stands among the others
 * @placed: its position is known
 * @position: its position, where it is
 */
typedef struct
{
  BcId id;
  char *texts[BC_N_BUSINESS_TEXTS];
  gint ranks[BC_N_BUSINESS_RANKS];
  gboolean placed;
  BcPosition position;
} BcBusinessFigures;

#define BC_TYPE_BUSINESS_ROW (bc_business_row_get_type ())
G_DECLARE_FINAL_TYPE (BcBusinessRow, bc_business_row, BC, BUSINESS_ROW, GObject)

/* Properties, to be read: name, place, use, state, owner, rut, changed, street and seen; name-rank,
 * place-rank, use-rank, state-rank, rut-rank, changed-rank, street-rank, seen-today
 * and anchor. */
BcBusinessRow *bc_business_row_new (BcBusinessFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
const BcBusinessFigures *bc_business_row_get_figures (BcBusinessRow *self);
gboolean bc_business_row_is_same (BcBusinessRow *self, BcBusinessRow *other);
gboolean bc_business_row_assume (BcBusinessRow *self, BcBusinessRow *other);

G_END_DECLS
