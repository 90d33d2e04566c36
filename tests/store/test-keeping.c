/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "store-error.h"
#include "undo.h"
#include "world.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A line to spend from, and all that owns it. */
typedef struct
{
  World *world;
  BcId district;
  BcId plan;
  BcId action;
  BcId line;
} Place;

static void
place_clear (Place *self)
{
  world_free (self->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_open (Place *self)
{
  g_autofree char *owner = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *action = NULL;

  self->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (self->world, "district", &self->district, "name", "Barrio", "commune", "13120", NULL);
  owner = bc_id_dup_text (&self->district);
  world_save (self->world, "plan", &self->plan, "district", owner, NULL);
  plan = bc_id_dup_text (&self->plan);
  world_save (self->world,
              "action",
              &self->action,
              "plan",
              plan,
              "title",
              "Feria",
              "area",
              "1",
              "state",
              "planned",
              NULL);
  action = bc_id_dup_text (&self->action);
  world_save (self->world,
              "funding-line",
              &self->line,
              "action",
              action,
              "source",
              "fndr",
              "state",
              "awarded",
              NULL);
}

/* So many months ago. */
static char *
dup_day (Place *self, gint32 months)
{
  return bc_date_dup_iso (bc_date_add_months (bc_lookup_today (self->world->database), -months));
}

static void
add_entry (Place *self, const char *kind, const char *state, gint32 months, BcId *id)
{
  g_autofree char *line = bc_id_dup_text (&self->line);
  g_autofree char *day = dup_day (self, months);

  *id = (BcId){ 0 };
  world_save (self->world,
              "entry",
              id,
              "line",
              line,
              "kind",
              kind,
              "date",
              day,
              "amount",
              "1000",
              "state",
              state,
              NULL);
}

static void
add_document (Place *self, const BcId *record, const char *kind, BcId *id)
{
  g_autofree char *owner = bc_id_dup_text (record);

  *id = (BcId){ 0 };
  world_save (self->world,
              "document",
              id,
              "record",
              owner,
              "name",
              "factura.xml",
              "file",
              HASH,
              "kind",
              kind,
              NULL);
}

static gboolean
try_delete (Place *self, const char *type, const BcId *id, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (BcWriter) writer =
    bc_writer_begin (self->world->database, self->world->now += 1000, error);
  BcId saved;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_deleted (&draft, TRUE);
  return bc_save (writer, &draft, &saved, error) && bc_writer_commit (writer, error);
}

static void
assert_refused (Place *self, const char *type, const BcId *id, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_delete (self, type, id, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (world_is_visible (self->world, id));
}

static void
assert_deleted (Place *self, const char *type, const BcId *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_delete (self, type, id, &error));
  g_assert_no_error (error);
  g_assert_false (world_is_visible (self->world, id));
  world_assert_sound (self->world);
}

static void
test_what_left_the_draft_stays (void)
{
  static const char *const kinds[] = { "disbursement", "expense", "refund" };
  static const char *const states[] = { "submitted", "observed", "approved", "rejected" };
  g_auto (Place) place = { 0 };
  BcId id;

  place_open (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (states); k++) {
      add_entry (&place, kinds[i], "draft", 0, &id);
      world_save (place.world, "entry", &id, "amount", "0", NULL);
      world_save (place.world, "entry", &id, "state", states[k], NULL);
      assert_refused (&place, "entry", &id, "add a refund that corrects it");
      world_save (place.world, "entry", &id, "state", "draft", NULL);
      if (strcmp (states[k], "submitted") == 0)
        assert_deleted (&place, "entry", &id);
      else
        assert_refused (&place, "entry", &id, "add a refund that corrects it");
    }
}

static void
test_a_draft_may_go (void)
{
  g_auto (Place) place = { 0 };
  BcId id;

  place_open (&place);
  add_entry (&place, "expense", "draft", 1, &id);
  assert_deleted (&place, "entry", &id);
  add_entry (&place, "commitment", "submitted", 1, &id);
  assert_deleted (&place, "entry", &id);
}

/* The last day on which it is kept, and the first on which it is not. */
static void
test_six_years_and_no_longer (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *until = NULL;
  BcId id;

  place_open (&place);
  add_entry (&place, "refund", "submitted", 71, &id);
  until = bc_date_dup_screen (
    bc_date_add_months (bc_date_add_months (bc_lookup_today (place.world->database), -71), 72));
  assert_refused (&place, "entry", &id, until);
  add_entry (&place, "refund", "submitted", 72, &id);
  assert_deleted (&place, "entry", &id);
}

static void
test_what_owns_it_stays (void)
{
  g_auto (Place) place = { 0 };
  BcId id;

  place_open (&place);
  add_entry (&place, "refund", "submitted", 3, &id);
  assert_refused (&place, "funding-line", &place.line, "$1.000");
  assert_refused (&place, "action", &place.action, "It has an entry");
  assert_refused (&place, "plan", &place.plan, "It has an entry");
  assert_refused (&place, "district", &place.district, "It has an entry");
  world_save (place.world, "entry", &id, "state", "draft", NULL);
  assert_deleted (&place, "funding-line", &place.line);
}

/* Its own, and that of a draft of it, which would be its own once the draft is gone. */
static void
test_what_has_an_invoice_stays (void)
{
  g_auto (Place) place = { 0 };
  BcId entry, owners[2], invoice;

  place_open (&place);
  add_entry (&place, "expense", "draft", 3, &entry);
  owners[0] = entry;
  owners[1] = place.line;
  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++) {
    add_document (&place, &owners[i], "invoice", &invoice);
    assert_refused (&place, "funding-line", &place.line, "factura.xml");
    assert_refused (&place, "action", &place.action, "It has an invoice");
    assert_refused (&place, "plan", &place.plan, "It has an invoice");
    assert_refused (&place, "district", &place.district, "It has an invoice");
    world_save (place.world, "document", &invoice, "kind", "other", NULL);
  }
  add_entry (&place, "expense", "draft", 72, &entry);
  add_document (&place, &entry, "invoice", &invoice);
  add_document (&place, &place.action, "invoice", &invoice);
  assert_deleted (&place, "district", &place.district);
}

static void
test_evidence_stays (void)
{
  g_auto (Place) place = { 0 };
  BcId entry, photo, named;
  g_autofree char *document = NULL;

  place_open (&place);
  add_entry (&place, "refund", "draft", 3, &entry);
  add_document (&place, &entry, "photo", &photo);
  add_document (&place, &place.line, "contract", &named);
  document = bc_id_dup_text (&named);
  world_save (place.world, "entry", &entry, "document", document, NULL);
  world_save (place.world, "entry", &entry, "state", "submitted", NULL);
  assert_refused (&place, "document", &photo, "add the right one beside it");
  assert_refused (&place, "document", &named, "add the right one beside it");
  world_save (place.world, "entry", &entry, "state", "draft", NULL);
  assert_deleted (&place, "document", &photo);
  assert_deleted (&place, "document", &named);
}

static void
test_an_invoice_stays_but_what_is_none_may_go (void)
{
  g_auto (Place) place = { 0 };
  BcId entry, owners[2], id;

  place_open (&place);
  add_entry (&place, "expense", "draft", 3, &entry);
  owners[0] = entry;
  owners[1] = place.line;
  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++) {
    add_document (&place, &owners[i], "invoice", &id);
    assert_refused (&place, "document", &id, "change its kind first");
    world_save (place.world, "document", &id, "kind", "other", NULL);
    assert_deleted (&place, "document", &id);
  }
  add_document (&place, &place.action, "invoice", &id);
  assert_deleted (&place, "document", &id);
}

