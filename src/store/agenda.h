/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcAgendaKind:
 *
 * Why something is on the agenda.
 */
typedef enum {
  BC_AGENDA_COMMITMENT_DUE,
  BC_AGENDA_AGREEMENT_DUE,
  BC_AGENDA_MEETING,
  BC_AGENDA_NEXT_MEETING, /* a body fixed it; it was not held yet */
  BC_AGENDA_ACTIVITY,
  BC_AGENDA_ACTION_START,
  BC_AGENDA_ACTION_END,
  BC_AGENDA_MILESTONE,
  BC_AGENDA_MANDATE_END,
  BC_AGENDA_REPORT_DUE,
  BC_AGENDA_ACTION_PAPER,    /* done, and no document shows it */
  BC_AGENDA_MEETING_MINUTES, /* held, and nobody wrote its minutes */
  BC_AGENDA_YEARLY_SURVEY,   /* asked of a graduated district */
  BC_AGENDA_N_KINDS,
} BcAgendaKind;

/**
 * BcAgendaItem:
 * @kind: why it is on the agenda
 * @record: what is due: the record to open
 * @district: the district that it belongs to
 * @type: (owned): the record's type
 * @date: (owned): the day, in canonical form
 * @days: days from today to it; negative for a day that is past
 * @days_late: days since it was due; 0 where it is not late
 * @subject: (owned): what it is about, as people read it
 * @who: (owned) (nullable): who is to do it; of a meeting or an activity, where it is
 * @district_name: (owned): the district's name
 *
 * Something that is due.
 */
typedef struct
{
  BcAgendaKind kind;
  BcId record;
  BcId district;
  char *type;
  char *date;
  gint64 days;
  gint64 days_late;
  char *subject;
  char *who;
  char *district_name;
} BcAgendaItem;

GPtrArray *bc_agenda_read (BcDatabase *database,
                           const BcId *district,
                           const char *from,
                           const char *to,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_agenda_kind_get_name (BcAgendaKind kind);
const char *bc_agenda_kind_get_label (BcAgendaKind kind);
char *bc_agenda_item_dup_when (const BcAgendaItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_agenda_item_dup_sentence (const BcAgendaItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
