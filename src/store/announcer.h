/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BcAnnounce:
 * @object: what was spoken for
 *
 * Called in the context in which the announcer was made.
 */
typedef void (*BcAnnounce) (GObject *object);

typedef struct _BcAnnouncer BcAnnouncer; /* carries news from any thread to where an object lives */

BcAnnouncer *bc_announcer_new (GObject *object, BcAnnounce announce);
void bc_announcer_call (BcAnnouncer *self);
gboolean bc_announcer_was_called (BcAnnouncer *self);
void bc_announcer_free (BcAnnouncer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcAnnouncer, bc_announcer_free)

G_END_DECLS
