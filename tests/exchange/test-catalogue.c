/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "catalogue.h"
#include "dictionary.h"
#include "exchange-error.h"
#include "field.h"

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<catalogue xmlns=\"https://barrios.cl/ns/catalogue/1\" version=\"1\" title=\"T\">\n"
#define TAIL "</catalogue>"

/* What has been read: "type code" to an entry, and how many there are of a type. */
typedef struct
{
  GHashTable *entries; /* (owned) (element-type utf8 GHashTable): fields by "type code" */
  GHashTable *counts;  /* (owned) (element-type utf8 guint) */
  GPtrArray *regions;  /* (owned) (element-type utf8): codes as they came */
} Shelf;

static void
init_shelf (Shelf *shelf)
{
  shelf->entries =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  shelf->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shelf->regions = g_ptr_array_new_with_free_func (g_free);
}

static void
clear_shelf (Shelf *shelf)
{
  g_hash_table_unref (shelf->entries);
  g_hash_table_unref (shelf->counts);
  g_ptr_array_unref (shelf->regions);
}

static GHashTable *
copy_fields (const BcCatalogueEntry *entry)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < entry->n_fields; i++)
    g_assert_true (
      g_hash_table_insert (fields, g_strdup (entry->names[i]), g_strdup (entry->values[i])));
  return fields;
}

static char *
dup_key (const BcCatalogueEntry *entry)
{
  if (entry->code != NULL)
    return g_strdup_printf ("%s %s", entry->type, entry->code);
  return g_strdup_printf ("%s %s-%s", entry->type, entry->values[0], entry->values[1]);
}

static gboolean
shelve_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  Shelf *shelf = data;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (shelf->counts, entry->type));

  g_assert_cmpuint (strlen (entry->source), >=, 10);
  g_assert_true (g_hash_table_insert (shelf->entries, dup_key (entry), copy_fields (entry)));
  g_hash_table_insert (shelf->counts, g_strdup (entry->type), GUINT_TO_POINTER (count + 1));
  if (g_str_equal (entry->type, "region"))
    g_ptr_array_add (shelf->regions, g_strdup (entry->code));
  return TRUE;
}

static void
read_shipped (Shelf *shelf)
{
  g_autoptr (GError) error = NULL;

  init_shelf (shelf);
  bc_catalogue_read_shipped (shelve_entry_cb, shelf, &error);
  g_assert_no_error (error);
}

static const char *
get_field (Shelf *shelf, const char *key, const char *field)
{
  GHashTable *fields = g_hash_table_lookup (shelf->entries, key);

  g_assert_nonnull (fields);
  return g_hash_table_lookup (fields, field);
}

static void
test_counts (void)
{
  static const struct
  {
    const char *type;
    guint count;
  } expected[] = {
    { "region", 16 },
    { "province", 56 },
    { "commune", 346 },
    { "area", 6 },
    { "action-type", 27 },
    { "institution", 27 },
    { "legal-form", 6 },
    { "quorum-rule", 6 },
    { "size-bracket", 13 },
    { "activity-code", 674 },
    { "invoice-type", 23 },
    { "call", 5 },
    { "axis", 6 },
    { "axis-area", 6 },
    { "criterion", 4 },
    { "funding-source", 21 },
    { "funding-requirement", 3 },
    { "milestone-kind", 24 },
    { "indicator", 30 },
  };
  Shelf shelf;

  read_shipped (&shelf);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (shelf.counts, expected[i].type)),
                      ==,
                      expected[i].count);
  g_assert_cmpuint (g_hash_table_size (shelf.counts), ==, G_N_ELEMENTS (expected));
  clear_shelf (&shelf);
}

