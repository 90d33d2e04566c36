/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-digest.h"

#include <libxml/c14n.h>
#include <libxml/tree.h>
#include <string.h>

#include "xml-options.h"

/* A tree takes about ten times the bytes of its file. */
#define MOST_BYTES (8 * 1024 * 1024)

#define NAMESPACE     "http://www.sii.cl/SiiDte"
#define SIGNATURES    "http://www.w3.org/2000/09/xmldsig#"
#define CANONICAL     "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
#define EXCLUSIVE     "http://www.w3.org/2001/10/xml-exc-c14n#"
#define ENVELOPED     SIGNATURES "enveloped-signature"
#define DIGEST_SHA1   SIGNATURES "sha1"
#define DIGEST_SHA256 "http://www.w3.org/2001/04/xmlenc#sha256"

/* What lay around a document when it was signed: its envelope, nothing, or nothing and its
 * namespace was put there or taken away since. Programs that make invoices sign at each of these
 * moments, the tax service's own sample and its page among them. */
typedef enum {
  IN_ENVELOPE,
  ALONE,
  TURNED_NAMESPACE,
  N_SURROUNDINGS,
} Surroundings;

typedef xmlChar XmlText;

static void
free_text (XmlText *text)
{
  xmlFree (text);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlText, free_text)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
find_child (const xmlNode *parent, const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL;
       child = child->next)
    if (is_named (child, name))
      return child;
  return NULL;
}

static gboolean
has_algorithm (xmlNode *node, const char *uri)
{
  g_autoptr (XmlText) value = node != NULL ? xmlGetNoNsProp (node, BAD_CAST "Algorithm") : NULL;

  return value != NULL && strcmp ((const char *) value, uri) == 0;
}

static gboolean
find_method (const xmlNode *reference, GChecksumType *method)
{
  xmlNode *node = find_child (reference, "DigestMethod");

  *method = has_algorithm (node, DIGEST_SHA256) ? G_CHECKSUM_SHA256 : G_CHECKSUM_SHA1;
  return *method == G_CHECKSUM_SHA256 || has_algorithm (node, DIGEST_SHA1);
}

/* A document that is signed beside itself needs no transform: canonical XML is then the rule. */
static gboolean
find_mode (const xmlNode *reference, int *mode)
{
  const xmlNode *transforms = find_child (reference, "Transforms");

  *mode = XML_C14N_1_0;
  for (xmlNode *node = transforms != NULL ? transforms->children : NULL; node != NULL;
       node = node->next) {
    if (!is_named (node, "Transform"))
      continue;
    if (has_algorithm (node, EXCLUSIVE))
      *mode = XML_C14N_EXCLUSIVE_1_0;
    else if (!has_algorithm (node, CANONICAL) && !has_algorithm (node, ENVELOPED))
      return FALSE;
  }
  return TRUE;
}

/* Canonical XML writes every namespace that is in force, also of those elements around it. */
static void
declare_namespaces (xmlDoc *document, xmlNode *body, xmlNode *copy)
{
  xmlNs **all = xmlGetNsList (document, body);

  for (xmlNs **at = all; at != NULL && *at != NULL; at++)
    if (xmlSearchNs (copy->doc, copy, (*at)->prefix) == NULL)
      xmlNewNs (copy, (*at)->href, (*at)->prefix);
  xmlFree (all);
}

static xmlNode *
find_next (const xmlNode *root, xmlNode *node)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* What is in the tax service's namespace was in none, and what is in none was in it. */
static void
turn_namespace (xmlNode *copy)
{
  xmlNs *old = copy->nsDef;
  xmlNs *turned = NULL;

  copy->nsDef = NULL;
  if (copy->ns == NULL)
    turned = xmlNewNs (copy, BAD_CAST NAMESPACE, NULL);
  for (xmlNode *node = copy; node != NULL; node = find_next (copy, node))
    if (node->type == XML_ELEMENT_NODE)
      xmlSetNs (node, turned);
  xmlFreeNsList (old);
}

