/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workshop-work.h"

#include "form-save.h"

typedef struct
{
  BcId plan;
  BcVote vote;
  char *voter; /* (owned) */
  gint64 most;
} Voting;

static void
free_voting (gpointer data)
{
  g_free (((Voting *) data)->voter);
  g_free (data);
}

static gboolean
write_vote (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Voting *self = data;

  return bc_ranking_vote (writer, &self->plan, &self->vote, self->most, error);
}

/* @plan: what the proposal is for; @most: how many dots each person has. */
void
bc_workshop_vote (BcStore *store,
                  const BcId *plan,
                  const BcVote *vote,
                  gint64 most,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  Voting *self = g_new0 (Voting, 1);

  self->plan = *plan;
  self->vote = *vote;
  self->voter = g_strdup (vote->voter);
  self->vote.voter = self->voter;
  self->most = most;
  bc_store_write_async (store, write_vote, self, free_voting, NULL, callback, data);
}

/* An invalid text is refused when it is saved, with its reason. */
void
bc_workshop_propose (BcStore *store,
                     const BcId *plan,
                     const BcId *area,
                     const char *text,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;
  const BcRecordType *type = bc_dictionary_find ("proposal");

  bc_draft_init (&draft, type, NULL);
  bc_draft_set_id (&draft, "plan", plan);
  bc_draft_set_id (&draft, "area", area);
  bc_value_set_text (&value, text);
  bc_draft_set (&draft, bc_record_type_find_field (type, "text"), &value);
  bc_form_save_async (store, &draft, callback, data);
}

void
bc_workshop_merge (BcStore *store,
                   const BcId *from,
                   const BcId *into,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("proposal"), from);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (&draft, "merged-into", into);
  bc_form_save_async (store, &draft, callback, data);
}

typedef struct
{
  BcId plan;
  GArray *chosen; /* (owned) */
} Making;

static void
free_making (gpointer data)
{
  g_array_unref (((Making *) data)->chosen);
  g_free (data);
}

/* The ranking is read where it is written: nobody votes in between. */
static gboolean
write_actions (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Making *self = data;
  g_autoptr (BcRanking) ranking =
    bc_ranking_read (bc_writer_get_database (writer), &self->plan, error);

  return ranking != NULL && bc_ranking_make_actions (writer,
                                                     &self->plan,
                                                     ranking,
                                                     (const BcId *) self->chosen->data,
                                                     self->chosen->len,
                                                     error);
}

/* @chosen: (transfer full) (element-type BcId): the proposals that become actions. */
void
bc_workshop_make_actions (BcStore *store,
                          const BcId *plan,
                          GArray *chosen,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  Making *self = g_new0 (Making, 1);

  self->plan = *plan;
  self->chosen = chosen;
  bc_store_write_async (store, write_actions, self, free_making, NULL, callback, data);
}