static void
test_regions_in_order (void)
{
  static const char *const order[] = { "15", "01", "02", "03", "04", "05", "13", "06",
                                       "07", "16", "08", "09", "14", "10", "11", "12" };
  Shelf shelf;

  read_shipped (&shelf);
  g_assert_cmpuint (shelf.regions->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *key = g_strconcat ("region ", order[i], NULL);
    g_autofree char *position = g_strdup_printf ("%u", i + 1);

    g_assert_cmpstr (g_ptr_array_index (shelf.regions, i), ==, order[i]);
    g_assert_cmpstr (get_field (&shelf, key, "position"), ==, position);
  }
  clear_shelf (&shelf);
}

static void
check_territory (Shelf *shelf, const char *key, GHashTable *fields)
{
  const char *region = g_hash_table_lookup (fields, "region");
  const char *province = g_hash_table_lookup (fields, "province");
  g_autofree char *province_key = g_strconcat ("province ", province, NULL);

  if (!g_str_has_prefix (key, "commune "))
    return;
  g_assert_cmpstr (get_field (shelf, province_key, "region"), ==, region);
  g_assert_true (g_str_has_prefix (province, region));
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (fields, "code"), province));
}

static void
test_communes (void)
{
  Shelf shelf;
  GHashTableIter iter;
  gpointer key, fields;

  read_shipped (&shelf);
  g_hash_table_iter_init (&iter, shelf.entries);
  while (g_hash_table_iter_next (&iter, &key, &fields))
    check_territory (&shelf, key, fields);

  g_assert_cmpstr (get_field (&shelf, "commune 13101", "name"), ==, "Santiago");
  g_assert_cmpstr (get_field (&shelf, "commune 13120", "name"), ==, "Ñuñoa");
  g_assert_cmpstr (get_field (&shelf, "commune 04105", "other-names"), ==, "Paihuano");
  g_assert_cmpstr (get_field (&shelf, "commune 05502", "other-names"), ==, "La Calera");
  g_assert_nonnull (strstr (get_field (&shelf, "commune 05703", "other-names"), "Llay Llay"));
  g_assert_null (get_field (&shelf, "commune 13120", "other-names"));
  clear_shelf (&shelf);
}

static void
test_facts (void)
{
  static const char *const facts[][3] = {
    { "size-bracket 4", "to-sales", "2400.00" },
    { "size-bracket 5", "from-sales", "2400.01" },
    { "size-bracket 13", "to-sales", NULL },
    { "invoice-type 33", "becomes-entry", "true" },
    { "invoice-type 52", "becomes-entry", "false" },
    { "invoice-type 43", "becomes-entry", "false" },
    { "call 2025", "ceiling-total", "80000000" },
    { "call 2022", "ceiling-first-year", "20000000" },
    { "funding-source fndr", "areas", "1 5" },
    { "funding-source fndr", "kind", "leveraged-public" },
    { "funding-source crece", "kind", "sercotec" },
    { "funding-source crece", "requirements", NULL },
    { "action-type 6.7", "name", "Señalización" },
    { "axis-area 2022-2-3", "area", "3" },
    { "legal-form community-organisation", "law", "Ley 19.418" },
    { "quorum-rule group", "share", "50" },
    { "quorum-rule group", "legal-form", NULL },
    { "quorum-rule panel", "second-call-share", NULL },
  };
  Shelf shelf;

  read_shipped (&shelf);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_cmpstr (get_field (&shelf, facts[i][0], facts[i][1]), ==, facts[i][2]);
  g_assert_nonnull (strstr (get_field (&shelf, "indicator leverage", "definition"), " ÷ "));
  clear_shelf (&shelf);
}

static void
check_value (Shelf *shelf, const BcField *field, const char *text)
{
  g_auto (BcValue) value = BC_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (field->kind == BC_KIND_REFERENCE) {
    g_autofree char *key = g_strdup_printf ("%s %s", field->targets, text);

    /* The referred entry came before. */
    g_assert_true (g_hash_table_contains (shelf->entries, key));
    return;
  }
  bc_field_parse (field, text, &value, &error);
  g_assert_no_error (error);
  bc_field_check (field, &value, &error);
  g_assert_no_error (error);
}

