/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "writer.h"

#include <string.h>

#include "journal.h"
#include "salts.h"
#include "stamp.h"
#include "store-error.h"
#include "stream.h"
#include "summary-changes.h"
#include "summary-parts.h"

#define N_KNOWN 64

/* Where the next operation goes, kept while one author writes in one scope and nothing arrives. */
typedef struct
{
  gint64 scope; /* 0: not known */
  gint64 arrival;
  gint64 stream;
  gint64 held;
  gint64 epoch;
} Place;

struct _BcWriter
{
  BcDatabase *database; /* (unowned) */
  BcProfile profile;
  BcFolder *folder;          /* (owned) (nullable) */
  BcSummaryChanges *touched; /* (owned) */
  Place place;
  gint64 now;                  /* milliseconds UTC */
  gint64 gesture;              /* stamp of its first operation, 0 before that */
  gint64 reverts;              /* the gesture that this one takes back, 0 for none */
  BcRecordInfo known[N_KNOWN]; /* records that were looked up, each at its place; row 0 for none */
  gboolean knows_any;
  BcId made;              /* the last identifier that was made here */
  gint64 added;           /* row of the last new record, 0 for none */
  gboolean added_written; /* an operation speaks of it */
  const char *added_type; /* (unowned): its type, %NULL if this version does not know it */
  BcSalts salts;
  gboolean open;
};

/**
 * bc_writer_begin:
 * @database: the connection that writes
 * @now: milliseconds UTC
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins a transaction. All that is written in it is one gesture: undone as one.
 *
 * Returns: (transfer full) (nullable): the transaction; %NULL with an error
 */
