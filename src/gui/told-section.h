/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"
#include "told-list.h"

G_BEGIN_DECLS

#define BC_TYPE_TOLD_SECTION (bc_told_section_get_type ())
G_DECLARE_FINAL_TYPE (BcToldSection, bc_told_section, BC, TOLD_SECTION, AdwBin)

/**
 * BcSectionKind:
 * @heading: a msgid
 * @read: reads what is to be told of a record, off the main thread
 * @tell: makes the lines (element-type BcTold) of what was read, and may set the sentence above
 *   them and what can be done; %NULL where there is nothing to tell: the section hides
 * @free_result: frees what was read
 * @chosen: (nullable): a line was activated
 * @pressed: (nullable): the button of a line was pressed
 * @act: (nullable): what can be done was chosen; @what names it in a menu
 *
 * A part of a page that tells something of a record in sentences.
 */
typedef struct
{
  const char *heading;
  gpointer (*read) (BcDatabase *reader, const BcId *id, GError **error);
  GPtrArray *(*tell) (BcToldSection *self, gconstpointer result);
  GDestroyNotify free_result;
  void (*chosen) (BcToldSection *self, gconstpointer result, const BcTold *told);
  void (*pressed) (BcToldSection *self, gconstpointer result, const BcTold *told);
  void (*act) (BcToldSection *self, gconstpointer result, const char *what);
} BcSectionKind;

void bc_told_section_set_kind (BcToldSection *self, const BcSectionKind *kind);
void bc_told_section_load (BcToldSection *self, BcStore *store, const BcId *id);
BcStore *bc_told_section_get_store (BcToldSection *self);
const BcId *bc_told_section_get_id (BcToldSection *self);
void bc_told_section_set_sentence (BcToldSection *self, const char *sentence);
void bc_told_section_offer (BcToldSection *self, const char *label);
void bc_told_section_offer_menu (BcToldSection *self, const char *label, GMenuModel *menu);

G_END_DECLS
