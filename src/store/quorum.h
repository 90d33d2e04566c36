/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

/** BC_COUNT_NONE: a number of people that nobody wrote down. */
#define BC_COUNT_NONE (-1)

/**
 * BcQuorum:
 * @meeting: the meeting
 * @body: the body that met
 * @rule: the rule that holds; nil for none
 * @kind: (owned): the meeting's kind
 * @date: (owned) (nullable): its day, in canonical form
 * @rule_name: (owned) (nullable): what the rule is called
 * @rule_source: (owned) (nullable): where the rule comes from
 * @share: the rule's share, hundredths of a percent
 * @second_share: that of the second call; %BC_COUNT_NONE where there is none
 * @members: who could vote that day
 * @named: people marked as present
 * @voting: those of them who could vote
 * @counted: women and men counted, or %BC_COUNT_NONE
 * @present: what the result is computed from, or %BC_COUNT_NONE
 * @needed: how many the rule asks for, or %BC_COUNT_NONE
 * @needed_second: how many on second call, or %BC_COUNT_NONE
 * @result: (owned) (nullable): the computed quorum-result; %NULL where it cannot be computed
 * @told: (owned) (nullable): the one that was written down
 * @warnings: (owned) (element-type utf8): what contradicts itself, a sentence each
 *
 * Whether a meeting could agree. Free it with bc_quorum_clear().
 */
typedef struct
{
  BcId meeting;
  BcId body;
  BcId rule;
  char *kind;
  char *date;
  char *rule_name;
  char *rule_source;
  gint64 share;
  gint64 second_share;
  gint64 members;
  gint64 named;
  gint64 voting;
  gint64 counted;
  gint64 present;
  gint64 needed;
  gint64 needed_second;
  char *result;
  char *told;
  GPtrArray *warnings;
} BcQuorum;

void bc_quorum_clear (BcQuorum *self);
gboolean
bc_quorum_read (BcDatabase *database, const BcId *meeting, BcQuorum *quorum, GError **error);
char *bc_quorum_dup_sentence (const BcQuorum *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_attendance_check (BcWriter *writer,
                              const BcDraft *draft,
                              const BcRecordInfo *info,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcQuorum, bc_quorum_clear)

G_END_DECLS
