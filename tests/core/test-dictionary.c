/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "heading.h"

typedef void (*CheckType) (const BcRecordType *type);
typedef void (*CheckField) (const BcRecordType *type, const BcField *field);

static void
each_type (CheckType check)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  g_assert_cmpuint (n_types, >, 40);
  for (guint i = 0; i < n_types; i++)
    check (types[i]);
}

static void
each_field (CheckField check)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint k = 0; k < types[i]->n_fields; k++)
      check (types[i], &types[i]->fields[k]);
}

static void
assert_identifier (const char *name)
{
  g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", name, 0, 0));
}

static void
check_type_names (const BcRecordType *type)
{
  assert_identifier (type->name);
  g_assert_true (bc_dictionary_find (type->name) == type);
  g_assert_nonnull (type->label);
  g_assert_nonnull (type->plural);
}

static void
check_field_names (const BcRecordType *type, const BcField *field)
{
  assert_identifier (field->name);
  g_assert_cmpstr (field->name, !=, BC_DELETED_NAME);
  g_assert_true (bc_record_type_find_field (type, field->name) == field);
  g_assert_true (bc_record_type_find_number (type, field->number) == field);
  g_assert_cmpuint (field->number, >=, 1);
  g_assert_cmpuint (field->number, <=, 62);
  g_assert_nonnull (field->label);
}

static void
test_names_and_numbers_are_unique (void)
{
  each_type (check_type_names);
  each_field (check_field_names);
}

static void
check_owner (const BcRecordType *type)
{
  const BcField *owner = bc_record_type_get_owner (type);

  g_assert_true ((owner != NULL) == (type->scope == BC_SCOPE_OWNER));
  if (owner == NULL)
    return;
  g_assert_cmpint (owner->kind, ==, BC_KIND_REFERENCE);
  g_assert_true (owner->flags & BC_FIELD_REQUIRED);
  g_assert_true (owner->flags & BC_FIELD_FIXED);
}

static void
test_owners_are_named_once_and_for_all (void)
{
  each_type (check_owner);
}

static void
check_identity (const BcRecordType *type)
{
  g_auto (GStrv) names = g_strsplit (type->identity != NULL ? type->identity : "", " ", -1);

  for (char **name = names; *name != NULL; name++)
    g_assert_nonnull (bc_record_type_find_field (type, *name));
  if (type->catalogue)
    g_assert_cmpuint (g_strv_length (names), >, 0);
  if (type->catalogue)
    g_assert_cmpint (type->writers, ==, BC_LEVEL_COUNCIL);
}

static void
test_identities_name_their_fields (void)
{
  each_type (check_identity);
}

static void
check_choices (const BcRecordType *type, const BcField *field)
{
  gboolean chooses = field->kind == BC_KIND_CHOICE || field->kind == BC_KIND_STATE;

  g_assert_true (chooses == (field->choices != NULL));
  for (const BcChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++) {
    assert_identifier (choice->name);
    g_assert_nonnull (choice->label);
    g_assert_true (bc_field_find_choice (field, choice->name) == choice);
  }
}

static void
test_choices_belong_to_choices (void)
{
  each_field (check_choices);
}

static void
check_targets (const BcRecordType *type, const BcField *field)
{
  g_auto (GStrv) targets = g_strsplit (field->targets != NULL ? field->targets : "", " ", -1);

  if (field->kind != BC_KIND_REFERENCE)
    g_assert_null (field->targets);
  for (char **target = targets; *target != NULL; target++) {
    const BcRecordType *named = bc_dictionary_find (*target);

    g_assert_nonnull (named);
    g_assert_true (bc_field_accepts_type (field, named));
  }
}

static void
test_references_name_types (void)
{
  each_field (check_targets);
}

static void
check_bounds (const BcRecordType *type, const BcField *field)
{
  g_assert_cmpint (field->minimum, <=, field->maximum != 0 ? field->maximum : G_MAXINT64);
  if (field->flags & BC_FIELD_DERIVED) {
    g_assert_cmpint (bc_record_type_get_writers (type, field), ==, BC_LEVEL_NONE);
    g_assert_false (field->flags & BC_FIELD_REQUIRED);
  }
}

static void
test_bounds_and_writers_make_sense (void)
{
  each_field (check_bounds);
}

static void
test_owners_come_before_what_they_own (void)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    const BcField *owner = bc_record_type_get_owner (types[i]);
    g_auto (GStrv) targets =
      g_strsplit (owner != NULL && owner->targets != NULL ? owner->targets : "", " ", -1);

    for (guint k = i; k < n_types; k++)
      g_assert_false (g_strv_contains ((const char *const *) targets, types[k]->name));
  }
}

