/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tags of a document that the XML reader has accepted, with the places of their bytes: what is
 * not changed is copied as it is, which no parser gives back. */

/**
 * BcMarkup:
 * @bytes: (unowned): the document
 * @length: how many bytes
 * @at: where the next tag is looked for
 */
typedef struct
{
  const char *bytes;
  gsize length;
  gsize at;
} BcMarkup;

/**
 * BcMarkupTag:
 * @start: where it begins
 * @end: behind it
 * @prefix: how many bytes of its name are the namespace's, its colon included
 * @name: where its local name begins
 * @name_length: bytes of that
 * @closes: it is an end tag
 * @empty: it is an element without content
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize prefix;
  gsize name;
  gsize name_length;
  gboolean closes;
  gboolean empty;
} BcMarkupTag;

gboolean bc_markup_next (BcMarkup *self, BcMarkupTag *tag);
gboolean bc_markup_is (const BcMarkup *self, const BcMarkupTag *tag, const char *name);
char *bc_markup_dup_prefix (const BcMarkup *self, const BcMarkupTag *tag) G_GNUC_WARN_UNUSED_RESULT;
char *bc_markup_dup_attribute (const BcMarkup *self,
                               const BcMarkupTag *tag,
                               const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *bc_markup_dup_changed (const BcMarkup *self,
                             const BcMarkupTag *tag,
                             const char *name,
                             const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
