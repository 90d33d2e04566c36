/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "exchange-resources.h"
#include "invoice-claim.h"
#include "invoice-digest.h"
#include "invoice-parts.h"
#include "invoice.h"
#include "resource.h"
#include "xml-guard.h"
#include "xml-prolog.h"
#include "xml-reader.h"

#define SCHEMA    "/cl/barrios/schemas/invoice.xsd"
#define NAMESPACE "http://www.sii.cl/SiiDte"

struct _BcInvoiceSchemas
{
  BcXmlSchema *qualified; /* (owned): of documents in the tax service's namespace */
  BcXmlSchema *bare;      /* (owned): of those in none */
};

static const char *const documents[] = { "/DTE",
                                         "/EnvioDTE/SetDTE/DTE",
                                         "/EnvioBOLETA/SetDTE/DTE",
                                         NULL };
static const char *const bodies[] = { "/Documento", "/Liquidacion", "/Exportaciones", NULL };

typedef struct
{
  GString *path;        /* (owned): of the open elements */
  gsize document;       /* length of the path of the open document; 0 outside of one */
  gsize body;           /* length of the path of what it says; 0 outside */
  BcInvoiceParts parts; /* of the open document */
  GPtrArray *invoices;  /* (owned) (element-type BcInvoice): those that were read */
} Reading;

static const char *
get_path_in_body (const Reading *self)
{
  return self->body > 0 ? self->path->str + self->body : "";
}

static void
begin_document (Reading *self)
{
  self->parts = (BcInvoiceParts){ .invoice = bc_invoice_new () };
  self->document = self->path->len;
}

static gboolean
refuse_root (const char *element, GError **error)
{
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("this is no electronic invoice: it begins with “%.60s”, and one begins with DTE, "
                  "EnvioDTE or EnvioBOLETA"),
               element);
  return FALSE;
}

static gboolean
start_element_cb (const char *element,
                  const BcXmlAttribute *attributes,
                  guint n_attributes,
                  gpointer data,
                  GError **error)
{
  Reading *self = data;

  if (self->path->len == 0 && !bc_invoice_is_root (element))
    return refuse_root (element, error);
  g_string_append_c (self->path, '/');
  g_string_append (self->path, element);
  if (self->document == 0 && g_strv_contains (documents, self->path->str))
    begin_document (self);
  else if (self->document > 0 && self->body == 0 &&
           g_strv_contains (bodies, self->path->str + self->document))
    self->body = self->path->len;
  else
    bc_invoice_parts_begin (&self->parts, get_path_in_body (self));
  return TRUE;
}

static gboolean
refuse_without_total (GError **error)
{
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("the document tells no total"));
  return FALSE;
}

static gboolean
end_document (Reading *self, GError **error)
{
  self->document = 0;
  if (!self->parts.has_total)
    return refuse_without_total (error);
  bc_invoice_check (self->parts.invoice);
  g_ptr_array_add (self->invoices, g_steal_pointer (&self->parts.invoice));
  return TRUE;
}

static gboolean
end_element_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Reading *self = data;

  if (!bc_invoice_parts_end (&self->parts, get_path_in_body (self), text, error))
    return FALSE;
  if (self->path->len == self->body)
    self->body = 0;
  if (self->path->len == self->document && !end_document (self, error))
    return FALSE;
  g_string_truncate (self->path, self->path->len - strlen (element) - 1);
  return TRUE;
}

static const BcXmlHandler handler = { start_element_cb, end_element_cb };

static void
free_invoice (gpointer data)
{
  bc_invoice_free (data);
}

static void
reading_clear (Reading *self)
{
  g_string_free (self->path, TRUE);
  g_clear_pointer (&self->parts.invoice, bc_invoice_free);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Documents that are exported from the tax service's own page have no namespace, and are otherwise
 * the same: so is their schema. */
static BcXmlSchema *
compile_without_namespace (GBytes *source)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  g_autoptr (GString) bare = g_string_new (text);
  g_autoptr (GBytes) bytes = NULL;

  g_string_replace (bare, " xmlns=\"" NAMESPACE "\"", "", 0);
  g_string_replace (bare, "targetNamespace=\"" NAMESPACE "\"", "", 0);
  bytes = g_string_free_to_bytes (g_steal_pointer (&bare));
  return bc_xml_schema_new (bytes);
}

/**
 * bc_invoice_schemas_new:
 *
 * Compiles the schemas that invoices are read by; once for many files.
 *
 * Returns: (transfer full): the schemas
 */
BcInvoiceSchemas *
bc_invoice_schemas_new (void)
{
  BcInvoiceSchemas *self = g_new0 (BcInvoiceSchemas, 1);
  g_autoptr (GBytes) source = g_resource_lookup_data (bc_resource_await (bc_exchange_get_resource),
                                                      SCHEMA,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      NULL);

  g_assert (source != NULL);
  self->qualified = bc_xml_schema_new (source);
  self->bare = compile_without_namespace (source);
  return self;
}

