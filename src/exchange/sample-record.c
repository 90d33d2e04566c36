/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-record.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "moment.h"
#include "period.h"
#include "save.h"
#include "text.h"

#define MINUTE       G_GINT64_CONSTANT (60000)
#define FIRST_MINUTE (9 * 60)
#define LAST_MINUTE  (18 * 60)

static void
clear_event (gpointer data)
{
  bc_draft_clear (&((BcSampleEvent *) data)->draft);
}

static void
clear_author (gpointer data)
{
  g_free (((BcSampleAuthor *) data)->name);
}

/**
 * bc_sample_init:
 * @self: uninitialised
 * @seed: where all chance comes from
 * @today: Chile's civil date
 *
 * Prepares a sample country without anything in it.
 */
void
bc_sample_init (BcSample *self, guint seed, gint32 today)
{
  *self = (BcSample){ .rand = g_rand_new_with_seed (seed), .today = today };
  self->events = g_array_new (FALSE, TRUE, sizeof (BcSampleEvent));
  g_array_set_clear_func (self->events, clear_event);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->authors = g_array_new (FALSE, TRUE, sizeof (BcSampleAuthor));
  g_array_set_clear_func (self->authors, clear_author);
}

/**
 * bc_sample_clear:
 * @self: a sample country
 *
 * Frees what it holds.
 */
void
bc_sample_clear (BcSample *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->authors, g_array_unref);
  g_clear_error (&self->error);
}

/**
 * bc_sample_clamp:
 * @self: a sample country
 * @date: when something happened
 *
 * What has happened did so yesterday at the latest.
 *
 * Returns: @date or yesterday
 */
gint32
bc_sample_clamp (BcSample *self, gint32 date)
{
  return MIN (date, self->today - 1);
}

/**
 * bc_sample_pick:
 * @self: a sample country
 * @from: the least
 * @to: the greatest
 *
 * Returns: a number between @from and @to, both included
 */
gint32
bc_sample_pick (BcSample *self, gint32 from, gint32 to)
{
  return to > from ? g_rand_int_range (self->rand, from, to + 1) : from;
}

/**
 * bc_sample_chance:
 * @self: a sample country
 * @percent: how likely it is, 0 to 100
 *
 * Returns: whether it happened
 */
