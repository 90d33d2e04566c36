/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attach.h"
#include "photo.h"

G_BEGIN_DECLS

/**
 * BcFiling:
 * @asked: (unowned): what is to be kept, and with what
 * @attached: (unowned): what came of it
 * @name: (owned): what the document is called
 * @sha256: (owned): what the copy is known by
 * @media_type: (owned): what it is
 * @size: bytes
 * @photo: what a photo says of itself
 * @twin: (unowned) (nullable): the same file for the same record, filed before in the same gesture
 *
 * What is known of a file by the time that its record is saved. Free it with bc_filing_clear().
 */
typedef struct _BcFiling
{
  const BcAttachment *asked;
  BcAttached *attached;
  char *name;
  char *sha256;
  char *media_type;
  guint64 size;
  BcPhoto photo;
  const struct _BcFiling *twin;
} BcFiling;

void bc_filing_clear (BcFiling *self);
void bc_filing_warn (BcFiling *self, const char *sentence);
void bc_filing_warn_of_date (BcFiling *self, GPtrArray *documents);
gboolean bc_filing_copy (BcFiling *self,
                         BcDatabase *reader,
                         const char *folder,
                         GCancellable *cancellable,
                         GError **error);
gboolean bc_filing_save (BcFiling *self, BcWriter *writer, GError **error);
gboolean bc_filing_is_refusal (const GError *error);
void bc_filing_discard (BcFiling *self, BcDatabase *reader, const char *folder);

G_END_DECLS
