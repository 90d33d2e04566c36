/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "walk.h"

#include <string.h>

#include "date.h"
#include "lookup.h"
#include "save.h"

/* The walk through a district's streets: of each of its premises, one answer. */

/* What is known of a business when it is answered for. */
typedef struct
{
  char *today;       /* (owned): the day of the walk */
  char *state;       /* (owned): the name of its state; empty where none was told */
  gboolean seen;     /* it was answered for today already */
  GPtrArray *events; /* (owned) (element-type Event): of today, which tell nothing but a change */
} Known;

typedef struct
{
  BcId id;
  char *kind; /* (owned) */
} Event;

static void
free_event (gpointer data)
{
  Event *event = data;

  g_free (event->kind);
  g_free (event);
}

static void
clear_known (Known *self)
{
  g_free (self->today);
  g_free (self->state);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, clear_known)

static gboolean
read_state (BcDatabase *database, const BcId *business, Known *known, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT coalesce (b.state_name, ''), coalesce (b.seen_on = ?2, 0) "
                       "FROM record r JOIN business b ON b.row = r.row WHERE r.id = ?1",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, business);
  bc_cursor_bind_text (cursor, 2, known->today);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    known->seen = bc_cursor_get_integer (cursor, 1) != 0;
  known->state = g_strdup (step == BC_STEP_ROW ? bc_cursor_get_text (cursor, 0) : "");
  return step != BC_STEP_ERROR;
}

/* What somebody wrote about jobs or in notes stays as it is. */
static gboolean
read_events (BcDatabase *database, const BcId *business, Known *known, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, e.kind FROM business_event e JOIN record r ON r.row = e.row "
                       "WHERE e.business = ? AND e.date = ? AND e.hidden = 0 "
                       "AND e.kind IN ('opening', 'closing', 'move') "
                       "AND e.jobs IS NULL AND e.notes IS NULL ORDER BY e.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  known->events = g_ptr_array_new_with_free_func (free_event);
  bc_cursor_bind_id (cursor, 1, business);
  bc_cursor_bind_text (cursor, 2, known->today);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    Event *event = g_new0 (Event, 1);

    bc_cursor_get_id (cursor, 0, &event->id);
    event->kind = g_strdup (bc_cursor_get_text (cursor, 1));
    g_ptr_array_add (known->events, event);
  }
  return step == BC_STEP_DONE;
}

static gboolean
read_known (BcDatabase *database, const BcId *business, Known *known, GError **error)
{
  known->today = bc_date_dup_iso (bc_lookup_today (database));
  return read_state (database, business, known, error) &&
         read_events (database, business, known, error);
}

/* (nullable): what happened since the last walk. The events of today were told by an answer that
 * this one takes back: what was before them counts. What was not known to be open or not did not
 * change. */
static const char *
find_kind (const Known *known, const char *state)
{
  const Event *first = known->events->len > 0 ? known->events->pdata[0] : NULL;
  const gboolean was_known = first != NULL || *known->state != '\0';
  const gboolean was_open =
    first != NULL ? strcmp (first->kind, "opening") != 0 : strcmp (known->state, "open") == 0;
  const gboolean is_open = strcmp (state, "open") == 0;

  if (!was_known || was_open == is_open)
    return NULL;
  if (is_open)
    return "opening";
  return strcmp (state, "moved") == 0 ? "move" : "closing";
}

static gboolean
save_business (BcWriter *writer,
               const BcId *business,
               const Known *known,
               const char *state,
               GError **error)
{
  const BcRecordType *type = bc_dictionary_find ("business");
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, type, business);
  draft.arrival = BC_ARRIVAL_NOW;
  if (!bc_draft_set_text (&draft, "seen-on", known->today, error))
    return FALSE;
  /* The reason that stands beside a state stays with it. */
  if (strcmp (known->state, state) != 0 && !bc_draft_set_text (&draft, "state", state, error))
    return FALSE;
  return bc_save (writer, &draft, &id, error);
}

static gboolean
save_event (BcWriter *writer,
            const BcId *business,
            const Known *known,
            const char *kind,
            GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("business-event"), NULL);
  bc_draft_set_id (&draft, "business", business);
  return bc_draft_set_text (&draft, "kind", kind, error) &&
         bc_draft_set_text (&draft, "date", known->today, error) &&
         bc_save (writer, &draft, &id, error);
}

static gboolean
delete_event (BcWriter *writer, const Event *event, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("business-event"), &event->id);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_deleted (&draft, TRUE);
  return bc_save (writer, &draft, &id, error);
}

/* One event of today tells what happened; those that told something else go. */
static gboolean
settle_events (BcWriter *writer,
               const BcId *business,
               const Known *known,
               const char *kind,
               GError **error)
{
  gboolean told = kind == NULL;

  for (guint i = 0; i < known->events->len; i++) {
    const Event *event = known->events->pdata[i];
    const gboolean right = !told && strcmp (event->kind, kind) == 0;

    told |= right;
    if (!right && !delete_event (writer, event, error))
      return FALSE;
  }
  return told || save_event (writer, business, known, kind, error);
}

/**
 * bc_walk_answer:
 * @writer: a transaction
 * @business: a business
 * @state: what it was found to be, as the dictionary names its states
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Writes what a walk through the street found: the state, that it was seen today and, where it
 * opened, closed or moved since it was last seen, the event of today. Another answer on the same
 * day takes the place of the first; the same answer again writes nothing.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_walk_answer (BcWriter *writer, const BcId *business, const char *state, GError **error)
{
  g_auto (Known) known = { 0 };

  if (!read_known (bc_writer_get_database (writer), business, &known, error))
    return FALSE;
  if (known.seen && strcmp (known.state, state) == 0)
    return TRUE;
  /* The business is written last: by it people call what they undo. */
  return settle_events (writer, business, &known, find_kind (&known, state), error) &&
         save_business (writer, business, &known, state, error);
}
