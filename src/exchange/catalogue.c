/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue.h"

#include <glib/gi18n-lib.h>

#include "exchange-error.h"
#include "exchange-resources.h"
#include "resource.h"
#include "xml-reader.h"

#define SCHEMA    "/cl/barrios/schemas/catalogue.xsd"
#define SEEDS     "/cl/barrios/seeds/"
#define VERSION   1
#define MAX_BYTES (16 * 1024 * 1024)

/* The shipped files: what is referred to comes before what refers to it. */
static const char *const shipped[] = {
  "territory.xml",       "areas.xml",          "institutions.xml",  "legal-forms.xml",
  "size-brackets.xml",   "activity-codes.xml", "invoice-types.xml", "calls.xml",
  "funding-sources.xml", "milestones.xml",     "indicators.xml",    "quorum-rules.xml",
};

/* How deep an element lies. */
enum {
  DEPTH_CATALOGUE = 1,
  DEPTH_GROUP,
  DEPTH_ENTRY,
  DEPTH_FIELD,
};

typedef struct
{
  BcCatalogueFunc func;
  gpointer data;
  guint depth;
  char *source;      /* (owned) (nullable): of the open group */
  GPtrArray *names;  /* (owned) (element-type utf8): of the open entry */
  GPtrArray *values; /* (owned) (element-type utf8): beside them */
} Reading;

static const char *
find_attribute (const BcXmlAttribute *attributes, guint n_attributes, const char *name)
{
  for (guint i = 0; i < n_attributes; i++)
    if (g_strcmp0 (attributes[i].name, name) == 0)
      return attributes[i].value;
  return NULL;
}

/* The schema knows this version only, and would call a newer one a mistake. */
static gboolean
check_version (const char *version, GError **error)
{
  guint64 number = 0;

  if (version == NULL || !g_ascii_string_to_unsigned (version, 10, 0, G_MAXUINT, &number, NULL) ||
      number <= VERSION)
    return TRUE;

  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_NEWER,
               _ ("the catalogue has version %s and this program knows up to %d; "
                  "install the newer program"),
               version,
               VERSION);
  return FALSE;
}

static void
add_field (Reading *reading, const char *name, const char *value)
{
  if (*value == '\0')
    return;
  g_ptr_array_add (reading->names, g_strdup (name));
  g_ptr_array_add (reading->values, g_strdup (value));
}

static void
begin_entry (Reading *reading, const BcXmlAttribute *attributes, guint n_attributes)
{
  g_ptr_array_set_size (reading->names, 0);
  g_ptr_array_set_size (reading->values, 0);
  for (guint i = 0; i < n_attributes; i++)
    add_field (reading, attributes[i].name, attributes[i].value);
}

static gboolean
start_element_cb (const char *element,
                  const BcXmlAttribute *attributes,
                  guint n_attributes,
                  gpointer data,
                  GError **error)
{
  Reading *reading = data;

  switch (++reading->depth) {
  case DEPTH_CATALOGUE:
    return check_version (find_attribute (attributes, n_attributes, "version"), error);
  case DEPTH_GROUP:
    g_free (reading->source);
    reading->source = g_strdup (find_attribute (attributes, n_attributes, "source"));
    return TRUE;
  case DEPTH_ENTRY:
    begin_entry (reading, attributes, n_attributes);
    return TRUE;
  default:
    return TRUE;
  }
}

static const char *
find_code (Reading *reading)
{
  guint index = 0;

  if (!g_ptr_array_find_with_equal_func (reading->names, "code", g_str_equal, &index))
    return NULL;
  return g_ptr_array_index (reading->values, index);
}

static gboolean
deliver_entry (Reading *reading, const char *type, GError **error)
{
  BcCatalogueEntry entry = {
    .type = type,
    .code = find_code (reading),
    .names = (const char *const *) reading->names->pdata,
    .values = (const char *const *) reading->values->pdata,
    .n_fields = reading->names->len,
    .source = reading->source,
  };

  return reading->func (&entry, reading->data, error);
}

