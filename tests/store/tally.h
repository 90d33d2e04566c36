/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

/* The figures of a summary computed naively: every record is read whole, and what is deleted, who
 * owns what and where it lies is found out here, so that nothing is shared with the views. */

typedef struct
{
  const BcRecordType *type;
  char *id;
  gint64 row;
  gboolean deleted;
  GHashTable *fields; /* (owned) column → text */
} TallyRecord;

typedef struct
{
  GHashTable *records; /* (owned) identifier → TallyRecord */
  GHashTable *sums;    /* (owned) "place/what" → double */
  BcDatabase *database;
  gint32 today;
} Tally;

void tally_init (Tally *self, BcDatabase *database);
void tally_clear (Tally *self);
double tally_get (const Tally *self, const char *place, const char *code, const char *part);
double
tally_get_actions (const Tally *self, const char *place, const char *area, const char *state);
const char *tally_record_get (const TallyRecord *record, const char *column);
void tally_decide (const Tally *self,
                   const TallyRecord *district,
                   const char **phase,
                   const char **plan);
gboolean tally_is_visible (const Tally *self, const TallyRecord *record);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)
