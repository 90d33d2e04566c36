/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-save.h"

typedef struct
{
  BcWindow *window; /* (owned) */
  char *told;       /* (owned) */
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->window);
  g_free (self->told);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static void
free_draft (gpointer draft)
{
  bc_draft_clear (draft);
  g_free (draft);
}

static gboolean
write_draft (BcWriter *writer, gpointer draft, GCancellable *cancellable, GError **error)
{
  BcId id;
  return bc_save (writer, draft, &id, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  if (bc_store_write_finish (BC_STORE (source), result, &error))
    bc_window_add_toast (self->window, self->told, TRUE);
  else
    bc_window_show_error (self->window, error);
}

/* (transfer full): a save of what is known now. */
BcDraft *
bc_window_make_draft (const BcRecordType *type, const BcId *id)
{
  BcDraft *draft = g_new0 (BcDraft, 1);

  bc_draft_init (draft, type, id);
  draft->arrival = BC_ARRIVAL_NOW;
  return draft;
}

/* Writes in one gesture, and then tells @told and offers to undo it. */
void
bc_window_write (BcWindow *self,
                 BcWork work,
                 gpointer data,
                 GDestroyNotify destroy,
                 const char *told)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->told = g_strdup (told);
  bc_store_write_async (bc_window_get_store (self), work, data, destroy, NULL, saved_cb, saving);
}

/* Saves @draft, which it takes, and then tells @told and offers to undo it. */
void
bc_window_save (BcWindow *self, BcDraft *draft, const char *told)
{
  bc_window_write (self, write_draft, draft, free_draft, told);
}