/* They begin with the title, and all can be read from the record itself. */
static void
test_headings_name_their_fields (void)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    const BcHeadingPart *parts = types[i]->heading;
    const BcField *fields[BC_HEADING_MAX_FIELDS];
    guint n_parts = 0;

    for (; parts != NULL && parts[n_parts].field != NULL; n_parts++)
      g_assert_true (parts[n_parts].before != NULL && parts[n_parts].after != NULL);
    if (parts == NULL)
      continue;
    g_test_message ("%s", types[i]->name);
    g_assert_cmpuint (bc_heading_get_fields (types[i], fields), ==, n_parts);
    g_assert_true (fields[0] == bc_record_type_get_title (types[i]));
    for (guint k = 0; k < n_parts; k++)
      g_assert_true (fields[k] != NULL && fields[k]->kind != BC_KIND_REFERENCE);
  }
}

static void
test_orders_are_days (void)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    const BcField *field =
      types[i]->order != NULL ? bc_record_type_find_field (types[i], types[i]->order) : NULL;

    g_test_message ("%s", types[i]->name);
    g_assert_true (types[i]->order == NULL || (field != NULL && field->kind == BC_KIND_DATE));
  }
}

/* Released identifiers are for ever: what is written in people's journals bears these names. */
static void
test_the_words_of_the_domain_are_there (void)
{
  static const char *const words[][2] = {
    { "district", "dream" },         { "business", "trade-name" },
    { "business", "legal-name" },    { "business", "rut" },
    { "business", "activity-code" }, { "business", "formal-since" },
    { "business", "yearly-sales" },  { "business", "size-bracket" },
    { "business", "owner-sex" },     { "associative-group", "state" },
    { "group-member", "role" },      { "technical-panel", "state" },
    { "panel-member", "sector" },    { "business-event", "date" },
    { "meeting", "minutes" },        { "agreement", "due" },
    { "commitment", "predecessor" }, { "plan", "diagnosis" },
    { "objective", "area" },         { "action", "progress" },
    { "proposal", "text" },          { "activity", "women" },
    { "funding-source", "kind" },    { "funding-line", "awarded" },
    { "budget-item", "amount" },     { "entry", "document-number" },
    { "observation", "state" },      { "decision", "outcome" },
    { "document", "file" },          { "district", "commune" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    const BcRecordType *type = bc_dictionary_find (words[i][0]);

    g_assert_nonnull (type);
    g_assert_nonnull (bc_record_type_find_field (type, words[i][1]));
  }
  g_assert_null (bc_dictionary_find ("unheard-of"));
}

static void
test_levels_have_names (void)
{
  static const BcLevels levels[] = { BC_LEVEL_MANAGER, BC_LEVEL_REGION, BC_LEVEL_COUNCIL };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_cmpint (bc_level_from_name (bc_level_get_name (levels[i])), ==, levels[i]);
  g_assert_cmpint (bc_level_from_name ("king"), ==, BC_LEVEL_NONE);
  g_assert_null (bc_level_get_name (BC_LEVEL_ALL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/dictionary/names-and-numbers-are-unique",
                   test_names_and_numbers_are_unique);
  g_test_add_func ("/core/dictionary/owners-are-named-once-and-for-all",
                   test_owners_are_named_once_and_for_all);
  g_test_add_func ("/core/dictionary/identities-name-their-fields",
                   test_identities_name_their_fields);
  g_test_add_func ("/core/dictionary/choices-belong-to-choices", test_choices_belong_to_choices);
  g_test_add_func ("/core/dictionary/references-name-types", test_references_name_types);
  g_test_add_func ("/core/dictionary/bounds-and-writers-make-sense",
                   test_bounds_and_writers_make_sense);
  g_test_add_func ("/core/dictionary/owners-come-before-what-they-own",
                   test_owners_come_before_what_they_own);
  g_test_add_func ("/core/dictionary/headings-name-their-fields", test_headings_name_their_fields);
  g_test_add_func ("/core/dictionary/orders-are-days", test_orders_are_days);
  g_test_add_func ("/core/dictionary/the-words-of-the-domain-are-there",
                   test_the_words_of_the_domain_are_there);
  g_test_add_func ("/core/dictionary/levels-have-names", test_levels_have_names);
  return g_test_run ();
}