BcWriter *
bc_writer_begin (BcDatabase *database, gint64 now, GError **error)
{
  g_autoptr (BcWriter) self = g_new0 (BcWriter, 1);

  self->database = database;
  self->now = now;
  self->touched = bc_summary_changes_new (database);
  self->open = bc_database_execute (database, "BEGIN IMMEDIATE", error);
  if (!self->open || !bc_profile_load (&self->profile, database, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_writer_free:
 * @self: (transfer full): a transaction
 *
 * Ends it. What was not committed is taken back.
 */
void
bc_writer_free (BcWriter *self)
{
  g_clear_pointer (&self->folder, bc_folder_free);
  bc_writer_forget_records (self);
  if (self->open && bc_database_in_transaction (self->database))
    bc_database_execute (self->database, "ROLLBACK", NULL);
  bc_summary_changes_free (self->touched);
  bc_profile_clear (&self->profile);
  g_free (self);
}

/**
 * bc_writer_commit:
 * @self: a transaction
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings up to date what follows from the records that were written, and commits.
 *
 * Returns: whether it succeeded; if not, nothing was written
 */
gboolean
bc_writer_commit (BcWriter *self, GError **error)
{
  if (!bc_summary_changes_settle (self->touched, error))
    return FALSE;
  g_clear_pointer (&self->folder, bc_folder_free);
  if (!bc_database_run (self->database,
                        error,
                        "UPDATE profile SET last_stamp = max (last_stamp, ?)",
                        "i",
                        self->profile.last_stamp) ||
      !bc_database_execute (self->database, "COMMIT", error))
    return FALSE;
  self->open = FALSE;
  return TRUE;
}

/**
 * bc_writer_get_database:
 * @self: a transaction
 *
 * Returns: (transfer none): the connection that it writes through
 */
BcDatabase *
bc_writer_get_database (BcWriter *self)
{
  return self->database;
}

/**
 * bc_writer_get_profile:
 * @self: a transaction
 *
 * Returns: (transfer none): who writes
 */
const BcProfile *
bc_writer_get_profile (BcWriter *self)
{
  return &self->profile;
}

/**
 * bc_writer_get_folder:
 * @self: a transaction
 *
 * Returns: (transfer none): the folder of its records
 */
BcFolder *
bc_writer_get_folder (BcWriter *self)
{
  if (self->folder == NULL)
    self->folder = bc_folder_new (self->database);
  return self->folder;
}

/**
 * bc_writer_forget_authors:
 * @self: a transaction
 *
 * Must be called after authors were added.
 */
void
bc_writer_forget_authors (BcWriter *self)
{
  g_clear_pointer (&self->folder, bc_folder_free);
  self->place.scope = 0;
}

static void
copy_info (BcRecordInfo *info, const BcRecordInfo *known)
{
  bc_record_info_clear (info);
  *info = *known;
  info->type_name = g_strdup (known->type_name);
  info->extra = g_strdup (known->extra);
}

/**
 * bc_writer_lookup:
 * @self: a transaction
 * @id: a record's identifier
 * @info: (inout): set to zeros, or found before
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_lookup_id(), and remembers what was found: the records of an import belong to one district
 * and name the same few others.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
gboolean
bc_writer_lookup (BcWriter *self, const BcId *id, BcRecordInfo *info, GError **error)
{
  BcRecordInfo *known = &self->known[bc_id_hash (id) % N_KNOWN];

  if (known->row != 0 && bc_id_equal (&known->id, id)) {
    copy_info (info, known);
    return TRUE;
  }
  if (!bc_lookup_id (self->database, id, info, error))
    return FALSE;
  copy_info (known, info);
  self->knows_any = TRUE;
  return TRUE;
}

/**
 * bc_writer_forget_records:
 * @self: a transaction
 *
 * Must be called when a record that exists changes otherwise than by bc_writer_append().
 */
void
bc_writer_forget_records (BcWriter *self)
{
  for (guint i = 0; self->knows_any && i < N_KNOWN; i++) {
    bc_record_info_clear (&self->known[i]);
    self->known[i].row = 0;
  }
  self->knows_any = FALSE;
}

/**
 * bc_writer_get_now:
 * @self: a transaction
 *
 * Returns: the moment at which it writes, milliseconds UTC
 */
gint64
bc_writer_get_now (BcWriter *self)
{
  return self->now;
}

/**
 * bc_writer_get_gesture:
 * @self: a transaction
 *
 * Returns: the gesture that its operations belong to, 0 before the first of them
 */
gint64
bc_writer_get_gesture (BcWriter *self)
{
  return self->gesture;
}

/**
 * bc_writer_set_author:
 * @self: a transaction
 * @author: the author's row
 * @level: their level
 *
 * Writes in another person's name from now on: a sample country has many authors.
 */
void
bc_writer_set_author (BcWriter *self, gint64 author, BcLevels level)
{
  self->profile.author = author;
  self->profile.level = level;
  self->gesture = 0;
  self->place.scope = 0;
}

/**
 * bc_writer_set_now:
 * @self: a transaction
 * @now: milliseconds UTC
 *
 * Writes at another moment from now on: a sample country has a past.
 */
void
bc_writer_set_now (BcWriter *self, gint64 now)
{
  self->now = now;
}

/**
 * bc_writer_start_gesture:
 * @self: a transaction
 * @reverts: the gesture that the next operations take back, 0 for none
 *
 * Begins a gesture: the operations from here on are undone together.
 */
void
bc_writer_start_gesture (BcWriter *self, gint64 reverts)
{
  self->gesture = 0;
  self->reverts = reverts;
}

/**
 * bc_writer_see_stamp:
 * @self: a transaction
 * @stamp: the stamp of an operation that arrived
 *
 * Puts the clock behind nothing that was seen, so that what is written next is newer.
 */
void
bc_writer_see_stamp (BcWriter *self, gint64 stamp)
{
  self->profile.last_stamp = MAX (self->profile.last_stamp, stamp);
  self->place.scope = 0;
}

/**
 * bc_writer_touch:
 * @self: a transaction
 * @scope: a scope's row
 * @type: (nullable): the type of a record that was written there; %NULL for any, and where records
 *   were hidden or shown with the one that owns them
 *
 * Notes what of the scope's summary has to be counted anew.
 */
void
bc_writer_touch (BcWriter *self, gint64 scope, const char *type)
{
  bc_summary_change_touch (bc_summary_changes_get (self->touched, scope),
                           bc_summary_get_parts (type, NULL));
}

/**
 * bc_writer_touch_before:
 * @self: a transaction
 * @scope: a scope's row, to whose records anything may be written from now on
 * @error: return location, #BC_STORE_ERROR
 *
 * Notes that all of the scope's summary has to be counted anew.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_writer_touch_before (BcWriter *self, gint64 scope, GError **error)
{
  return bc_summary_change_touch_before (bc_summary_changes_get (self->touched, scope),
                                         bc_summary_get_parts (NULL, NULL),
                                         error);
}

/* A deletion hides what the record owns, so that no type's part of the summary stays as it was. A
 * text that only looks like one costs no more than the work. */
static gboolean
touch_record (BcWriter *self, gint64 record, gint64 scope, const char *fields, GError **error)
{
  g_autofree char *found = NULL;
  const char *type = record == self->added ? self->added_type : NULL;

  if (strstr (fields, "\"" BC_DELETED_NAME "\":") != NULL)
    return bc_summary_change_note (bc_summary_changes_get (self->touched, scope),
                                   record,
                                   NULL,
                                   fields,
                                   error);
  if (type == NULL && !bc_database_get_text (self->database,
                                             &found,
                                             error,
                                             "SELECT type FROM record WHERE row = ?",
                                             "i",
                                             record))
    return FALSE;
  return bc_summary_change_note (bc_summary_changes_get (self->touched, scope),
                                 record,
                                 type != NULL ? type : found,
                                 fields,
                                 error);
}

/**
 * bc_writer_add_record:
 * @self: a transaction
 * @id: the new record's identifier
 * @type: its type's name
 * @scope: its scope's row
 * @record: (out): its row
 * @error: return location, #BC_STORE_ERROR
 *
 * Enters a record that no operation speaks of yet.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_writer_add_record (BcWriter *self,
                      const BcId *id,
                      const char *type,
                      gint64 scope,
                      gint64 *record,
                      GError **error)
{
  const BcRecordType *known = bc_dictionary_find (type);

  if (!bc_database_run (self->database,
                        error,
                        "INSERT INTO record (id, type, scope) VALUES (?, ?, ?)",
                        "dti",
                        id,
                        type,
                        scope))
    return FALSE;
  *record = bc_database_get_last_row (self->database);
  self->added = *record;
  self->added_written = FALSE;
  self->added_type = known != NULL ? known->name : NULL;
  return TRUE;
}

/**
 * bc_writer_make_id:
 * @self: a transaction
 * @id: (out): an identifier for a new record
 *
 * Makes one. The index of many that are made together grows at its end.
 */
void
bc_writer_make_id (BcWriter *self, BcId *id)
{
  bc_id_generate_next (&self->made, self->now);
  *id = self->made;
}

static gboolean
find_place (BcWriter *self, gint64 scope, gint64 arrival, GError **error)
{
  Place *place = &self->place;

  if (place->scope == scope && place->arrival == arrival)
    return TRUE;
  place->scope = 0;
  if (!bc_stream_find (self->database,
                       scope,
                       self->profile.author,
                       &place->stream,
                       &place->held,
                       error) ||
      !bc_epoch_find (self->database, place->stream, scope, arrival, &place->epoch, error))
    return FALSE;
  place->scope = scope;
  place->arrival = arrival;
  return TRUE;
}

/**
 * bc_writer_append:
 * @self: a transaction
 * @record: the record's row
 * @scope: its scope's row
 * @arrival: the newest journal row when the author read the record, or %BC_ARRIVAL_NOW
 * @fields: what this save sets, as a JSON object
 * @row: (out): the operation's row in the journal
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds an operation of this person to the journal. The tables are not touched.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_writer_append (BcWriter *self,
                  gint64 record,
                  gint64 scope,
                  gint64 arrival,
                  const char *fields,
                  gint64 *row,
                  GError **error)
{
  const guint8 *salt = bc_salts_take (&self->salts, error);
  BcJournalRow operation = {
    .record = record,
    .reverts = self->reverts,
    .salt = salt,
    .salt_size = BC_SALT_SIZE,
    .fields = fields,
  };

  if (salt == NULL || !find_place (self, scope, arrival, error))
    return FALSE;
  if (record != self->added || self->added_written)
    bc_writer_forget_records (self);
  self->added_written = TRUE;
  self->profile.last_stamp = bc_stamp_next (self->profile.last_stamp, self->now);
  if (self->gesture == 0)
    self->gesture = self->profile.last_stamp;
  operation.stream = self->place.stream;
  operation.epoch = self->place.epoch;
  operation.number = ++self->place.held;
  operation.stamp = self->profile.last_stamp;
  operation.gesture = self->gesture;
  return bc_journal_insert (self->database, &operation, row, error) &&
         touch_record (self, record, scope, fields, error);
}
