/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twins-work.h"

#include "apart.h"
#include "join.h"

/* What the window of the possible duplicates reads and writes. */

void
bc_twins_found_free (BcTwinsFound *self)
{
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->twins, bc_twins_free);
  g_clear_pointer (&self->apart, g_ptr_array_unref);
  g_free (self);
}

/* Where the two that are shown are now, or else those that stand where they stood. */
static guint
find_place (const GPtrArray *pairs, const BcTwinsAsked *asked)
{
  for (guint i = 0; i < pairs->len; i++) {
    const BcDuplicate *pair = pairs->pdata[i];

    if (bc_id_equal (&pair->first.id, &asked->shown[0]) &&
        bc_id_equal (&pair->second.id, &asked->shown[1]))
      return i;
  }
  return asked->place < pairs->len ? asked->place : 0;
}

BcTwinsFound *
bc_twins_find (BcDatabase *reader, const BcTwinsAsked *asked, GError **error)
{
  g_autoptr (GPtrArray) pairs = bc_duplicates_read (reader, &asked->district, error);
  g_autoptr (GPtrArray) apart =
    pairs != NULL ? bc_apart_list (reader, &asked->district, error) : NULL;
  BcTwinsFound *found = NULL;
  BcTwins *twins = NULL;
  guint place = 0;

  if (apart == NULL)
    return NULL;
  if (pairs->len > 0) {
    const BcDuplicate *pair = NULL;

    place = find_place (pairs, asked);
    pair = pairs->pdata[place];
    twins = bc_twins_read (reader, &pair->first.id, &pair->second.id, error);
    if (twins == NULL)
      return NULL;
  }
  found = g_new0 (BcTwinsFound, 1);
  found->pairs = g_steal_pointer (&pairs);
  found->apart = g_steal_pointer (&apart);
  found->place = place;
  found->twins = twins;
  return found;
}

typedef struct
{
  BcId keep;
  BcId other;
  BcDraft chosen;
} Joining;

static void
free_joining (gpointer data)
{
  Joining *self = data;

  bc_draft_clear (&self->chosen);
  g_free (self);
}

static gboolean
write_joined (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Joining *self = data;
  BcJoinReport report;

  return bc_join_choosing (writer, &self->keep, &self->other, &self->chosen, &report, error);
}

/* @chosen: the values that stay. */
void
bc_twins_join (BcStore *store,
               const BcTwins *twins,
               const BcDraft *chosen,
               GAsyncReadyCallback callback,
               gpointer data)
{
  Joining *self = g_new0 (Joining, 1);

  self->keep = twins->ids[twins->keep];
  self->other = twins->ids[1 - twins->keep];
  bc_draft_init (&self->chosen, chosen->type, &self->keep);
  for (guint i = 0; i < chosen->fields->len; i++) {
    const BcDraftField *set = &g_array_index (chosen->fields, BcDraftField, i);

    bc_draft_set (&self->chosen, set->field, &set->value);
  }
  bc_store_write_async (store, write_joined, self, free_joining, NULL, callback, data);
}

typedef struct
{
  BcId ids[BC_N_TWINS];
  gboolean apart;
} Parting;

static gboolean
write_apart (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Parting *self = data;
  guint n_forgotten;

  return self->apart ? bc_apart_tell (writer, &self->ids[0], &self->ids[1], error)
                     : bc_apart_forget (writer, &self->ids[0], &self->ids[1], &n_forgotten, error);
}

/* @apart: whether they are two, or may be one again. */
void
bc_twins_tell_apart (BcStore *store,
                     const BcId ids[BC_N_TWINS],
                     gboolean apart,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  Parting *self = g_new0 (Parting, 1);

  self->ids[0] = ids[0];
  self->ids[1] = ids[1];
  self->apart = apart;
  bc_store_write_async (store, write_apart, self, g_free, NULL, callback, data);
}
