/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-schema.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

struct _BcXmlSchema
{
  xmlSchemaPtr schema; /* (owned) */
};

static xmlParserInputPtr
deny_entity_cb (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

/* Nothing that libxml2 reads in this process may fetch a file or an address of its own accord.
 * The loader is the library's, one for the whole process, so it is set once; and only after a
 * schema has been compiled, which is when libxml2 has set up its own. */
static void
deny_external_entities (void)
{
  static gsize denied = 0;

  if (!g_once_init_enter (&denied))
    return;
  xmlSetExternalEntityLoader (deny_entity_cb);
  g_once_init_leave (&denied, 1);
}

/**
 * bc_xml_schema_new:
 * @source: an XML Schema that the program ships; never one that came in
 *
 * Compiles a schema. It may not include or import others. From then on libxml2 loads no
 * external entity anywhere in the process.
 *
 * Returns: (transfer full): the schema, which several readers may share
 */
BcXmlSchema *
bc_xml_schema_new (GBytes *source)
{
  BcXmlSchema *self = g_new0 (BcXmlSchema, 1);
  xmlSchemaParserCtxtPtr context;
  gconstpointer bytes;
  gsize length;

  g_return_val_if_fail (source != NULL, NULL);

  xmlInitParser ();
  bytes = g_bytes_get_data (source, &length);
  context = xmlSchemaNewMemParserCtxt (bytes, (int) length);
  self->schema = xmlSchemaParse (context);
  xmlSchemaFreeParserCtxt (context);
  g_assert (self->schema != NULL);
  deny_external_entities ();
  return self;
}

/**
 * bc_xml_schema_free:
 * @self: (transfer full): a schema that no reader uses any more
 *
 * Frees a schema.
 */
void
bc_xml_schema_free (BcXmlSchema *self)
{
  xmlSchemaFree (self->schema);
  g_free (self);
}

/**
 * bc_xml_schema_get_compiled:
 * @self: a schema
 *
 * For the reader.
 *
 * Returns: (transfer none): libxml2's xmlSchemaPtr
 */
gpointer
bc_xml_schema_get_compiled (const BcXmlSchema *self)
{
  return self->schema;
}
