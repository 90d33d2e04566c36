/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcGovernanceWarning:
 * @record: what shows it: the record to open
 * @kind: (owned): mandate-ends, mandate-ended, quorum-missed or term-ends
 * @date: (owned): the day, in canonical form
 * @days: days from today to it; negative for a day that is past
 * @sentence: (owned): what it means
 *
 * Something that threatens that a district's bodies can agree.
 */
typedef struct
{
  BcId record;
  char *kind;
  char *date;
  gint64 days;
  char *sentence;
} BcGovernanceWarning;

/**
 * BcRepresentation:
 * @part: (owned): all, use, street, size or sex
 * @value: (owned): the use's name, the street, the size bracket's code, the sex's name; empty where
 *   it is not told, and for all
 * @label: (owned): the value as people read it
 * @businesses: open businesses
 * @members: those of them that belong to the group
 * @share: percent of them that belong
 * @to_30: how many more must join for 30 %
 * @to_50: how many more must join for 50 %
 *
 * Whom the associative group represents.
 */
typedef struct
{
  char *part;
  char *value;
  char *label;
  gint64 businesses;
  gint64 members;
  double share;
  gint64 to_30;
  gint64 to_50;
} BcRepresentation;

GPtrArray *bc_governance_read_warnings (BcDatabase *database,
                                        const BcId *district,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_governance_read_representation (BcDatabase *database,
                                              const BcId *district,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *bc_governance_read_directorate (BcDatabase *database,
                                           const BcId *district,
                                           const char *day,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
