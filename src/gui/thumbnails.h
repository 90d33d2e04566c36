/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document-item.h"

G_BEGIN_DECLS

/**
 * BcPreview:
 * @texture: (owned) (nullable): what it shows, small
 * @reason: (owned) (nullable): why there is no picture, where there should be one
 * @state: whether the file is as it was added
 *
 * What a document looks like. Counted: bc_preview_unref().
 */
typedef struct
{
  GdkTexture *texture;
  char *reason;
  BcDocumentState state;
} BcPreview;

#define BC_TYPE_THUMBNAILS (bc_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (BcThumbnails, bc_thumbnails, BC, THUMBNAILS, GObject)

void bc_preview_unref (BcPreview *self);
BcThumbnails *bc_thumbnails_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;
BcStore *bc_thumbnails_get_store (BcThumbnails *self);
BcPreview *bc_thumbnails_peek (BcThumbnails *self, const BcEvidence *document);
void bc_thumbnails_load_async (BcThumbnails *self,
                               const BcEvidence *document,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
BcPreview *bc_thumbnails_load_finish (BcThumbnails *self, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPreview, bc_preview_unref)

G_END_DECLS
