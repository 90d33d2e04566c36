/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge.h"

/* A made-up history of one scope: a few installations with clocks that disagree write, load and
 * save forms, and pass packages on, of which some get lost, repeated, reordered or come too early.
 * A set of operations is a bit map over their places in the history. */

#define HISTORY_N_AUTHORS      5
#define HISTORY_N_RECORDS      2
#define HISTORY_N_FIELDS       4 /* the reserved one and three more */
#define HISTORY_MAX_OPERATIONS 64
#define HISTORY_MAX_PACKAGES   48

/* What can be broken on purpose, in the model's installations or in the rule they apply. */
typedef enum {
  HISTORY_SOUND,
  HISTORY_CLOCK_STAYS_ON_IMPORT,
  HISTORY_RELAY_TAKES_AUTHORSHIP,
  HISTORY_GAPS_ARE_ACCEPTED,
  HISTORY_EPOCH_IS_STALE_AFTER_IMPORT,
  HISTORY_EPOCH_IS_TAKEN_AT_SAVE,
  HISTORY_TIES_GO_BY_ARRIVAL,
  HISTORY_WINNER_GOES_BY_ARRIVAL,
  HISTORY_DELETION_IGNORES_EDITS,
  HISTORY_CONFLICT_IGNORES_VALUES,
  HISTORY_ONLY_NEWEST_OF_AUTHOR_KNOWS,
  HISTORY_N_FAULTS,
} HistoryFault;

typedef struct
{
  BcOperation operation; /* row: its place in the history */
  guint record;
  BcAssignment fields[HISTORY_N_FIELDS];
  BcKnown known[HISTORY_N_AUTHORS];
  BcEpoch epoch;
  guint64 seen; /* the set that its author held when reading the record, and had written since */
} HistoryOperation;

/* A record as somebody has it before them: what was held when it was read. */
typedef struct
{
  guint record;
  guint64 seen;
  guint64 held[HISTORY_N_AUTHORS];
} HistoryForm;

typedef struct
{
  guint64 held[HISTORY_N_AUTHORS]; /* the greatest number of each stream */
  guint64 set;
  guint n_copies;
  guint copies[HISTORY_MAX_OPERATIONS];  /* places in the history, in order of arrival */
  guint authors[HISTORY_MAX_OPERATIONS]; /* whom it takes for the author, by place in the history */
  gint64 clock;
  gint skew;
  gboolean form_is_open;
  HistoryForm form;                      /* left open while others are loaded and saved */
  guint64 epoch_held[HISTORY_N_AUTHORS]; /* what the form of the last save knew */
} HistoryInstallation;

typedef struct
{
  guint sender;
  guint author;
  guint64 first;
  guint64 last;
} HistoryPackage;

typedef struct
{
  GRand *random; /* (owned) */
  HistoryFault fault;
  BcId authors[HISTORY_N_AUTHORS];
  HistoryOperation operations[HISTORY_MAX_OPERATIONS];
  guint n_operations;
  HistoryInstallation installations[HISTORY_N_AUTHORS];
  HistoryPackage packages[HISTORY_MAX_PACKAGES];
  guint n_packages;
  gint64 time;
  guint deletions; /* percent of the saves, so that some records end deleted */
  guint n_refused;
  guint n_repeated;
  guint n_stale_forms;
} History;

void history_init (History *self, guint32 seed, HistoryFault fault);
void history_clear (History *self);
void history_live (History *self);
guint64 history_get_all (const History *self);

void history_start_installation (HistoryInstallation *installation);
guint history_deliver (History *self,
                       const HistoryInstallation *sender,
                       guint sender_author,
                       HistoryInstallation *receiver,
                       const HistoryPackage *package);
void history_deliver_all (History *self,
                          const HistoryInstallation *sender,
                          guint sender_author,
                          HistoryInstallation *receiver);

guint history_copy_record (const History *self,
                           const HistoryInstallation *installation,
                           guint record,
                           BcOperation operations[HISTORY_MAX_OPERATIONS]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)
