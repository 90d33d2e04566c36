/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

static void
count_cb (BcRecord *record, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_classes_have_the_names_of_the_types (void)
{
  bc_record_register_types ();
  g_assert_cmpuint (g_type_from_name ("BcFundingLine"), !=, 0);
  g_assert_true (g_type_is_a (g_type_from_name ("BcAction"), BC_TYPE_RECORD));
  bc_record_register_types ();
}

static void
test_properties_are_the_fields (void)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autoptr (BcRecord) record = bc_record_new (types[i], NULL);

    for (guint k = 0; k < types[i]->n_fields; k++)
      g_assert_nonnull (
        g_object_class_find_property (G_OBJECT_GET_CLASS (record), types[i]->fields[k].name));
  }
}

static void
test_property_round_trips_and_notifies_once (void)
{
  BcRecord *record = bc_record_new (bc_dictionary_find ("business"), NULL);
  g_autofree char *name = NULL;
  gint64 workers;
  gboolean anchor;
  guint count = 0;

  g_signal_connect (record, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (record, "trade-name", "Pan", "workers-men", (gint64) 3, "anchor", TRUE, NULL);
  g_assert_cmpuint (count, ==, 3);
  g_object_set (record, "trade-name", "Pan", "workers-men", (gint64) 3, "anchor", TRUE, NULL);
  g_assert_cmpuint (count, ==, 3);
  g_object_get (record, "trade-name", &name, "workers-men", &workers, "anchor", &anchor, NULL);
  g_assert_cmpstr (name, ==, "Pan");
  g_assert_cmpint (workers, ==, 3);
  g_assert_true (anchor);
  g_assert_finalize_object (record);
}

static void
test_reference_is_text_for_bindings (void)
{
  g_autoptr (BcRecord) record = bc_record_new (bc_dictionary_find ("business"), NULL);
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("business"), "district");
  BcId id;
  BcValue value = BC_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autofree char *got = NULL;

  bc_id_generate (&id, 1700000000000);
  text = bc_id_dup_text (&id);
  g_object_set (record, "district", text, NULL);
  bc_record_peek (record, field, &value);
  g_assert_cmpint (value.type, ==, BC_VALUE_ID);
  g_assert_true (bc_id_equal (&value.id, &id));
  g_object_get (record, "district", &got, NULL);
  g_assert_cmpstr (got, ==, text);
}

static void
test_cleared_field_has_no_value (void)
{
  g_autoptr (BcRecord) record = bc_record_new (bc_dictionary_find ("business"), NULL);
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("business"), "workers-men");
  BcValue zero = { .type = BC_VALUE_INTEGER };
  BcValue none = BC_VALUE_INIT;
  BcValue value = BC_VALUE_INIT;

  g_assert_true (bc_record_set (record, field, &zero));
  bc_record_peek (record, field, &value);
  g_assert_cmpint (value.type, ==, BC_VALUE_INTEGER);
  g_assert_true (bc_record_set (record, field, &none));
  bc_record_peek (record, field, &value);
  g_assert_cmpint (value.type, ==, BC_VALUE_NONE);
  g_assert_false (bc_record_set (record, field, &none));
}

static void
test_heading_is_the_title_or_the_type (void)
{
  g_autoptr (BcRecord) record = bc_record_new (bc_dictionary_find ("business"), NULL);
  g_autofree char *before = bc_record_dup_heading (record);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "Business");
  g_object_set (record, "trade-name", "Pérez & Hijos", NULL);
  after = bc_record_dup_heading (record);
  g_assert_cmpstr (after, ==, "Pérez & Hijos");
}

static void
assert_called (BcRecord *record, const char *expected)
{
  g_autofree char *heading = bc_record_dup_heading (record);

  g_assert_cmpstr (heading, ==, expected);
}

/* What is missing leaves nothing behind, wherever it stands. */
static void
test_heading_tells_what_has_no_name (void)
{
  g_autoptr (BcRecord) record = bc_record_new (bc_dictionary_find ("entry"), NULL);

  assert_called (record, "Entry");
  g_object_set (record, "document-number", "31", NULL);
  assert_called (record, "Entry (31)");
  g_object_set (record, "kind", "expense", "date", "2025-03-11", NULL);
  assert_called (record, "Expense 11-03-2025 (31)");
  g_object_set (record, "amount", (gint64) 10000, "supplier-name", "Luminarias Sur", NULL);
  assert_called (record, "Expense 11-03-2025, $10.000, Luminarias Sur (31)");
  g_object_set (record, "document-number", NULL, "kind", "unheard-of", NULL);
  assert_called (record, "unheard-of 11-03-2025, $10.000, Luminarias Sur");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/classes-have-the-names-of-the-types",
                   test_classes_have_the_names_of_the_types);
  g_test_add_func ("/core/record/properties-are-the-fields", test_properties_are_the_fields);
  g_test_add_func ("/core/record/property-round-trips-and-notifies-once",
                   test_property_round_trips_and_notifies_once);
  g_test_add_func ("/core/record/reference-is-text-for-bindings",
                   test_reference_is_text_for_bindings);
  g_test_add_func ("/core/record/cleared-field-has-no-value", test_cleared_field_has_no_value);
  g_test_add_func ("/core/record/heading-is-the-title-or-the-type",
                   test_heading_is_the_title_or_the_type);
  g_test_add_func ("/core/record/heading-tells-what-has-no-name",
                   test_heading_tells_what_has_no_name);
  return g_test_run ();
}
