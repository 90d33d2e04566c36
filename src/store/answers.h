/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

/**
 * BcAnswered:
 * @id: a phrase of the dream, a problem or an area
 * @type: its type
 * @text: (owned): what it says or is called
 * @n_actions: how many actions answer it or are in it; dropped ones do not count
 * @exemption: for an area, the record that says why it has none; nil for none
 *
 * What actions are for.
 */
typedef struct
{
  BcId id;
  const BcRecordType *type;
  char *text;
  guint n_actions;
  BcId exemption;
} BcAnswered;

/**
 * BcAnswers:
 * @plan: the plan
 * @phrases: (owned) (element-type BcAnswered): of the dream
 * @problems: (owned) (element-type BcAnswered): of the diagnosis
 * @areas: (owned) (element-type BcAnswered): of the catalogue
 * @n_loose: how many actions answer nothing
 *
 * What the actions of a plan answer, and what none answers.
 */
typedef struct
{
  BcId plan;
  GPtrArray *phrases;
  GPtrArray *problems;
  GPtrArray *areas;
  guint n_loose;
} BcAnswers;

BcAnswers *
bc_answers_read (BcDatabase *database, const BcId *plan, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_answers_free (BcAnswers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcAnswers, bc_answers_free)

G_END_DECLS