gboolean
bc_sample_chance (BcSample *self, gint32 percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

/**
 * bc_sample_start_gesture:
 * @self: a sample country
 *
 * What is made from here on was written together.
 */
void
bc_sample_start_gesture (BcSample *self)
{
  self->gesture++;
  self->minute = MIN (self->minute + 1, LAST_MINUTE);
}

static BcSampleEvent *
get_event (BcSample *self)
{
  return &g_array_index (self->events, BcSampleEvent, self->events->len - 1);
}

static BcSampleEvent *
add_event (BcSample *self, const char *type, const BcId *id, gint32 date)
{
  gint32 day = bc_sample_clamp (self, MAX (date, self->floor));
  BcSampleEvent *event;

  g_array_set_size (self->events, self->events->len + 1);
  event = get_event (self);
  event->moment = bc_moment_from_date (day) + (FIRST_MINUTE + self->minute) * MINUTE;
  event->scope = self->scope;
  event->author = self->author;
  event->gesture = self->gesture;
  event->order = self->events->len;
  bc_draft_init (&event->draft, bc_dictionary_find (type), id);
  return event;
}

/**
 * bc_sample_begin:
 * @self: a sample country
 * @type: a record type
 * @date: when it was written; not after yesterday
 *
 * Begins a record, which bc_sample_end() ends.
 */
void
bc_sample_begin (BcSample *self, const char *type, gint32 date)
{
  add_event (self, type, NULL, date)->fresh = TRUE;
}

static gint64
find_latest (BcSample *self, const BcId *id)
{
  for (guint i = self->events->len; i > 0; i--) {
    const BcSampleEvent *event = &g_array_index (self->events, BcSampleEvent, i - 1);

    if (bc_id_equal (&event->draft.id, id))
      return event->moment;
  }
  g_return_val_if_reached (0);
}

/**
 * bc_sample_edit:
 * @self: a sample country
 * @type: the record's type
 * @id: a record made before
 * @date: when it was written; not after yesterday, and not before the record was last written
 *
 * Begins a change of a record, which bc_sample_end() ends.
 */
void
bc_sample_edit (BcSample *self, const char *type, const BcId *id, gint32 date)
{
  gint64 latest = find_latest (self, id);
  BcSampleEvent *event = add_event (self, type, id, date);

  event->moment = MAX (event->moment, latest);
}

static void
set_value (BcSample *self, const char *name, const BcValue *value)
{
  BcDraft *draft = &get_event (self)->draft;

  bc_draft_set (draft, bc_record_type_find_field (draft->type, name), value);
}

/**
 * bc_sample_set:
 * @self: a sample country
 * @name: a field
 * @text: (nullable): its value as a person types it; %NULL leaves it as it is
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set (BcSample *self, const char *name, const char *text)
{
  BcDraft *draft = &get_event (self)->draft;

  if (text == NULL || self->error != NULL)
    return;
  if (!bc_draft_set_text (draft, name, text, &self->error))
    g_prefix_error (&self->error, "%s, %s: ", draft->type->name, name);
}

/**
 * bc_sample_format:
 * @self: a sample country
 * @name: a field
 * @format: as for printf()
 * @...: what @format asks for
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_format (BcSample *self, const char *name, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  bc_sample_set (self, name, text);
}

/**
 * bc_sample_set_id:
 * @self: a sample country
 * @name: a reference
 * @id: what it names
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set_id (BcSample *self, const char *name, const BcId *id)
{
  bc_draft_set_id (&get_event (self)->draft, name, id);
}

/* As bc_record_derive_id() derives it from the code. */
static BcId *
derive_code (const char *type, const char *code)
{
  g_autofree char *folded = bc_text_fold (code);
  BcId *id = g_new (BcId, 1);

  bc_id_derive (id, type, folded, NULL);
  return id;
}

/**
 * bc_sample_set_code:
 * @self: a sample country
 * @name: a reference
 * @type: a catalogue's type
 * @code: (nullable): the entry that it names; %NULL leaves it as it is
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set_code (BcSample *self, const char *name, const char *type, const char *code)
{
  g_autofree char *key = NULL;
  BcId *id;

  if (code == NULL)
    return;
  key = g_strdup_printf ("%s %s", type, code);
  id = g_hash_table_lookup (self->codes, key);
  if (id == NULL) {
    id = derive_code (type, code);
    g_hash_table_insert (self->codes, g_steal_pointer (&key), id);
  }
  bc_sample_set_id (self, name, id);
}

/**
 * bc_sample_set_number:
 * @self: a sample country
 * @name: a field that is stored as a whole number
 * @number: its value as it is stored
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set_number (BcSample *self, const char *name, gint64 number)
{
  bc_draft_set_integer (&get_event (self)->draft, name, number);
}

/**
 * bc_sample_set_date:
 * @self: a sample country
 * @name: a date
 * @date: its value
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set_date (BcSample *self, const char *name, gint32 date)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_value_take_text (&value, bc_date_dup_iso (date));
  set_value (self, name, &value);
}

/**
 * bc_sample_set_period:
 * @self: a sample country
 * @name: a period
 * @from: its first day
 * @to: its last day, or %BC_DATE_NONE
 *
 * Sets a field of the record that was begun.
 */
void
bc_sample_set_period (BcSample *self, const char *name, gint32 from, gint32 to)
{
  BcPeriod period = { from, to == BC_DATE_NONE ? to : MAX (from, to) };
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_value_take_text (&value, bc_period_dup_text (&period));
  set_value (self, name, &value);
}

/* As bc_id_generate() does, with the seed's chance in place of the kernel's. */
static void
generate_id (BcSample *self, gint64 moment, BcId *id)
{
  for (int i = 0; i < 6; i++)
    id->bytes[i] = (guint8) (moment >> (40 - 8 * i));
  for (int i = 6; i < 16; i++)
    id->bytes[i] = (guint8) g_rand_int (self->rand);
  id->bytes[6] = 0x70 | (id->bytes[6] & 0x0f);
  id->bytes[8] = 0x80 | (id->bytes[8] & 0x3f);
}

/**
 * bc_sample_end:
 * @self: a sample country
 *
 * Ends the record that was begun, or the change of one.
 *
 * Returns: its identifier
 */
BcId
bc_sample_end (BcSample *self)
{
  BcSampleEvent *event = get_event (self);

  if (event->fresh && event->draft.type->identity != NULL)
    bc_record_derive_id (&event->draft, event->moment, &event->draft.id);
  else if (event->fresh)
    generate_id (self, event->moment, &event->draft.id);
  return event->draft.id;
}
