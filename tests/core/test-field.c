/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "field.h"
#include "value-error.h"

static const BcField *
find (const char *type, const char *field)
{
  return bc_record_type_find_field (bc_dictionary_find (type), field);
}

typedef struct
{
  const char *type;
  const char *field;
  const char *typed;
  const char *text;    /* canonical */
  const char *display; /* for people */
  const char *json;
} Reading;

static const Reading readings[] = {
  { "district", "name", "  Plaza Ñuñoa ", "Plaza Ñuñoa", "Plaza Ñuñoa", "\"Plaza Ñuñoa\"" },
  { "district", "dream", "Una\r\ndos", "Una\ndos", "Una\ndos", "\"Una\\ndos\"" },
  { "business", "rut", "12.345.678-5", "12345678-5", "12.345.678-5", "\"12345678-5\"" },
  { "business", "workers-men", "1.234", "1234", "1.234", "1234" },
  { "call", "year", "2025", "2025", "2025", "2025" },
  { "business", "yearly-sales", "2.400,5", "2400.50", "2.400,50", "2400.50" },
  { "funding-line", "awarded", "$ 1.190.000", "1190000", "$1.190.000", "1190000" },
  { "funding-line", "own-contribution", "12,5", "12.50", "12,5 %", "12.50" },
  { "commitment",
    "amount",
    "30.000 UF 31-03-2017",
    "UF 30000.00 2017-03-31",
    NULL,
    "{\"value\":30000.00,\"unit\":\"UF\",\"day\":\"2017-03-31\"}" },
  { "meeting", "date", "20-11-2026", "2026-11-20", "20-11-2026", "\"2026-11-20\"" },
  { "action",
    "planned",
    "2024-01-01/2025-12-31",
    "2024-01-01/2025-12-31",
    "01-01-2024 – 31-12-2025",
    "{\"from\":\"2024-01-01\",\"to\":\"2025-12-31\"}" },
  { "business", "anchor", "Sí", "true", "Yes", "true" },
  { "business", "anchor", "no", "false", "No", "false" },
  { "business", "use", "retail", "retail", "Retail", "\"retail\"" },
  { "action", "state", "dropped", "dropped", "Dropped", "\"dropped\"" },
  { "action",
    "state",
    "dropped:  sin fondos ",
    "dropped: sin fondos",
    "Dropped: sin fondos",
    "\"dropped\"" },
  { "business", "trade-name", "   ", "", "", "null" },
};

static void
test_reads_and_writes_each_kind (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++) {
    const Reading *reading = &readings[i];
    const BcField *field = find (reading->type, reading->field);
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) json = g_string_new (NULL);
    g_auto (BcValue) value = BC_VALUE_INIT;
    g_autofree char *text = NULL;
    g_autofree char *display = NULL;

    g_test_message ("%s %s", reading->field, reading->typed);
    bc_field_parse (field, reading->typed, &value, &error);
    g_assert_no_error (error);
    text = bc_field_dup_text (field, &value);
    display = bc_field_dup_display (field, &value);
    bc_field_append_json (field, &value, json);
    g_assert_cmpstr (text, ==, reading->text);
    if (reading->display != NULL)
      g_assert_cmpstr (display, ==, reading->display);
    g_assert_cmpstr (json->str, ==, reading->json);
  }
}

static void
test_canonical_text_reads_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++) {
    const BcField *field = find (readings[i].type, readings[i].field);
    g_autoptr (GError) error = NULL;
    g_auto (BcValue) value = BC_VALUE_INIT;
    g_auto (BcValue) again = BC_VALUE_INIT;
    g_autofree char *text = NULL;

    g_assert_true (bc_field_parse (field, readings[i].typed, &value, NULL));
    text = bc_field_dup_text (field, &value);
    g_assert_true (bc_field_parse (field, text, &again, NULL));
    g_assert_true (bc_value_equal (&value, &again));
    bc_field_check (field, &value, &error);
    g_assert_no_error (error);
  }
}

typedef struct
{
  const char *type;
  const char *field;
  const char *typed;
  BcValueError code;
} Refusal;

static const Refusal refusals[] = {
  { "business", "rut", "12345678-9", BC_VALUE_ERROR_CHECK_DIGIT },
  { "business", "rut", "R12", BC_VALUE_ERROR_SYNTAX },
  { "business", "trade-name", "a\001b", BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "business", "use", "banking", BC_VALUE_ERROR_UNKNOWN_CHOICE },
  { "action", "state", "dropped2: x", BC_VALUE_ERROR_UNKNOWN_CHOICE },
  { "business", "workers-men", "-1", BC_VALUE_ERROR_RANGE },
  { "business", "workers-men", "1,5", BC_VALUE_ERROR_SYNTAX },
  { "call", "year", "1500", BC_VALUE_ERROR_RANGE },
  { "funding-line", "awarded", "-5", BC_VALUE_ERROR_RANGE },
  { "funding-line", "own-contribution", "101", BC_VALUE_ERROR_RANGE },
  { "meeting", "date", "29-02-2023", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
  { "action", "planned", "2025-12-31/2024-01-01", BC_VALUE_ERROR_RANGE },
  { "business", "anchor", "maybe", BC_VALUE_ERROR_UNKNOWN_CHOICE },
  { "business", "district", "nowhere", BC_VALUE_ERROR_NOT_FOUND },
  { "document", "file", "abc", BC_VALUE_ERROR_SYNTAX },
  { "business", "position", "91; 0", BC_VALUE_ERROR_RANGE },
};

static void
test_refuses_with_a_reason (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    const BcField *field = find (refusals[i].type, refusals[i].field);
    g_autoptr (GError) error = NULL;
    g_auto (BcValue) value = BC_VALUE_INIT;

    g_test_message ("%s %s", refusals[i].field, refusals[i].typed);
    g_assert_false (bc_field_parse (field, refusals[i].typed, &value, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) refusals[i].code);
    g_assert_cmpint (value.type, ==, BC_VALUE_NONE);
  }
}

static void
test_long_names_are_refused (void)
{
  g_autofree char *name = g_strnfill (10 * 1024 * 1024, 'a');
  g_autoptr (GError) error = NULL;
  g_auto (BcValue) value = BC_VALUE_INIT;

  g_assert_false (bc_field_parse (find ("district", "name"), name, &value, &error));
  g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_TOO_LONG);
}

static void
test_check_refuses_what_is_not_canonical (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_value_set_text (&value, "12.345.678-5");
  g_assert_false (bc_field_check (find ("business", "rut"), &value, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (bc_field_check (find ("funding-line", "awarded"), &value, &error));
  g_assert_nonnull (error);
}

/* What a newer version wrote is shown as it is. */
static void
test_unknown_choice_is_shown (void)
{
  g_auto (BcValue) value = BC_VALUE_INIT;
  g_autofree char *display = NULL;

  bc_value_set_text (&value, "floating: por ahora");
  display = bc_field_dup_display (find ("business", "state"), &value);
  g_assert_cmpstr (display, ==, "floating: por ahora");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/field/reads-and-writes-each-kind", test_reads_and_writes_each_kind);
  g_test_add_func ("/core/field/canonical-text-reads-back", test_canonical_text_reads_back);
  g_test_add_func ("/core/field/refuses-with-a-reason", test_refuses_with_a_reason);
  g_test_add_func ("/core/field/long-names-are-refused", test_long_names_are_refused);
  g_test_add_func ("/core/field/check-refuses-what-is-not-canonical",
                   test_check_refuses_what_is_not_canonical);
  g_test_add_func ("/core/field/unknown-choice-is-shown", test_unknown_choice_is_shown);
  return g_test_run ();
}