static gint64
last_operation (Place *self)
{
  return world_count (self->world, "SELECT max(row) FROM journal");
}

/* From the history. @n_kept: how much of it is left as it is; the first for a reason with @words.
 */
static void
take_back (Place *self, gint64 operation, guint n_kept, const char *words)
{
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer =
    bc_writer_begin (self->world->database, self->world->now += 1000, &error);

  g_assert_true (bc_undo_operation (writer, operation, &report, &error));
  g_assert_no_error (error);
  g_assert_true (bc_writer_commit (writer, &error));
  g_assert_cmpuint (report.kept->len, ==, n_kept);
  g_assert_true (n_kept == 0 || strstr (report.kept->pdata[0], words) != NULL);
  world_assert_sound (self->world);
}

/* The draft goes; its invoice is the line's from then on, until that is undone. */
static void
test_the_invoice_of_a_draft_stays_with_its_line (void)
{
  g_auto (Place) place = { 0 };
  BcId entry, invoice, photo;
  g_autofree char *line = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;
  g_autofree char *draft = NULL;

  place_open (&place);
  add_entry (&place, "expense", "draft", 3, &entry);
  add_document (&place, &entry, "invoice", &invoice);
  add_document (&place, &entry, "photo", &photo);
  assert_deleted (&place, "entry", &entry);
  g_assert_true (world_is_visible (place.world, &invoice));
  g_assert_false (world_is_visible (place.world, &photo));
  kept = world_get (place.world, &invoice, "record");
  line = bc_id_dup_text (&place.line);
  g_assert_cmpstr (kept, ==, line);
  take_back (&place, last_operation (&place), 0, NULL);
  g_assert_true (world_is_visible (place.world, &entry));
  g_assert_true (world_is_visible (place.world, &photo));
  back = world_get (place.world, &invoice, "record");
  draft = bc_id_dup_text (&entry);
  g_assert_cmpstr (back, ==, draft);
}