static gboolean
check_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  Shelf *shelf = data;
  const BcRecordType *type = bc_dictionary_find (entry->type);
  GHashTable *fields;

  g_assert_nonnull (type);
  g_assert_true (type->catalogue);
  for (guint i = 0; i < entry->n_fields; i++) {
    const BcField *field = bc_record_type_find_field (type, entry->names[i]);

    g_assert_nonnull (field);
    check_value (shelf, field, entry->values[i]);
  }

  fields = copy_fields (entry);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & BC_FIELD_REQUIRED)
      g_assert_true (g_hash_table_contains (fields, type->fields[i].name));
  g_hash_table_unref (fields);
  return shelve_entry_cb (entry, data, error);
}

static void
test_dictionary (void)
{
  g_autoptr (GError) error = NULL;
  const BcRecordType *const *types;
  guint n_types;
  Shelf shelf;

  init_shelf (&shelf);
  bc_catalogue_read_shipped (check_entry_cb, &shelf, &error);
  g_assert_no_error (error);

  types = bc_dictionary_get_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    g_assert_cmpint (types[i]->catalogue, ==, g_hash_table_contains (shelf.counts, types[i]->name));
  clear_shelf (&shelf);
}

static gboolean
count_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  guint *count = data;

  ++*count;
  return TRUE;
}

static gboolean
read_bytes (const char *bytes, gsize length, guint *count, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, length, NULL);

  *count = 0;
  return bc_catalogue_read (stream, "prueba.xml", count_entry_cb, count, NULL, error);
}

typedef struct
{
  const char *name;
  const char *body;
  const char *message; /* what it contains */
} Mistake;

#define AREAS "<areas source=\"Una fuente cualquiera\">\n"

static const Mistake mistakes[] = {
  { "code",
    AREAS "<area code=\"7\" name=\"x\"/></areas>",
    "prueba.xml, line 4: Element 'area', attribute 'code': [facet 'pattern'] The value '7'" },
  { "no-code", AREAS "<area name=\"x\"/></areas>", "line 4: Element 'area': The attribute 'code'" },
  { "no-source",
    "<areas><area code=\"1\" name=\"x\"/></areas>",
    "line 3: Element 'areas': The attribute 'source' is required" },
  { "empty-group", AREAS "</areas>", "line 4: Element 'areas': Missing child element" },
  { "no-group", "", "line 3: Element 'catalogue': Missing child element" },
  { "wrong-group", AREAS "<region/></areas>", "line 4: Element 'region': This element is not" },
  { "unknown-group", "<things source=\"Una fuente cualquiera\"/>", "line 3: Element 'things'" },
  { "unknown-field",
    AREAS "<area code=\"1\" name=\"x\" colour=\"red\"/></areas>",
    "line 4: Element 'area', attribute 'colour': The attribute 'colour' is not allowed" },
  { "space-at-end", AREAS "<area code=\"1\" name=\"x \"/></areas>", "line 4: Element 'area'" },
  { "loose-text",
    AREAS "<area code=\"1\" name=\"x\"/>loose</areas>",
    "line 4: Element 'areas': Character content" },
  { "no-definition",
    "<indicators source=\"Una fuente cualquiera\">\n"
    "<indicator code=\"a\" name=\"a\" unit=\"a\" source=\"a\"/></indicators>",
    "line 4: Element 'indicator': Missing child element(s). Expected is ( definition )" },
  { "pesos",
    "<calls source=\"Una fuente cualquiera\">\n"
    "<call code=\"a\" name=\"a\" year=\"2026\" cohort=\"a\" ceiling-total=\"1.000\"/></calls>",
    "line 4: Element 'call', attribute 'ceiling-total'" },
};

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *document = g_strconcat (HEAD, mistake->body, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  guint count;

  g_assert_false (read_bytes (document, strlen (document), &count, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  if (strstr (error->message, mistake->message) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, mistake->message));
  g_assert_null (strstr (error->message, "{http"));
}

static void
test_newer (void)
{
  g_autofree char *document = g_strconcat (HEAD, AREAS, "</areas>", TAIL, NULL);
  g_autoptr (GError) error = NULL;
  guint count;

  strstr (document, "version=\"1\"")[9] = '9';
  g_assert_false (read_bytes (document, strlen (document), &count, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_NEWER);
  g_assert_cmpstr (error->message,
                   ==,
                   "prueba.xml, line 2: the catalogue has version 9 and this program knows up to 1;"
                   " install the newer program");
}

static void
test_truncated (void)
{
  const char *document =
    HEAD AREAS "<area code=\"1\" name=\"Ñandú &amp; más\"/>\n</areas>\n"
               "<!-- end -->\n<indicators source=\"Una fuente cualquiera\">"
               "<indicator code=\"a\" name=\"a\" unit=\"a\" source=\"a\">"
               "<definition>a &lt; b</definition></indicator></indicators>\n" TAIL;
  gsize length = strlen (document);
  guint count;

  for (gsize i = 0; i < length; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (read_bytes (document, i, &count, &error));
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "prueba.xml, line "));
  }
  g_assert_true (read_bytes (document, length, &count, NULL));
  g_assert_cmpuint (count, ==, 2);
}

