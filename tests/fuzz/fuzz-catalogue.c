/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "catalogue.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

/* Compiling it takes fifty times as long as reading an input. */
static BcXmlSchema *schema;

/* Looks at every byte that is handed over, so that a sanitizer sees a bad one. */
static gboolean
weigh_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  gsize *weight = data;

  g_assert_nonnull (entry->type);
  g_assert_nonnull (entry->source);
  for (guint i = 0; i < entry->n_fields; i++) {
    g_assert_true (g_utf8_validate (entry->names[i], -1, NULL));
    g_assert_true (g_utf8_validate (entry->values[i], -1, NULL));
    *weight += strlen (entry->values[i]);
  }
  return TRUE;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  schema = bc_catalogue_schema_new ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, length, NULL);
  g_autoptr (GError) error = NULL;
  gsize weight = 0;
  gboolean ok = bc_catalogue_read_with_schema (schema,
                                               stream,
                                               "fuzz.xml",
                                               weigh_entry_cb,
                                               &weight,
                                               NULL,
                                               &error);

  g_assert_true (ok == (error == NULL));
  g_assert_cmpuint (weight, <=, length);
  return 0;
}
