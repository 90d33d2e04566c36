/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * BcAttachment:
 * @record: what the file belongs to
 * @source: (unowned): the file
 * @kind: (nullable): the document's kind; %NULL for the one that its contents suggest
 * @with_position: keep where a photo was taken: the person consents
 *
 * A file that is to be kept with a record.
 */
typedef struct
{
  BcId record;
  GFile *source;
  const char *kind;
  gboolean with_position;
} BcAttachment;

/**
 * BcAttached:
 * @id: the document's record
 * @present: the same file was attached to the same record already: nothing was done
 * @warnings: (owned) (element-type utf8): what the person should know of it, in sentences
 * @refusal: (owned) (nullable): why it is not kept
 *
 * What came of it. Free it with bc_attached_clear().
 */
typedef struct
{
  BcId id;
  gboolean present;
  GPtrArray *warnings;
  GError *refusal;
} BcAttached;

/**
 * BcAttachProgress:
 * @tell: told how many files are done, on the thread that works
 * @data: the caller's
 *
 * How far the keeping of several files is.
 */
typedef struct
{
  void (*tell) (guint n_done, gpointer data);
  gpointer data;
} BcAttachProgress;

void bc_attached_clear (BcAttached *self);
gboolean bc_attach (BcStore *store,
                    const BcAttachment *attachment,
                    BcAttached *attached,
                    GCancellable *cancellable,
                    GError **error);
gboolean bc_attach_many (BcStore *store,
                         const BcAttachment *attachments,
                         BcAttached *attached,
                         guint n,
                         const BcAttachProgress *progress,
                         GCancellable *cancellable,
                         GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcAttached, bc_attached_clear)

G_END_DECLS
