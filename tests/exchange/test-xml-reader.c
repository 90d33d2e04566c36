/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>
#include <string.h>

#include "exchange-error.h"
#include "xml-reader.h"

#define PROLOG "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define LIMIT  (256 * 1024 * 1024)

static const char SCHEMA[] =
  PROLOG "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://t.cl/1'"
         "  xmlns='http://t.cl/1' elementFormDefault='qualified'>"
         "<xs:element name='list'><xs:complexType>"
         "<xs:sequence minOccurs='0' maxOccurs='unbounded'><xs:choice>"
         "  <xs:element name='item'><xs:complexType><xs:simpleContent>"
         "    <xs:extension base='xs:string'>"
         "      <xs:attribute name='n' type='xs:string'/>"
         "      <xs:attribute name='year' type='xs:gYear'/>"
         "    </xs:extension></xs:simpleContent></xs:complexType></xs:element>"
         "  <xs:element ref='list'/>"
         "</xs:choice></xs:sequence></xs:complexType></xs:element></xs:schema>";

typedef struct
{
  GString *events; /* (owned) */
  const char *refused;
} Record;

static gboolean
start_cb (const char *element,
          const BcXmlAttribute *attributes,
          guint n_attributes,
          gpointer data,
          GError **error)
{
  Record *record = data;

  g_string_append_printf (record->events, "<%s", element);
  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (record->events, " %s=[%s]", attributes[i].name, attributes[i].value);
  g_string_append (record->events, ">");
  return TRUE;
}

static gboolean
end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Record *record = data;

  if (record->refused != NULL && g_str_equal (text, record->refused)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room");
    return FALSE;
  }
  g_string_append_printf (record->events, "%s/%s;", text, element);
  return TRUE;
}

static const BcXmlHandler handler = { start_cb, end_cb };

static BcXmlSchema *
compile_schema (void)
{
  g_autoptr (GBytes) source = g_bytes_new_static (SCHEMA, strlen (SCHEMA));

  return bc_xml_schema_new (source);
}

static gboolean
read_in_chunks (Record *record, const char *bytes, gsize length, gsize chunk, GError **error)
{
  g_autoptr (BcXmlSchema) schema = compile_schema ();
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (schema, "a.xml", LIMIT, &handler, record);

  for (gsize at = 0; at < length; at += chunk)
    if (!bc_xml_reader_feed (reader, bytes + at, MIN (chunk, length - at), error)) {
      g_assert_false (bc_xml_reader_feed (reader, "<", 1, NULL));
      g_assert_false (bc_xml_reader_finish (reader, NULL));
      return FALSE;
    }
  return bc_xml_reader_finish (reader, error);
}