static gboolean
end_element_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Reading *reading = data;

  switch (reading->depth--) {
  case DEPTH_FIELD:
    add_field (reading, element, text);
    return TRUE;
  case DEPTH_ENTRY:
    return deliver_entry (reading, element, error);
  default:
    return TRUE;
  }
}

static const BcXmlHandler handler = { start_element_cb, end_element_cb };

static GBytes *
lookup_resource (const char *path)
{
  GBytes *bytes = g_resource_lookup_data (bc_resource_await (bc_exchange_get_resource),
                                          path,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE,
                                          NULL);

  g_assert (bytes != NULL);
  return bytes;
}

static gboolean
read_shipped_file (const BcXmlSchema *schema,
                   const char *name,
                   BcCatalogueFunc func,
                   gpointer data,
                   GError **error)
{
  g_autofree char *path = g_strconcat (SEEDS, name, NULL);
  g_autoptr (GBytes) bytes = lookup_resource (path);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return bc_catalogue_read_with_schema (schema, stream, name, func, data, NULL, error);
}

/**
 * bc_catalogue_schema_new:
 *
 * Compiles the schema of the catalogues.
 *
 * Returns: (transfer full): the schema, for any number of files
 */
BcXmlSchema *
bc_catalogue_schema_new (void)
{
  g_autoptr (GBytes) source = lookup_resource (SCHEMA);

  return bc_xml_schema_new (source);
}

/**
 * bc_catalogue_read_with_schema:
 * @schema: of the catalogues
 * @stream: a catalogue from its beginning, from anywhere
 * @name: the file's name for messages
 * @func: takes each entry, in the file's order
 * @data: for @func
 * @cancellable: (nullable): stops the reading
 * @error: (nullable): what is wrong; file and line come first
 *
 * As bc_catalogue_read(), for several files with one schema.
 *
 * Returns: whether the whole file was valid and taken
 */
gboolean
bc_catalogue_read_with_schema (const BcXmlSchema *schema,
                               GInputStream *stream,
                               const char *name,
                               BcCatalogueFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error)
{
  Reading reading = { .func = func, .data = data };
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (schema, name, MAX_BYTES, &handler, &reading);
  gboolean ok;

  reading.names = g_ptr_array_new_with_free_func (g_free);
  reading.values = g_ptr_array_new_with_free_func (g_free);
  ok = bc_xml_reader_read (reader, stream, cancellable, error);
  g_ptr_array_unref (reading.names);
  g_ptr_array_unref (reading.values);
  g_free (reading.source);
  return ok;
}

/**
 * bc_catalogue_read:
 * @stream: a catalogue from its beginning, from anywhere
 * @name: the file's name for messages
 * @func: takes each entry, in the file's order
 * @data: for @func
 * @cancellable: (nullable): stops the reading
 * @error: (nullable): what is wrong; file and line come first
 *
 * Reads one catalogue of at most 16 MiB against the schema. Entries are handed over as they
 * come: a fault further down is found after those above it were taken, so @func works inside a
 * transaction. That codes are unique and references lead somewhere is for @func to see to.
 *
 * Errors: those of %BC_EXCHANGE_ERROR, of GIO, and @func's own.
 *
 * Returns: whether the whole file was valid and taken
 */
gboolean
bc_catalogue_read (GInputStream *stream,
                   const char *name,
                   BcCatalogueFunc func,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BcXmlSchema) schema = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (name != NULL && func != NULL, FALSE);

  schema = bc_catalogue_schema_new ();
  return bc_catalogue_read_with_schema (schema, stream, name, func, data, cancellable, error);
}

/**
 * bc_catalogue_read_shipped:
 * @func: takes each entry
 * @data: for @func
 * @error: (nullable): @func's own
 *
 * Reads all the catalogues that the program ships, always in the same order: what is referred
 * to before what refers to it.
 *
 * Returns: whether @func took all of them
 */
gboolean
bc_catalogue_read_shipped (BcCatalogueFunc func, gpointer data, GError **error)
{
  g_autoptr (BcXmlSchema) schema = bc_catalogue_schema_new ();

  g_return_val_if_fail (func != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (!read_shipped_file (schema, shipped[i], func, data, error))
      return FALSE;
  return TRUE;
}
