/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "announcer.h"

struct _BcAnnouncer
{
  GWeakRef object;
  BcAnnounce announce;
  GMainContext *context; /* (owned) */
  GMutex mutex;
  GSource *pending; /* (owned) (nullable) (mutex mutex) news on their way */
  gboolean called;  /* (mutex mutex) */
};

static void
clear_announcer (gpointer data)
{
  BcAnnouncer *self = data;

  g_weak_ref_clear (&self->object);
  g_clear_pointer (&self->pending, g_source_unref);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
}

static void
release_cb (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_announcer);
}

static gboolean
announce_cb (gpointer data)
{
  BcAnnouncer *self = data;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->pending, g_source_unref);
  g_mutex_unlock (&self->mutex);
  if (object != NULL)
    self->announce (object);
  return G_SOURCE_REMOVE;
}

/**
 * bc_announcer_new:
 * @object: (not nullable): who has news; it is not kept alive
 * @announce: tells them
 *
 * Makes what tells news of @object in the context that is the calling thread's default.
 *
 * Returns: (transfer full): the announcer
 */
BcAnnouncer *
bc_announcer_new (GObject *object, BcAnnounce announce)
{
  BcAnnouncer *self = g_atomic_rc_box_new0 (BcAnnouncer);

  g_weak_ref_init (&self->object, object);
  g_mutex_init (&self->mutex);
  self->announce = announce;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

/**
 * bc_announcer_call:
 * @self: an announcer
 *
 * Has the news told soon, from whatever thread. Several calls before that are one.
 */
void
bc_announcer_call (BcAnnouncer *self)
{
  g_mutex_lock (&self->mutex);
  self->called = TRUE;
  if (self->pending == NULL) {
    self->pending = g_idle_source_new ();
    g_source_set_priority (self->pending, G_PRIORITY_DEFAULT);
    g_source_set_static_name (self->pending, "bc_announcer_call");
    g_source_set_callback (self->pending, announce_cb, g_atomic_rc_box_acquire (self), release_cb);
    g_source_attach (self->pending, self->context);
  }
  g_mutex_unlock (&self->mutex);
}

/**
 * bc_announcer_was_called:
 * @self: an announcer
 *
 * Returns: whether there ever were news
 */
gboolean
bc_announcer_was_called (BcAnnouncer *self)
{
  gboolean called;

  g_mutex_lock (&self->mutex);
  called = self->called;
  g_mutex_unlock (&self->mutex);
  return called;
}

/**
 * bc_announcer_free:
 * @self: (transfer full): an announcer
 *
 * Lets it go, with news that were not told yet.
 */
void
bc_announcer_free (BcAnnouncer *self)
{
  GSource *pending;

  g_mutex_lock (&self->mutex);
  pending = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->mutex);
  if (pending != NULL) {
    g_source_destroy (pending);
    g_source_unref (pending);
  }
  g_atomic_rc_box_release_full (self, clear_announcer);
}
