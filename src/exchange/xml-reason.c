/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xml-reason.h"

#include <string.h>

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
  char *valid = g_strchomp (g_utf8_make_valid (reason->str, reason->len));

  if (g_str_has_suffix (valid, "."))
    valid[strlen (valid) - 1] = '\0';
  return valid;
}