static void
check_events (const char *document, gsize chunk, const char *expected)
{
  g_autoptr (GError) error = NULL;
  Record record = { .events = g_string_new (NULL) };
  gboolean ok = read_in_chunks (&record, document, strlen (document), chunk, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpstr (record.events->str, ==, expected);
  g_string_free (record.events, TRUE);
}

/* Reads what is not accepted, and gives the message. */
static char *
dup_failure (const char *document, gsize length, gsize chunk, int code)
{
  g_autoptr (GError) error = NULL;
  Record record = { .events = g_string_new (NULL) };
  gboolean ok;

  g_test_timer_start ();
  ok = read_in_chunks (&record, document, length, chunk, &error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 2.0);
  g_assert_false (ok);
  g_assert_error (error, BC_EXCHANGE_ERROR, code);
  g_string_free (record.events, TRUE);
  return g_strdup (error->message);
}

static void
test_events (void)
{
  const char *document =
    PROLOG "<list xmlns='http://t.cl/1'><!-- x -->\n"
           "  <item n='a &amp; b &lt; &quot;c&quot; &amp;#38; &#38;' year='2026'"
           ">\xC3\x91 &amp; &lt;x&gt; &#38;#38; &#xF1;</item>\n"
           "  <list><item/></list></list>\n<!-- end -->\n";
  const char *expected = "<list><item n=[a & b < \"c\" &#38; &] year=[2026]>"
                         "\xC3\x91 & <x> &#38; \xC3\xB1/item;<list><item>/item;/list;/list;";

  for (gsize chunk = 1; chunk <= strlen (document); chunk++)
    check_events (document, chunk, expected);
}

typedef struct
{
  const char *name;
  const char *document;
  int code;
  const char *message; /* what it contains */
} Refusal;

static const Refusal refusals[] = {
  { "xxe-in-text",
    PROLOG "<!DOCTYPE list [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
           "<list xmlns='http://t.cl/1'><item>&x;</item></list>",
    BC_EXCHANGE_ERROR_REFUSED,
    "a.xml, line 2: document types" },
  { "parameter-entity",
    PROLOG "\n<!DOCTYPE list [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x.dtd'> %x;]>\n<list/>",
    BC_EXCHANGE_ERROR_REFUSED,
    "a.xml, line 3: document types" },
  { "external-dtd",
    PROLOG "<!DOCTYPE list SYSTEM 'file:///etc/passwd'><list/>",
    BC_EXCHANGE_ERROR_REFUSED,
    "document types" },
  { "billion-laughs",
    PROLOG "<!DOCTYPE list [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
           "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
           "<list xmlns='http://t.cl/1'><item>&d;</item></list>",
    BC_EXCHANGE_ERROR_REFUSED,
    "document types" },
  { "undeclared-entity",
    PROLOG "<list xmlns='http://t.cl/1'><item>&x;</item></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2: Entity 'x' not defined" },
  { "utf-7",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-list/+AD4-",
    BC_EXCHANGE_ERROR_REFUSED,
    "a.xml, line 1: the file must begin with exactly <?xml" },
  { "instruction",
    PROLOG "<?xml-stylesheet href='x'?><list xmlns='http://t.cl/1'/>",
    BC_EXCHANGE_ERROR_REFUSED,
    "line 2: processing instructions" },
  { "xinclude",
    PROLOG
    "<list xmlns='http://t.cl/1'>\n"
    "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 3: Element 'include'" },
  { "schema-location",
    PROLOG "<list xmlns='http://t.cl/1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'"
           " x:schemaLocation='http://t.cl/1 file:///etc/passwd'/>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2: attributes of other namespaces" },
  { "control-reference",
    PROLOG "<list xmlns='http://t.cl/1'><item>&#0;</item></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2:" },
  { "bad-utf-8",
    PROLOG "<list xmlns='http://t.cl/1'><item>\xC3(</item></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2:" },
  { "bad-value",
    PROLOG "<list xmlns='http://t.cl/1'>\n\n<item year='12'/>\n<nonsense/></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 4: Element 'item', attribute 'year': '12' is not a valid" },
  { "unknown-element",
    PROLOG "<list xmlns='http://t.cl/1'>\n<other/></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 3: Element 'other': This element is not expected" },
  { "unknown-attribute",
    PROLOG "<list xmlns='http://t.cl/1' a='b'/>",
    BC_EXCHANGE_ERROR_INVALID,
    "The attribute 'a' is not allowed" },
  { "other-namespace",
    PROLOG "<list xmlns='http://t.cl/2'/>",
    BC_EXCHANGE_ERROR_INVALID,
    "Element 'list': No matching global declaration" },
  { "twice-the-attribute",
    PROLOG "<list xmlns='http://t.cl/1'><item n='' n=''/></list>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2: Attribute n redefined" },
  { "not-nested",
    PROLOG "<list xmlns='http://t.cl/1'><item></list></item>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2: Opening and ending tag mismatch" },
  { "unbound-prefix",
    PROLOG "<x:list/>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 2: Element 'list': No matching global" },
  { "two-roots",
    PROLOG "<list xmlns='http://t.cl/1'/>\n<list xmlns='http://t.cl/1'/>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 3: Extra content" },
  { "cut-off",
    PROLOG "<list xmlns='http://t.cl/1'>\n<item>",
    BC_EXCHANGE_ERROR_INVALID,
    "line 3:" },
  { "empty", "", BC_EXCHANGE_ERROR_INVALID, "line 1:" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  gsize length = strlen (refusal->document);

  for (gsize chunk = 1; chunk <= length + 1; chunk++) {
    g_autofree char *message = dup_failure (refusal->document, length, chunk, refusal->code);

    if (strstr (message, refusal->message) == NULL)
      g_test_message ("at %" G_GSIZE_FORMAT " bytes a time: %s", chunk, message);
    g_assert_nonnull (strstr (message, refusal->message));
    g_assert_null (strstr (message, "root:"));
  }
}

static void
check_large_refusal (GString *document, int code)
{
  g_autofree char *whole = dup_failure (document->str, document->len, document->len, code);
  g_autofree char *cut = dup_failure (document->str, document->len, 4096, code);

  g_assert_cmpstr (whole, ==, cut);
  g_string_free (document, TRUE);
}

static void
test_quadratic_entity (void)
{
  GString *document = g_string_new (PROLOG "<!DOCTYPE list [<!ENTITY x '");

  for (guint i = 0; i < 40000; i++)
    g_string_append_c (document, 'x');
  g_string_append (document, "'>]><list xmlns='http://t.cl/1'><item n='");
  for (guint i = 0; i < 5000; i++)
    g_string_append (document, "&x;");
  g_string_append (document, "'/></list>");
  check_large_refusal (document, BC_EXCHANGE_ERROR_REFUSED);
}

static void
test_many_attributes (void)
{
  GString *document = g_string_new (PROLOG "<list xmlns='http://t.cl/1'><item");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (document, " a%u=''", i);
  g_string_append (document, "/></list>");
  check_large_refusal (document, BC_EXCHANGE_ERROR_REFUSED);
}

static GString *
make_nested (guint depth)
{
  GString *document = g_string_new (PROLOG "<list xmlns='http://t.cl/1'>");

  for (guint i = 1; i < depth; i++)
    g_string_append (document, "<list>");
  for (guint i = 0; i < depth; i++)
    g_string_append (document, "</list>");
  return document;
}

static void
test_depth (void)
{
  GString *deepest = make_nested (BC_XML_MAX_DEPTH);
  Record record = { .events = g_string_new (NULL) };

  g_assert_true (read_in_chunks (&record, deepest->str, deepest->len, 100, NULL));
  check_large_refusal (make_nested (BC_XML_MAX_DEPTH + 1), BC_EXCHANGE_ERROR_TOO_LARGE);
  check_large_refusal (make_nested (100000), BC_EXCHANGE_ERROR_TOO_LARGE);
  g_string_free (record.events, TRUE);
  g_string_free (deepest, TRUE);
}

static GString *
make_text (gsize length, const char *piece)
{
  GString *document = g_string_new (PROLOG "<list xmlns='http://t.cl/1'><item>");

  for (gsize at = 0; at < length; at++) {
    g_string_append_c (document, 'x');
    if (at % 1000 == 0)
      g_string_append (document, piece);
  }
  return g_string_append (document, "</item></list>");
}

/* A comment inside a text must not start the count anew. */
static void
test_long_text (void)
{
  GString *most = make_text (BC_XML_MAX_TEXT, "<!-- -->");
  Record record = { .events = g_string_new (NULL) };

  g_assert_true (read_in_chunks (&record, most->str, most->len, 4096, NULL));
  g_assert_cmpuint (record.events->len, >, BC_XML_MAX_TEXT);
  check_large_refusal (make_text (BC_XML_MAX_TEXT + 1, ""), BC_EXCHANGE_ERROR_TOO_LARGE);
  check_large_refusal (make_text (BC_XML_MAX_TEXT + 1, "<!-- -->"), BC_EXCHANGE_ERROR_TOO_LARGE);
  g_string_free (record.events, TRUE);
  g_string_free (most, TRUE);
}

static void
test_nul (void)
{
  static const char document[] = PROLOG "<list xmlns='http://t.cl/1'><item>a\0b</item></list>";
  g_autofree char *message =
    dup_failure (document, sizeof document - 1, 7, BC_EXCHANGE_ERROR_REFUSED);

  g_assert_nonnull (strstr (message, "a.xml, line 2: control characters"));
}

static void
test_limit (void)
{
  const char *document = PROLOG "<list xmlns='http://t.cl/1'/>";
  g_autoptr (BcXmlSchema) schema = compile_schema ();
  Record record = { .events = g_string_new (NULL) };
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (schema, "a.xml", 50, &handler, &record);
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_xml_reader_feed (reader, document, strlen (document), &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_string_free (record.events, TRUE);
}

static void
test_handler_fails (void)
{
  const char *document =
    PROLOG "<list xmlns='http://t.cl/1'><item>a</item>\n<item>b</item><item>c</item></list>";
  g_autoptr (GError) error = NULL;
  Record record = { .events = g_string_new (NULL), .refused = "b" };

  g_assert_false (read_in_chunks (&record, document, strlen (document), 1000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (error->message, ==, "a.xml, line 3: no room");
  g_assert_cmpstr (record.events->str, ==, "<list><item>a/item;<item>");
  g_string_free (record.events, TRUE);
}

static void
test_cancelled (void)
{
  g_autoptr (BcXmlSchema) schema = compile_schema ();
  Record record = { .events = g_string_new (NULL) };
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (schema, "a.xml", LIMIT, &handler, &record);
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (PROLOG, strlen (PROLOG), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bc_xml_reader_read (reader, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_string_free (record.events, TRUE);
}

static gboolean
ignore_start_cb (const char *element,
                 const BcXmlAttribute *attributes,
                 guint n_attributes,
                 gpointer data,
                 GError **error)
{
  return TRUE;
}

static gboolean
count_end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  guint *count = data;

  ++*count;
  return TRUE;
}

static void
feed_items (BcXmlReader *reader, guint n_items)
{
  const char *item = "<item n='a name of some length'>a text of some length</item>\n";
  gsize length = strlen (item);

  for (guint i = 0; i < n_items; i++)
    g_assert_true (bc_xml_reader_feed (reader, item, length, NULL));
}

/* What is in use after a million elements is what was after a thousand: elements go out as they
 * come in. */
static void
test_flat_memory (void)
{
  static const BcXmlHandler counting = { ignore_start_cb, count_end_cb };
  const char *start = PROLOG "<list xmlns='http://t.cl/1'>";
  g_autoptr (BcXmlSchema) schema = compile_schema ();
  guint count = 0;
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new (schema, "a.xml", LIMIT, &counting, &count);
  gsize before;

  g_assert_true (bc_xml_reader_feed (reader, start, strlen (start), NULL));
  feed_items (reader, 1000);
  g_assert_cmpuint (count, >=, 990);
  before = mallinfo2 ().uordblks;
  feed_items (reader, 200000);
  g_assert_cmpuint (mallinfo2 ().uordblks, <, before + 128 * 1024);
  g_assert_true (bc_xml_reader_feed (reader, "</list>", 7, NULL));
  g_assert_true (bc_xml_reader_finish (reader, NULL));
  g_assert_cmpuint (count, ==, 201001);
}

static void
add_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strdup_printf ("/exchange/xml-reader/refuses/%s", refusals[i].name);

    g_test_add_data_func (path, &refusals[i], test_refusal);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/xml-reader/events-whatever-the-chunks", test_events);
  add_refusals ();
  g_test_add_func ("/exchange/xml-reader/refuses/quadratic-entity", test_quadratic_entity);
  g_test_add_func ("/exchange/xml-reader/refuses/200000-attributes", test_many_attributes);
  g_test_add_func ("/exchange/xml-reader/refuses/depth", test_depth);
  g_test_add_func ("/exchange/xml-reader/refuses/long-text", test_long_text);
  g_test_add_func ("/exchange/xml-reader/refuses/nul", test_nul);
  g_test_add_func ("/exchange/xml-reader/refuses/too-large", test_limit);
  g_test_add_func ("/exchange/xml-reader/handler-stops-it", test_handler_fails);
  g_test_add_func ("/exchange/xml-reader/cancelled", test_cancelled);
  g_test_add_func ("/exchange/xml-reader/flat-memory", test_flat_memory);
  return g_test_run ();
}