/* Taking back, from the history, that it was added would delete it. */
static void
test_undo_leaves_what_left_the_draft (void)
{
  g_auto (Place) place = { 0 };
  gint64 added;
  BcId entry;

  place_open (&place);
  add_entry (&place, "refund", "draft", 3, &entry);
  added = last_operation (&place);
  world_save (place.world, "entry", &entry, "state", "approved", NULL);
  take_back (&place, added, 1, "six years");
  g_assert_true (world_is_visible (place.world, &entry));
  take_back (&place, added + 1, 0, NULL);
  assert_deleted (&place, "entry", &entry);
}

static void
test_undo_leaves_the_evidence (void)
{
  g_auto (Place) place = { 0 };
  BcId entry, documents[2];
  gint64 added[2];
  g_autofree char *named = NULL;

  place_open (&place);
  add_entry (&place, "refund", "draft", 3, &entry);
  add_document (&place, &entry, "invoice", &documents[0]);
  added[0] = last_operation (&place);
  add_document (&place, &place.line, "contract", &documents[1]);
  added[1] = last_operation (&place);
  named = bc_id_dup_text (&documents[1]);
  world_save (place.world, "entry", &entry, "document", named, NULL);
  world_save (place.world, "entry", &entry, "state", "submitted", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++) {
    take_back (&place, added[i], 1, "add the right one beside it");
    g_assert_true (world_is_visible (place.world, &documents[i]));
  }
}

static void
test_undo_leaves_a_line_with_an_invoice (void)
{
  g_auto (Place) place = { 0 };
  gint64 added;
  BcId invoice;

  place_open (&place);
  added = last_operation (&place);
  add_document (&place, &place.line, "invoice", &invoice);
  take_back (&place, added, 1, "It has an invoice");
  g_assert_true (world_is_visible (place.world, &invoice));
}

/* That the draft was added is taken back; its invoice, attached since, is the line's. */
static void
test_undo_of_a_draft_leaves_its_invoice_with_the_line (void)
{
  g_auto (Place) place = { 0 };
  gint64 added;
  BcId entry, invoice;
  g_autofree char *line = NULL;
  g_autofree char *kept = NULL;

  place_open (&place);
  add_entry (&place, "expense", "draft", 3, &entry);
  added = last_operation (&place);
  add_document (&place, &entry, "invoice", &invoice);
  take_back (&place, added, 0, NULL);
  g_assert_false (world_is_visible (place.world, &entry));
  g_assert_true (world_is_visible (place.world, &invoice));
  line = bc_id_dup_text (&place.line);
  kept = world_get (place.world, &invoice, "record");
  g_assert_cmpstr (kept, ==, line);
}

