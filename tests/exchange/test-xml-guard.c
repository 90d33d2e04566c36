/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-error.h"
#include "xml-guard.h"

#define PROLOG "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define LIMIT  (1024 * 1024)

typedef struct
{
  const char *name;
  const char *bytes;
  gssize length;   /* -1 for a C string */
  gssize accepted; /* -1 for all */
} Case;

#define PROLOG_LENGTH ((gssize) sizeof (PROLOG) - 1)

static const Case cases[] = {
  { "plain", PROLOG "<a b=\"c\" d='e'>text</a>\n", -1, -1 },
  { "nothing", "", -1, -1 },
  { "greater-in-value", PROLOG "<a b=\">\" c='>\"'/><b/>", -1, -1 },
  { "comment", PROLOG "<!-- <?x <!DOCTYPE = \" ' - -- -><a> -->\n<a/>", -1, -1 },
  { "comment-dashes", PROLOG "<!-----><a/>", -1, -1 },
  { "utf-8", PROLOG "<a>Ñuñoa</a>", -1, -1 },
  { "byte-order-mark", "\xEF\xBB\xBF" PROLOG "<a/>", -1, 0 },
  { "utf-16-le", "\xFF\xFE<\0?\0", 6, 0 },
  { "utf-16-be", "\xFE\xFF\0<\0?", 6, 0 },
  { "utf-16-unmarked", "<\0?\0x\0", 6, 1 },
  { "utf-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", -1, 34 },
  { "latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", -1, 30 },
  { "no-prolog", "<a/>", -1, 1 },
  { "no-encoding", "<?xml version=\"1.0\"?><a/>", -1, 19 },
  { "xml-1.1", "<?xml version=\"1.1\" encoding=\"UTF-8\"?><a/>", -1, 17 },
  { "space-first", " " PROLOG "<a/>", -1, 0 },
  { "doctype", PROLOG "<!DOCTYPE a []><a/>", -1, PROLOG_LENGTH + 2 },
  { "doctype-half", PROLOG "<!-DOCTYPE a><a/>", -1, PROLOG_LENGTH + 3 },
  { "cdata", PROLOG "<a><![CDATA[x]]></a>", -1, PROLOG_LENGTH + 5 },
  { "instruction", PROLOG "<a><?php x?></a>", -1, PROLOG_LENGTH + 4 },
  { "second-prolog", PROLOG PROLOG "<a/>", -1, PROLOG_LENGTH + 1 },
  { "nul-in-text", PROLOG "<a>\0</a>", PROLOG_LENGTH + 8, PROLOG_LENGTH + 3 },
  { "nul-in-tag", PROLOG "<a\0/>", PROLOG_LENGTH + 5, PROLOG_LENGTH + 2 },
  { "escape-in-value", PROLOG "<a b=\"\x1B\"/>", -1, PROLOG_LENGTH + 6 },
};

static gsize
feed_in_chunks (const char *bytes, gsize length, gsize chunk, GError **error)
{
  BcXmlGuard guard;
  gsize total = 0;

  bc_xml_guard_init (&guard, LIMIT);
  for (gsize at = 0; at < length; at += chunk) {
    gsize size = MIN (chunk, length - at);
    gsize accepted = bc_xml_guard_feed (&guard, bytes + at, size, error);

    total += accepted;
    if (accepted < size)
      break;
  }
  return total;
}

static void
check_bytes (const char *bytes, gsize length, gsize chunk, gsize expected)
{
  g_autoptr (GError) error = NULL;
  gsize accepted = feed_in_chunks (bytes, length, chunk, &error);

  g_assert_cmpuint (accepted, ==, expected);
  if (expected == length)
    g_assert_no_error (error);
  else
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED);
}

static void
test_case (gconstpointer data)
{
  const Case *item = data;
  gsize length = item->length < 0 ? strlen (item->bytes) : (gsize) item->length;
  gsize expected = item->accepted < 0 ? length : (gsize) item->accepted;

  for (gsize chunk = 1; chunk <= length + 1; chunk++)
    check_bytes (item->bytes, length, chunk, expected);
}

static GString *
start_tag (void)
{
  return g_string_new (PROLOG "<a");
}

static void
check_document (GString *document, gsize expected)
{
  check_bytes (document->str, document->len, document->len, expected);
  check_bytes (document->str, document->len, 1000, expected);
  g_string_free (document, TRUE);
}

static GString *
make_attributes (guint n_attributes)
{
  GString *document = start_tag ();

  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (document, " a%u=\"==\"", i);
  return document;
}

static void
test_attributes (void)
{
  GString *most = make_attributes (BC_XML_MAX_ATTRIBUTES);
  GString *more = make_attributes (BC_XML_MAX_ATTRIBUTES + 1);

  g_string_append (most, "><b c=\"d\"/></a>");
  check_document (most, most->len);
  check_document (more, more->len - 5);
}

/* What follows the prolog, of which one tag or comment is as long as asked for. */
static GString *
make_long (const char *before, char fill, const char *after, gsize length)
{
  GString *document = g_string_new (PROLOG);

  g_string_append (document, before);
  for (gsize i = strlen (before) + strlen (after); i < length; i++)
    g_string_append_c (document, fill);
  return g_string_append (document, after);
}

static void
test_long_tags (void)
{
  static const char *const kinds[][2] = {
    { "<", ">" },
    { "<a b=\"", "\"/>" },
    { "<!--", "-->" },
    { "<a ", ">" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const char *before = kinds[i][0];
    const char *after = kinds[i][1];
    GString *most = make_long (before, 'x', after, BC_XML_MAX_TAG);

    check_document (most, most->len);
    check_document (make_long (before, 'x', after, BC_XML_MAX_TAG + 1),
                    PROLOG_LENGTH + BC_XML_MAX_TAG);
  }
}

static void
test_limit (void)
{
  const char *document = PROLOG "<a>text</a>";
  gsize length = strlen (document);

  for (gsize limit = PROLOG_LENGTH; limit <= length; limit++) {
    g_autoptr (GError) error = NULL;
    BcXmlGuard guard;

    bc_xml_guard_init (&guard, limit);
    g_assert_cmpuint (bc_xml_guard_feed (&guard, document, length, &error), ==, limit);
    if (limit < length)
      g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE);
    else
      g_assert_no_error (error);
  }
}

static void
test_line (void)
{
  const char *document = PROLOG "\n<a\n b='\n'>\n\n<?x";
  g_autoptr (GError) error = NULL;
  BcXmlGuard guard;

  bc_xml_guard_init (&guard, LIMIT);
  bc_xml_guard_feed (&guard, document, strlen (document), &error);
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED);
  g_assert_cmpuint (guard.line, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/xml-guard/case/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/exchange/xml-guard/counts-attributes", test_attributes);
  g_test_add_func ("/exchange/xml-guard/bounds-tags-and-comments", test_long_tags);
  g_test_add_func ("/exchange/xml-guard/bounds-the-whole", test_limit);
  g_test_add_func ("/exchange/xml-guard/knows-the-line", test_line);
  return g_test_run ();
}
