/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workshop-row.h"

G_BEGIN_DECLS

/**
 * BcWorkshopArea:
 * @id: an area of the plan
 * @code: (owned): its code
 * @label: (owned): its code and name
 */
typedef struct
{
  BcId id;
  char *code;
  char *label;
} BcWorkshopArea;

#define BC_TYPE_WORKSHOP_LIST (bc_workshop_list_get_type ())
G_DECLARE_FINAL_TYPE (BcWorkshopList, bc_workshop_list, BC, WORKSHOP_LIST, AdwBin)

/* Emits BcWorkshopList::chosen when what is chosen changes. */
GPtrArray *bc_workshop_list_read_areas (BcDatabase *reader) G_GNUC_WARN_UNUSED_RESULT;
void bc_workshop_list_set_up (BcWorkshopList *self, BcWorkshopStep step, GPtrArray *areas);
void bc_workshop_list_show (BcWorkshopList *self,
                            const BcRanking *ranking,
                            BcDatabase *reader,
                            const char *voter);
void bc_workshop_list_allow (BcWorkshopList *self, gboolean has_dots);
GArray *bc_workshop_list_dup_chosen (BcWorkshopList *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_workshop_list_choose_first (BcWorkshopList *self, guint n_first);

G_END_DECLS
