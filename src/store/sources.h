/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "period.h"

G_BEGIN_DECLS

/**
 * BcSourceFit:
 * @BC_SOURCE_FITS: it serves the area, and nothing that it asks for is lacking
 * @BC_SOURCE_BY_HAND: the same, but a person has to look at something
 * @BC_SOURCE_LACKS: something that it asks for is lacking
 * @BC_SOURCE_ELSEWHERE: it does not serve the area
 */
typedef enum {
  BC_SOURCE_FITS,
  BC_SOURCE_BY_HAND,
  BC_SOURCE_LACKS,
  BC_SOURCE_ELSEWHERE,
} BcSourceFit;

/**
 * BcRequirement:
 * @code: (owned): its code
 * @has: how many there are of what it counts; -1 where a person has to look
 * @needed: how many it asks for
 * @sentence: (owned): how the district stands, in the language of the process
 * @basis: (owned) (nullable): where it is written: a law, a call's rules
 * @validity: the days on which it holds; both %BC_DATE_NONE where it always does
 * @written_on: when it was last written down here; %BC_DATE_NONE for one that came with the program
 * @origin: (owned): the last three, in words
 *
 * A requirement of a source that holds today.
 */
typedef struct
{
  char *code;
  gint64 has;
  gint64 needed;
  char *sentence;
  char *basis;
  BcPeriod validity;
  gint32 written_on;
  char *origin;
} BcRequirement;

/**
 * BcSource:
 * @id: a funding source
 * @code: (owned): its code
 * @name: (owned): its name
 * @institution: (owned) (nullable): whose it is
 * @kind: (owned): its kind
 * @text: (owned) (nullable): what else the council wrote of its requirements
 * @fit: whether it serves the action
 * @n_asked: how many of its requirements that hold today are known
 * @line: the line by which it pays for the action already; nil for none
 * @sentence: (owned): why it serves or not, in the language of the process
 * @requirements: (owned) (element-type BcRequirement): those that hold today
 *
 * A funding source as an action finds it.
 */
typedef struct
{
  BcId id;
  char *code;
  char *name;
  char *institution;
  char *kind;
  char *text;
  BcSourceFit fit;
  guint n_asked;
  BcId line;
  char *sentence;
  GPtrArray *requirements;
} BcSource;

/**
 * BcSources:
 * @action: an action
 * @title: (owned): its title
 * @area: (owned) (nullable): its area's name
 * @sources: (owned) (element-type BcSource): those that fit first
 *
 * Where the money for an action can come from.
 */
typedef struct
{
  BcId action;
  char *title;
  char *area;
  GPtrArray *sources;
} BcSources;

void bc_sources_free (BcSources *self);
BcSources *bc_sources_read (BcDatabase *database,
                            const BcId *action,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSources, bc_sources_free)

G_END_DECLS
