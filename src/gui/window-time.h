/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/**
 * BcVisit:
 *
 * Where one was: the page, and for a district which one.
 */
typedef struct
{
  BcPlace place;
  BcId district;
} BcVisit;

/**
 * BcTime:
 * @store: (owned) (nullable): the open database, or a past moment of it
 * @here: what is looked at
 * @visits: (element-type BcVisit): where one was, the last first
 * @shown: (nullable): the pages that were made
 *
 * What a window shows: the present, or a past moment.
 */
typedef struct
{
  BcStore *store;
  BcVisit here;
  GQueue visits;
  GtkWidget *shown[BC_N_PLACES];
} BcTime;

gboolean bc_visit_equal (const BcVisit *one, const BcVisit *other);
void bc_time_forget_pages (BcTime *self, GtkStack *pages);
void bc_time_set_width (BcTime *self, int width);
void bc_time_show_title (GtkBox *titles, GtkWidget *title);

G_END_DECLS
