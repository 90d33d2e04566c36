/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xml-schema.h"

G_BEGIN_DECLS

/**
 * BcCatalogueEntry:
 * @type: name of the record type
 * @code: (nullable): the entry's code; %NULL where the type has none
 * @names: (array length=n_fields): the fields that the entry gives, @code among them
 * @values: (array length=n_fields): their texts, in the form in which a person writes them
 * @n_fields: how many
 * @source: where the facts come from, in words
 *
 * One entry of a catalogue. References are the codes of what they name. All of it belongs to the
 * reader and is valid during the call only.
 */
typedef struct
{
  const char *type;
  const char *code;
  const char *const *names;
  const char *const *values;
  guint n_fields;
  const char *source;
} BcCatalogueEntry;

/**
 * BcCatalogueFunc:
 * @entry: an entry that fulfils the schema
 * @data: the caller's
 * @error: (nullable): why it cannot be taken
 *
 * Returns: %FALSE to stop the reading
 */
typedef gboolean (*BcCatalogueFunc) (const BcCatalogueEntry *entry, gpointer data, GError **error);

BcXmlSchema *bc_catalogue_schema_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_catalogue_read_with_schema (const BcXmlSchema *schema,
                                        GInputStream *stream,
                                        const char *name,
                                        BcCatalogueFunc func,
                                        gpointer data,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean bc_catalogue_read (GInputStream *stream,
                            const char *name,
                            BcCatalogueFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gboolean bc_catalogue_read_shipped (BcCatalogueFunc func, gpointer data, GError **error);

G_END_DECLS
