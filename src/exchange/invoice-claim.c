/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-claim.h"

#include <string.h>

#include "xml-guard.h"

/* Whether a file says of itself that it is an electronic tax document, whatever becomes of that. */

/**
 * bc_invoice_is_root:
 * @element: the name of a document's outermost element, without a prefix
 *
 * Returns: whether electronic tax documents begin so (the tax service's format of documents): one,
 *   an envelope of many, or an envelope of receipts
 */
gboolean
bc_invoice_is_root (const char *element)
{
  static const char *const roots[] = { "DTE", "EnvioDTE", "EnvioBOLETA", NULL };

  return g_strv_contains (roots, element);
}

/* Where a text ends that begins here and may hold anything; @at where none begins; %NULL where it
 * does not end. */
static const char *
skip_text (const char *at)
{
  if (g_str_has_prefix (at, "<!--"))
    return strstr (at + 4, "-->");
  if (g_str_has_prefix (at, "<?"))
    return strstr (at, "?>");
  if (*at == '"' || *at == '\'')
    return strchr (at + 1, *at);
  return at;
}

/* A document type may declare what looks like elements. */
static const char *
skip_document_type (const char *at)
{
  gboolean inside = FALSE;

  for (at++; at != NULL && *at != '\0' && (*at != '>' || inside); at++) {
    at = skip_text (at);
    if (at == NULL)
      return NULL;
    if (*at == '[' || *at == ']')
      inside = *at == '[';
  }
  return at;
}

/* What only stands before the outermost element: where it ends. */
static const char *
skip_before_root (const char *at)
{
  const char *end = skip_text (at);

  if (end == at)
    end = skip_document_type (at);
  return end != NULL ? end : at + strlen (at);
}

static char *
dup_root (const char *head)
{
  const char *tag = strchr (head, '<');
  g_autofree char *name = NULL;
  const char *colon;

  while (tag != NULL && (tag[1] == '?' || tag[1] == '!'))
    tag = strchr (skip_before_root (tag), '<');
  if (tag == NULL)
    return g_strdup ("");
  name = g_strndup (tag + 1, strcspn (tag + 1, " \t\r\n/>"));
  colon = strchr (name, ':');
  return g_strdup (colon != NULL ? colon + 1 : name);
}

/**
 * bc_invoice_is_claimed:
 * @bytes: (array length=length): how a file begins
 * @length: how many of them there are
 *
 * Tells a broken tax document from what never was one, by its first tag alone; also in UTF-16,
 * after a document type, and with a prefix.
 *
 * Returns: whether it says that it is an electronic tax document
 */
gboolean
bc_invoice_is_claimed (const char *bytes, gsize length)
{
  g_autofree char *root = NULL;
  g_autoptr (GString) head = g_string_sized_new (length);

  /* Of UTF-16 the letters that matter are left. */
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0')
      g_string_append_c (head, bytes[i]);
  root = dup_root (head->str);
  return bc_invoice_is_root (root);
}

/**
 * bc_invoice_find_claim:
 * @file: a file that is no folder
 * @claimed: (out): see bc_invoice_is_claimed()
 * @cancellable: (nullable): interrupts the reading
 * @error: return location, an error of GIO
 *
 * Reads how a file begins, however large it is.
 *
 * Returns: whether it could be read
 */
gboolean
bc_invoice_find_claim (GFile *file, gboolean *claimed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *head = g_malloc (BC_XML_MAX_TAG);
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream),
                                                  head,
                                                  BC_XML_MAX_TAG,
                                                  &length,
                                                  cancellable,
                                                  error))
    return FALSE;
  *claimed = bc_invoice_is_claimed (head, length);
  return TRUE;
}
