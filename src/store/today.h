/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * BcTodayGroup:
 * @BC_TODAY_LATE: what was due before today and is not done
 * @BC_TODAY_TODAY: what is due today
 * @BC_TODAY_WEEK: what is due until Sunday
 * @BC_TODAY_LATER: what is due afterwards
 * @BC_TODAY_REVIEW: what somebody has to look at: conflicts, documents entered twice, quorums that
 * were missed
 * @BC_TODAY_GATE: what a district lacks to pass to dynamization
 * @BC_TODAY_PAPERS: what was done and no paper shows
 */
typedef enum {
  BC_TODAY_LATE,
  BC_TODAY_TODAY,
  BC_TODAY_WEEK,
  BC_TODAY_LATER,
  BC_TODAY_REVIEW,
  BC_TODAY_GATE,
  BC_TODAY_PAPERS,
  BC_TODAY_N_GROUPS,
} BcTodayGroup;

/**
 * BcTodayItem:
 * @group: where it stands
 * @kind: (owned): what it is: the name of a #BcAgendaKind, “gate-” and what the gate asks for, a
 * kind of #BcGovernanceWarning, “conflicts” or “doubles”
 * @record: the record to open; the district where it tells of several
 * @district: the district that it belongs to; nil for what belongs to none
 * @type: (owned): the type of what it tells of
 * @sentence: (owned): what is to be done
 * @when: (owned) (nullable): when, in words, with the date
 * @district_name: (owned): the district's name; empty for what belongs to none
 * @count: 0, or how many more of its kind it stands for
 *
 * Something that a manager has to do or to know of.
 */
typedef struct
{
  BcTodayGroup group;
  char *kind;
  BcId record;
  BcId district;
  char *type;
  char *sentence;
  char *when;
  char *district_name;
  guint count;
} BcTodayItem;

/**
 * BcToday:
 * @items: (owned) (element-type BcTodayItem): in the order of groups, and in each of days
 * @agenda: (owned) (element-type BcAgendaItem): all that is due, as it goes into a calendar
 * @n_districts: how many districts it is about
 *
 * What a manager finds in the morning.
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *agenda;
  guint n_districts;
} BcToday;

void bc_today_free (BcToday *self);
BcToday *
bc_today_read (BcDatabase *database, guint n_days, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_today_group_get_label (BcTodayGroup group);
gboolean bc_today_item_is_promise (const BcTodayItem *self);
gboolean bc_today_item_is_meeting (const BcTodayItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcToday, bc_today_free)

G_END_DECLS