/**
 * bc_invoice_schemas_free:
 * @self: (transfer full): the schemas
 *
 * Frees them.
 */
void
bc_invoice_schemas_free (BcInvoiceSchemas *self)
{
  bc_xml_schema_free (self->qualified);
  bc_xml_schema_free (self->bare);
  g_free (self);
}

static const char *
skip_comment (const char *at)
{
  const char *end = strstr (at, g_str_has_prefix (at, "<?") ? "?>" : "-->");

  return end != NULL ? end : at + strlen (at);
}

/* The first tag, without what comes before and after it. */
static char *
dup_root_tag (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (length > 0 ? bytes : "", MIN (length, BC_XML_MAX_TAG));
  const char *tag = strchr (head, '<');

  while (tag != NULL && (g_str_has_prefix (tag, "<?") || g_str_has_prefix (tag, "<!--")))
    tag = strchr (skip_comment (tag), '<');
  return tag != NULL ? g_strndup (tag, strcspn (tag, ">")) : g_strdup ("");
}

/* What only looks like a tag of one or the other is refused by either schema. */
static const BcXmlSchema *
choose_schema (const BcInvoiceSchemas *schemas, const char *bytes, gsize length)
{
  g_autofree char *tag = dup_root_tag (bytes, length);
  gboolean qualified = g_regex_match_simple ("\\sxmlns(:[^=\\s]*)?\\s*=\\s*[\"']" NAMESPACE "[\"']",
                                             tag,
                                             G_REGEX_RAW,
                                             0);

  return qualified ? schemas->qualified : schemas->bare;
}

/* Also one that says nothing but how it is written. */
static gboolean
check_contents (const char *bytes, gsize length, const char *name, GError **error)
{
  if (length > 3 || (length > 0 && memcmp (bytes, "\xef\xbb\xbf", length) != 0))
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("%s, line 1: the file is empty"),
               name);
  return FALSE;
}

/* Names would be spoilt otherwise; the file that is kept stays as it is. */
static void
warn_of_encoding (GPtrArray *invoices)
{
  for (guint i = 0; i < invoices->len; i++)
    g_ptr_array_add (((BcInvoice *) invoices->pdata[i])->warnings,
                     g_strdup (_ ("It says that it is in ISO-8859-1, and is in UTF-8: it was read "
                                  "as that, and is not as it was issued")));
}

/**
 * bc_invoices_read_with_schemas:
 * @schemas: what bc_invoice_schemas_new() made
 * @file: all that the file says
 * @name: its name for messages
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * Reads a file of Chile's electronic tax documents (DTE): one, or an envelope of many. Its bytes
 * are guarded, its structure is held against a schema of ours, numbers, days and the issuer's RUT
 * are checked, and the digests of its signatures are computed. Sums that do not fit, and what else
 * a person should know of a document, are among its warnings.
 *
 * Errors: %BC_EXCHANGE_ERROR_REFUSED for other encodings, document types and processing
 * instructions; %BC_EXCHANGE_ERROR_TOO_LARGE; %BC_EXCHANGE_ERROR_INVALID for the rest. The message
 * names file and line.
 *
 * Returns: (transfer full) (nullable) (element-type BcInvoice): the documents, at least one, in the
 *   order of the file; %NULL with an error
 */
GPtrArray *
bc_invoices_read_with_schemas (const BcInvoiceSchemas *schemas,
                               GBytes *file,
                               const char *name,
                               GError **error)
{
  g_auto (Reading) reading = {
    .path = g_string_new (NULL),
    .invoices = g_ptr_array_new_with_free_func (free_invoice),
  };
  g_autoptr (GBytes) corrected = bc_xml_prolog_correct (file);
  gsize length;
  const char *bytes = g_bytes_get_data (corrected != NULL ? corrected : file, &length);
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (choose_schema (schemas, bytes, length),
                                                      name,
                                                      BC_INVOICE_MAX_BYTES,
                                                      &handler,
                                                      &reading);

  bc_xml_reader_accept_foreign (reader);
  if (!check_contents (bytes, length, name, error) ||
      !bc_xml_reader_feed (reader, bytes, length, error) || !bc_xml_reader_finish (reader, error))
    return NULL;
  if (corrected != NULL)
    warn_of_encoding (reading.invoices);
  bc_invoices_compare_digests (reading.invoices, file);
  return g_steal_pointer (&reading.invoices);
}

/**
 * bc_invoices_read:
 * @file: all that the file says
 * @name: its name for messages
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * As bc_invoices_read_with_schemas(), of one file.
 *
 * Returns: (transfer full) (nullable) (element-type BcInvoice): the documents; %NULL with an error
 */
GPtrArray *
bc_invoices_read (GBytes *file, const char *name, GError **error)
{
  g_autoptr (BcInvoiceSchemas) schemas = bc_invoice_schemas_new ();

  return bc_invoices_read_with_schemas (schemas, file, name, error);
}