static void
save_in (BcWriter *writer, const char *type, const char *const *pairs, BcId *id)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  const BcId none = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), &none);
  draft.arrival = BC_ARRIVAL_NOW;
  for (gsize i = 0; pairs[i] != NULL; i += 2)
    g_assert_true (bc_draft_set_text (&draft, pairs[i], pairs[i + 1], &error));
  bc_save (writer, &draft, id, &error);
  g_assert_no_error (error);
}

/* An entry and its invoice, entered at once. */
static void
import (Place *self, BcId *entry, BcId *invoice)
{
  g_autoptr (BcWriter) writer =
    bc_writer_begin (self->world->database, self->world->now += 1000, NULL);
  g_autofree char *line = bc_id_dup_text (&self->line);
  g_autofree char *day = dup_day (self, 3);
  g_autofree char *owner = NULL;
  const char *const money[] = { "line",   line,   "kind",  "expense", "date", day,
                                "amount", "1000", "state", "draft",   NULL };

  save_in (writer, "entry", money, entry);
  owner = bc_id_dup_text (entry);
  save_in (
    writer,
    "document",
    (const char
       *const[]){ "record", owner, "name", "factura.xml", "file", HASH, "kind", "invoice", NULL },
    invoice);
  g_assert_true (bc_writer_commit (writer, NULL));
}

static void
test_an_import_is_taken_back_while_it_is_a_draft (void)
{
  g_auto (Place) place = { 0 };

  place_open (&place);
  for (gsize i = 0; i < 2; i++) {
    BcId entry, invoice;
    gint64 imported;

    import (&place, &entry, &invoice);
    imported = last_operation (&place);
    if (i == 1)
      world_save (place.world, "entry", &entry, "state", "rejected", NULL);
    take_back (&place, imported, i == 1 ? 2 : 0, "six years");
    g_assert_cmpint (world_is_visible (place.world, &entry), ==, i == 1);
    g_assert_cmpint (world_is_visible (place.world, &invoice), ==, i == 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/keeping/what-left-the-draft-stays", test_what_left_the_draft_stays);
  g_test_add_func ("/store/keeping/a-draft-may-go", test_a_draft_may_go);
  g_test_add_func ("/store/keeping/six-years-and-no-longer", test_six_years_and_no_longer);
  g_test_add_func ("/store/keeping/what-owns-it-stays", test_what_owns_it_stays);
  g_test_add_func ("/store/keeping/what-has-an-invoice-stays", test_what_has_an_invoice_stays);
  g_test_add_func ("/store/keeping/evidence-stays", test_evidence_stays);
  g_test_add_func ("/store/keeping/an-invoice-stays-but-what-is-none-may-go",
                   test_an_invoice_stays_but_what_is_none_may_go);
  g_test_add_func ("/store/keeping/the-invoice-of-a-draft-stays-with-its-line",
                   test_the_invoice_of_a_draft_stays_with_its_line);
  g_test_add_func ("/store/keeping/undo-leaves-what-left-the-draft",
                   test_undo_leaves_what_left_the_draft);
  g_test_add_func ("/store/keeping/undo-leaves-the-evidence", test_undo_leaves_the_evidence);
  g_test_add_func ("/store/keeping/undo-leaves-a-line-with-an-invoice",
                   test_undo_leaves_a_line_with_an_invoice);
  g_test_add_func ("/store/keeping/undo-of-a-draft-leaves-its-invoice-with-the-line",
                   test_undo_of_a_draft_leaves_its_invoice_with_the_line);
  g_test_add_func ("/store/keeping/an-import-is-taken-back-while-it-is-a-draft",
                   test_an_import_is_taken_back_while_it_is_a_draft);
  return g_test_run ();
}
