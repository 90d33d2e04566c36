/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "origins.h"
#include "store-error.h"
#include "value-error.h"
#include "world.h"

static void
assert_refused (GError *error, GQuark domain, int code, const char *field)
{
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, field));
  g_assert_null (strchr (error->message, '\n'));
}

static void
make_district (World *world, BcId *id, char **text)
{
  world_save (world, "district", id, "name", "Plaza", "commune", "13120", NULL);
  *text = bc_id_dup_text (id);
}

static void
test_one_save_is_one_operation (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  BcId id = { 0 };

  world_save (world, "district", &id, "name", "Plaza", "commune", "13120", "dream", "Luz", NULL);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM journal"), ==, 1);
  world_save (world, "district", &id, "name", "Plaza", "dream", "Sombra", NULL);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM journal"), ==, 2);
  g_assert_cmpint (world_count (world,
                                "SELECT count(*) FROM journal WHERE row = 2 "
                                "AND fields = '{\"dream\":\"Sombra\"}'"),
                   ==,
                   1);
  world_save (world, "district", &id, "name", "Plaza", "dream", "Sombra", NULL);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM journal"), ==, 2);
  world_assert_sound (world);
}

static void
save_business (BcWriter *writer, const BcId *district, BcId *id)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  bc_draft_init (&draft, bc_dictionary_find ("business"), NULL);
  bc_draft_set_id (&draft, "district", district);
  bc_draft_set_text (&draft, "trade-name", "Almacén", &error);
  bc_draft_set_text (&draft, "state", "open", &error);
  bc_save (writer, &draft, id, &error);
  g_assert_no_error (error);
}

/* Where identifiers are sorted, what was saved together stands together and in its order. */
static void
test_saved_together_stand_together (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_autofree char *text = NULL;
  BcId district = { 0 }, before = { 0 };

  make_district (world, &district, &text);
  writer = bc_writer_begin (world->database, world->now += 1000, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++) {
    BcId id;

    save_business (writer, &district, &id);
    g_assert_cmpint (bc_id_compare (&before, &id), <, 0);
    before = id;
  }
}