static xmlDoc *
copy_body (xmlNode *body, Surroundings surroundings)
{
  xmlDoc *document = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *copy = xmlDocCopyNode (body, document, 1);

  xmlDocSetRootElement (document, copy);
  if (surroundings == IN_ENVELOPE)
    declare_namespaces (body->doc, body, copy);
  else if (surroundings == TURNED_NAMESPACE)
    turn_namespace (copy);
  return document;
}

static gboolean
has_digest (xmlNode *body,
            Surroundings surroundings,
            int mode,
            GChecksumType method,
            GBytes *expected)
{
  g_autoptr (xmlDoc) document = copy_body (body, surroundings);
  g_autoptr (GChecksum) checksum = g_checksum_new (method);
  g_autoptr (XmlText) canonical = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;
  int size = xmlC14NDocDumpMemory (document, NULL, mode, NULL, 0, &canonical);

  if (size < 0)
    return FALSE;
  g_checksum_update (checksum, canonical, size);
  g_checksum_get_digest (checksum, digest, &length);
  return length == g_bytes_get_size (expected) &&
         memcmp (digest, g_bytes_get_data (expected, NULL), length) == 0;
}

static GBytes *
read_expected (const xmlNode *reference)
{
  xmlNode *node = find_child (reference, "DigestValue");
  g_autoptr (XmlText) text = node != NULL ? xmlNodeGetContent (node) : NULL;
  gsize length = 0;
  guchar *bytes = text != NULL ? g_base64_decode ((const char *) text, &length) : g_malloc0 (1);

  return g_bytes_new_take (bytes, length);
}

static gboolean
names_body (xmlNode *reference, xmlNode *body)
{
  g_autoptr (XmlText) uri = xmlGetNoNsProp (reference, BAD_CAST "URI");
  g_autoptr (XmlText) id = xmlGetNoNsProp (body, BAD_CAST "ID");

  return uri != NULL && id != NULL && uri[0] == '#' &&
         strcmp ((const char *) uri + 1, (const char *) id) == 0;
}

static BcInvoiceDigest
compare (xmlNode *document)
{
  xmlNode *signature = find_child (document, "Signature");
  xmlNode *reference = find_child (find_child (signature, "SignedInfo"), "Reference");
  xmlNode *body = xmlFirstElementChild (document);
  g_autoptr (GBytes) expected = NULL;
  GChecksumType method;
  int mode;

  if (signature == NULL)
    return BC_INVOICE_DIGEST_NONE;
  if (reference == NULL || !find_method (reference, &method) || !find_mode (reference, &mode))
    return BC_INVOICE_DIGEST_UNCHECKED;
  expected = read_expected (reference);
  for (guint i = 0; i < N_SURROUNDINGS && names_body (reference, body); i++)
    if (has_digest (body, i, mode, method, expected))
      return BC_INVOICE_DIGEST_MATCHES;
  return BC_INVOICE_DIGEST_DIFFERS;
}

static void
leave_unchecked (GPtrArray *invoices)
{
  for (guint i = 0; i < invoices->len; i++)
    ((BcInvoice *) invoices->pdata[i])->digest = BC_INVOICE_DIGEST_UNCHECKED;
}

/**
 * bc_invoices_compare_digests:
 * @invoices: (element-type BcInvoice): what was read from the file
 * @file: all that it says, which the guard and the schema have let pass
 *
 * Finds out of each document whether its digest, of canonical XML, is the one in its signature (XML
 * Signature, W3C). Of the signature itself nothing is said.
 */
void
bc_invoices_compare_digests (GPtrArray *invoices, GBytes *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *node;
  guint i = 0;

  if (length <= MOST_BYTES)
    document = xmlReadMemory (bytes, (int) length, NULL, NULL, BC_XML_PARSE_OPTIONS);
  if (document == NULL) {
    leave_unchecked (invoices);
    return;
  }
  node = xmlDocGetRootElement (document);
  if (!is_named (node, "DTE"))
    node = find_child (find_child (node, "SetDTE"), "DTE");
  for (; node != NULL && i < invoices->len; node = node->next)
    if (is_named (node, "DTE"))
      ((BcInvoice *) invoices->pdata[i++])->digest = compare (node);
}