static gboolean
refuse_third_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  guint *count = data;

  if (++*count < 3)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "known already");
  return FALSE;
}

static void
test_refused_by_caller (void)
{
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_assert_false (bc_catalogue_read_shipped (refuse_third_cb, &count, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, "territory.xml, line 7: known already");
  g_assert_cmpuint (count, ==, 3);
}

static void
test_cancelled (void)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (HEAD, sizeof HEAD - 1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_cancellable_cancel (cancellable);
  g_assert_false (
    bc_catalogue_read (stream, "prueba.xml", count_entry_cb, &count, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The name of a seed says what comes of it. */
static void
check_seed (const char *folder, const char *name)
{
  static const struct
  {
    const char *prefix;
    int code;
  } outcomes[] = {
    { "invalid-", BC_EXCHANGE_ERROR_INVALID },
    { "refused-", BC_EXCHANGE_ERROR_REFUSED },
    { "newer-", BC_EXCHANGE_ERROR_NEWER },
  };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  int code = -1;
  gsize length;
  guint count;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_has_prefix (name, outcomes[i].prefix))
      code = outcomes[i].code;
  g_assert_true ((code == -1) == g_str_has_prefix (name, "valid-"));

  g_test_message ("%s", name);
  g_assert_true (read_bytes (bytes, length, &count, &error) == (code == -1));
  if (code != -1)
    g_assert_error (error, BC_EXCHANGE_ERROR, code);
}

static void
test_fuzz_seeds (void)
{
  const char *folder = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "catalogue", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; count++)
    check_seed (folder, name);
  g_assert_cmpuint (count, >=, 18);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/catalogue/counts", test_counts);
  g_test_add_func ("/exchange/catalogue/regions-north-to-south", test_regions_in_order);
  g_test_add_func ("/exchange/catalogue/communes-lie-in-provinces", test_communes);
  g_test_add_func ("/exchange/catalogue/facts", test_facts);
  g_test_add_func ("/exchange/catalogue/fits-the-dictionary", test_dictionary);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autofree char *path = g_strconcat ("/exchange/catalogue/mistake/", mistakes[i].name, NULL);

    g_test_add_data_func (path, &mistakes[i], test_mistake);
  }
  g_test_add_func ("/exchange/catalogue/newer-version", test_newer);
  g_test_add_func ("/exchange/catalogue/cut-off-anywhere", test_truncated);
  g_test_add_func ("/exchange/catalogue/refused-by-the-caller", test_refused_by_caller);
  g_test_add_func ("/exchange/catalogue/cancelled", test_cancelled);
  g_test_add_func ("/exchange/catalogue/fuzz-seeds", test_fuzz_seeds);
  return g_test_run ();
}