static void
test_required_fields_are_asked_for (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  BcId id = { 0 };

  g_assert_false (world_try (world, &error, "district", &id, "name", "Plaza", NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "commune: ");
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM journal"), ==, 0);
  g_clear_error (&error);
  world_save (world, "district", &id, "name", "Plaza", "commune", "13120", NULL);
  g_assert_false (world_try (world, &error, "district", &id, "name", "", NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "name: ");
}

static void
test_fixed_fields_stay (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  BcId district = { 0 }, other = { 0 }, business = { 0 };

  make_district (world, &district, &one);
  world_save (world, "district", &other, "name", "Otra", "commune", "13120", NULL);
  two = bc_id_dup_text (&other);
  world_save (world, "business", &business, "district", one, "trade-name", "Pan", NULL);
  g_assert_false (world_try (world, &error, "business", &business, "district", two, NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "district: ");
}

static gboolean
try_decision (World *world, const char *district, GError **error)
{
  BcId id = { 0 };

  return world_try (world,
                    error,
                    "decision",
                    &id,
                    "district",
                    district,
                    "kind",
                    "phase-change",
                    "date",
                    "2024-01-01",
                    "outcome",
                    "approved",
                    "phase",
                    "activation",
                    NULL);
}

static void
test_manager_writes_no_decisions_nor_catalogues (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId id = { 0 }, area = { 0 };

  make_district (world, &id, &text);
  g_assert_false (try_decision (world, text, &error));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_DENIED, "decision: ");
  g_clear_error (&error);
  g_assert_false (world_try (world, &error, "area", &area, "code", "7", "name", "X", NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_DENIED, "area: ");
}

static void
test_what_follows_is_written_by_nobody (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_REGION, "Luis");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId id = { 0 };

  make_district (world, &id, &text);
  g_assert_true (try_decision (world, text, &error));
  g_assert_false (world_try (world, &error, "district", &id, "phase", "graduated", NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_DENIED, "phase: ");
}

/* A district that no manager has taken over may be kept by the region; then it is the manager's. */
static void
test_managed_district_is_the_managers (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_REGION, "Luis");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId id = { 0 };

  make_district (world, &id, &text);
  world_save (world, "district", &id, "dream", "De la región", NULL);
  world_run (world, "UPDATE author SET level = 'manager'");
  world_run (world,
             "INSERT INTO author (id, name, level) VALUES (randomblob (16), 'Luis', 'region')");
  world_run (world, "UPDATE profile SET author = (SELECT max (row) FROM author)");
  g_assert_false (world_try (world, &error, "district", &id, "dream", "Otra vez", NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_DENIED, "dream: ");
}

static void
test_references_must_fit (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId district = { 0 }, business = { 0 }, member = { 0 };

  make_district (world, &district, &text);
  g_assert_false (world_try (world,
                             &error,
                             "business",
                             &business,
                             "district",
                             text,
                             "trade-name",
                             "Pan",
                             "activity-code",
                             text,
                             NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "activity-code: ");
  g_clear_error (&error);
  business = (BcId){ 0 };
  g_assert_false (world_try (world,
                             &error,
                             "group-member",
                             &member,
                             "group",
                             "01890000-0000-7000-8000-000000000000",
                             "name",
                             "Eva",
                             "role",
                             "member",
                             NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND, "group: ");
}

static void
test_values_are_checked_again (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_autofree char *text = NULL;
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;
  BcId district = { 0 }, id;

  make_district (world, &district, &text);
  bc_draft_init (&draft, bc_dictionary_find ("business"), NULL);
  bc_draft_set_id (&draft, "district", &district);
  bc_draft_set_text (&draft, "trade-name", "Pan", &error);
  bc_value_set_text (&value, "12345678-9");
  bc_draft_set (&draft, bc_record_type_find_field (draft.type, "rut"), &value);
  writer = bc_writer_begin (world->database, world->now, &error);
  g_assert_false (bc_save (writer, &draft, &id, &error));
  assert_refused (error, BC_VALUE_ERROR, BC_VALUE_ERROR_CHECK_DIGIT, "rut: ");
}

static void
test_second_of_one_kind_is_refused_and_deleted_one_comes_back (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  BcId district = { 0 }, group = { 0 }, again = { 0 };

  make_district (world, &district, &text);
  world_save (world,
              "associative-group",
              &group,
              "district",
              text,
              "state",
              "forming",
              "name",
              "GAL",
              NULL);
  g_assert_false (world_try (world,
                             &error,
                             "associative-group",
                             &again,
                             "district",
                             text,
                             "state",
                             "forming",
                             NULL));
  assert_refused (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "associative-group: ");
  world_delete (world, "associative-group", &group, TRUE);
  again = (BcId){ 0 };
  world_save (world, "associative-group", &again, "district", text, "state", "constituted", NULL);
  g_assert_true (bc_id_equal (&group, &again));
  g_assert_true (world_is_visible (world, &group));
  name = world_get (world, &group, "name");
  g_assert_cmpstr (name, ==, "");
  world_assert_sound (world);
}

static void
test_deleted_record_is_not_edited (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId id = { 0 };

  make_district (world, &id, &text);
  world_delete (world, "district", &id, TRUE);
  g_assert_false (world_try (world, &error, "district", &id, "dream", "Luz", NULL));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
}

/* Foreign data: a document that owns itself, and two attendances that name each other. */
static void
test_records_that_go_round_end (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;
  BcId id = { 0 }, document = { 0 };

  make_district (world, &id, &text);
  world_save (world,
              "document",
              &document,
              "record",
              text,
              "name",
              "Foto",
              "file",
              "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
              NULL);
  world_run (world,
             "UPDATE journal SET fields = json_set (fields, '$.record', (SELECT"
             " lower (printf ('%s-%s-%s-%s-%s', substr (hex (id), 1, 8), substr (hex (id), 9, 4),"
             " substr (hex (id), 13, 4), substr (hex (id), 17, 4), substr (hex (id), 21)))"
             " FROM record WHERE type = 'document')) WHERE record ="
             " (SELECT row FROM record WHERE type = 'document')");
  world_delete (world, "document", &document, TRUE);
  g_assert_false (world_is_visible (world, &document));
  world_delete (world, "document", &document, FALSE);
  world_run (
    world,
    "INSERT INTO record (row, id, type, scope) VALUES (7001, x'00000000000000000000000000000001',"
    " 'attendance', 1), (7002, x'00000000000000000000000000000002', 'attendance', 1)");
  world_run (
    world,
    "INSERT INTO attendance (row, person) VALUES (7001, x'00000000000000000000000000000002'),"
    " (7002, x'00000000000000000000000000000001')");
  id = (BcId){ .bytes = { [15] = 1 } };
  g_assert_true (bc_lookup_heading (world->database, &id, &heading, NULL));
  g_assert_true (g_str_has_prefix (heading, "00000000-"));
}

/* A district hidden with nothing to show for it: what it owned is not edited behind its back. */
static void
test_what_a_deleted_record_owned_is_not_edited (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BcId district = { 0 }, business = { 0 };

  make_district (world, &district, &text);
  world_save (world, "business", &business, "district", text, "trade-name", "Pan", NULL);
  world_delete (world, "district", &district, TRUE);
  g_assert_false (world_try (world, &error, "business", &business, "trade-name", "Té", NULL));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
}

static void
test_origins_round_trip (void)
{
  const BcRecordType *type = bc_dictionary_find ("business");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint64 origins[62], again[62];

  for (guint round = 0; round < 1000; round++) {
    g_autoptr (GByteArray) bytes = NULL;

    for (guint i = 0; i < type->n_fields; i++)
      origins[i] = g_rand_int_range (rand, 0, 4) == 0 ? 0 : g_rand_int_range (rand, 1, 900000);
    bytes = bc_origins_encode (type, origins);
    g_assert_true (bc_origins_decode (type, bytes->data, bytes->len, again));
    g_assert_cmpmem (origins,
                     type->n_fields * sizeof (gint64),
                     again,
                     type->n_fields * sizeof (gint64));
    for (guint cut = 1; cut < bytes->len; cut++)
      bc_origins_decode (type, bytes->data, cut, again);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/save/one-save-is-one-operation", test_one_save_is_one_operation);
  g_test_add_func ("/store/save/together-stand-together", test_saved_together_stand_together);
  g_test_add_func ("/store/save/required-fields-are-asked-for", test_required_fields_are_asked_for);
  g_test_add_func ("/store/save/fixed-fields-stay", test_fixed_fields_stay);
  g_test_add_func ("/store/save/manager-writes-no-decisions-nor-catalogues",
                   test_manager_writes_no_decisions_nor_catalogues);
  g_test_add_func ("/store/save/what-follows-is-written-by-nobody",
                   test_what_follows_is_written_by_nobody);
  g_test_add_func ("/store/save/managed-district-is-the-managers",
                   test_managed_district_is_the_managers);
  g_test_add_func ("/store/save/references-must-fit", test_references_must_fit);
  g_test_add_func ("/store/save/values-are-checked-again", test_values_are_checked_again);
  g_test_add_func ("/store/save/second-of-one-kind-is-refused-and-deleted-one-comes-back",
                   test_second_of_one_kind_is_refused_and_deleted_one_comes_back);
  g_test_add_func ("/store/save/deleted-record-is-not-edited", test_deleted_record_is_not_edited);
  g_test_add_func ("/store/save/records-that-go-round-end", test_records_that_go_round_end);
  g_test_add_func ("/store/save/what-a-deleted-record-owned-is-not-edited",
                   test_what_a_deleted_record_owned_is_not_edited);
  g_test_add_func ("/store/origins/round-trip", test_origins_round_trip);
  return g_test_run ();
}
