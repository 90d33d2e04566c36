/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xml-reason.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text.h"

#define MAX_REASON 400

/* libxml2 says "Element '{https://…}commune'"; a person needs only the name. */
static GString *
strip_namespaces (const char *message)
{
  GString *reason = g_string_new (NULL);

  for (const char *at = message; *at != '\0' && reason->len < MAX_REASON; at++) {
    const char *close = g_str_has_prefix (at, "{http") ? strchr (at, '}') : NULL;

    if (close != NULL)
      at = close;
    else
      g_string_append_c (reason, *at);
  }
  return reason;
}

/* libxml2 quotes the bytes, and says how to declare an encoding: older and newer releases. */
static gboolean
is_about_letters (const char *message)
{
  return g_str_has_prefix (message, "Input is not proper UTF-8") ||
         g_str_has_prefix (message, "Invalid bytes in character encoding");
}

/**
 * bc_xml_dup_reason:
 * @message: (nullable): what libxml2 says; it ends in a full stop and a line break, and may quote a
 *   value of any length
 *
 * Returns: (transfer full): what of it a person needs, as a part of a sentence
 */
char *
bc_xml_dup_reason (const char *message)
{
  g_autoptr (GString) reason = strip_namespaces (message != NULL ? message : "");
  g_autofree char *valid = NULL;

  if (is_about_letters (reason->str))
    return g_strdup (_ ("its letters are not in the encoding that it declares"));
  valid = g_utf8_make_valid (reason->str, reason->len);
  return bc_text_dup_clause (valid);
}
