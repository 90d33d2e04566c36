/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-write.h"

#include <gio/gio.h>

#include "lookup.h"
#include "projection.h"
#include "save.h"
#include "stream.h"

#define EVENTS_A_LOOK 512

/* How far the writing of a batch has come. */
typedef struct
{
  BcSample *sample; /* (unowned) */
  BcWriter *writer; /* (unowned) */
  const BcSampleSpan *span;
  GHashTable *scopes; /* (owned) identifier of a scope → its row */
  guint author;       /* place of who wrote last */
  guint gesture;      /* the last one, 0 for none */
} Writing;

static int
compare_events_cb (gconstpointer a, gconstpointer b)
{
  const BcSampleEvent *first = a;
  const BcSampleEvent *second = b;

  if (first->moment != second->moment)
    return first->moment < second->moment ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gint64
squeeze (const BcSampleSpan *span, gint64 moment)
{
  double share = (double) (moment - span->past) / (double) (span->now - span->past);

  return span->from + (gint64) (share * (double) (span->to - span->from));
}

static void
take_pen (Writing *self, const BcSampleEvent *event)
{
  const BcSampleAuthor *author =
    &g_array_index (self->sample->authors, BcSampleAuthor, event->author);

  if (self->gesture == 0 || self->author != event->author)
    bc_writer_set_author (self->writer, author->row, author->level);
  if (self->gesture != event->gesture)
    bc_writer_start_gesture (self->writer, 0);
  self->author = event->author;
  self->gesture = event->gesture;
  bc_writer_set_now (self->writer, squeeze (self->span, event->moment));
}

static gboolean
find_scope (Writing *self, const BcId *id, gint64 *scope, GError **error)
{
  gint64 *known = g_hash_table_lookup (self->scopes, id);

  if (known != NULL) {
    *scope = *known;
    return TRUE;
  }
  if (!bc_scope_find (bc_writer_get_database (self->writer), id, scope, error))
    return FALSE;
  g_hash_table_insert (self->scopes, g_memdup2 (id, sizeof *id), g_memdup2 (scope, sizeof *scope));
  return TRUE;
}

static gboolean
project (Writing *self, const BcDraft *draft, gint64 record, gint64 operation, GError **error)
{
  g_auto (BcFolded) folded = { 0 };

  bc_folded_init (&folded, draft->type);
  for (guint i = 0; i < draft->fields->len; i++) {
    BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
    gsize place = (gsize) (set->field - draft->type->fields);

    folded.values[place] = set->value;
    set->value = (BcValue) BC_VALUE_INIT;
    folded.origins[place] = operation;
  }
  return bc_projection_write (bc_writer_get_database (self->writer), record, &folded, TRUE, error);
}

/* The journal and the tables as bc_save() writes them, without its look-ups: what is written here
 * is new, and the tests hold it against the rules. */
static gboolean
write_new (Writing *self, const BcSampleEvent *event, GError **error)
{
  g_autofree char *fields = bc_draft_dup_json (&event->draft);
  gint64 scope, record, operation;

  return find_scope (self, &event->scope, &scope, error) &&
         bc_writer_add_record (self->writer,
                               &event->draft.id,
                               event->draft.type->name,
                               scope,
                               &record,
                               error) &&
         bc_writer_append (self->writer,
                           record,
                           scope,
                           BC_ARRIVAL_NOW,
                           fields,
                           &operation,
                           error) &&
         project (self, &event->draft, record, operation, error);
}

static gboolean
write_change (Writing *self, const BcSampleEvent *event, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  return bc_lookup_id (bc_writer_get_database (self->writer), &event->draft.id, &info, error) &&
         bc_record_write (self->writer, &event->draft, &info, error);
}

static gboolean
write_event (Writing *self, const BcSampleEvent *event, GError **error)
{
  take_pen (self, event);
  if (event->fresh ? write_new (self, event, error) : write_change (self, event, error))
    return TRUE;
  g_prefix_error (error, "%s: ", event->draft.type->name);
  return FALSE;
}

static gboolean
write_events (Writing *self,
              BcSampleAdvance advance,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  GArray *events = self->sample->events;

  for (guint i = 0; i < events->len; i++) {
    if (i % EVENTS_A_LOOK == 0) {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      advance ((double) i / events->len, data);
    }
    if (!write_event (self, &g_array_index (events, BcSampleEvent, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bc_sample_write:
 * @self: a sample country with events
 * @writer: a transaction
 * @span: where in time they are written
 * @advance: called now and then
 * @data: for @advance
 * @cancellable: (nullable): stops the writing
 * @error: return location, #BC_STORE_ERROR, GIO's, or what went wrong while they were made
 *
 * Writes the events in the order in which they happened, each in its author's name and at its
 * moment, and forgets them.
 *
 * Returns: %FALSE with an error; the transaction must then be freed
 */
gboolean
bc_sample_write (BcSample *self,
                 BcWriter *writer,
                 const BcSampleSpan *span,
                 BcSampleAdvance advance,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Writing writing = { .sample = self, .writer = writer, .span = span };
  gboolean ok;

  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  writing.scopes =
    g_hash_table_new_full ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal, g_free, g_free);
  g_array_sort (self->events, compare_events_cb);
  ok = write_events (&writing, advance, data, cancellable, error);
  g_hash_table_unref (writing.scopes);
  g_array_set_size (self->events, 0);
  return ok;
}
