/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "receipts.h"
#include "store-error.h"

#define SUPPLIER RECEIPTS_SUPPLIER

/* Of two drafts that met the one that counts goes its way, on whichever laptop; the other one is
 * told which, and what to do with itself. What it is told can be done. */
static void
test_the_draft_that_counts_is_submitted (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autofree char *prat = receipts_make_line (ana, "Prat");
  g_autoptr (GError) error = NULL;
  BcId ours, theirs;

  receipts_allow (ana, latorre);
  receipts_allow (ana, prat);
  world_merge (luis, ana);
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  luis->now += 60000;
  receipts_enter (luis, prat, SUPPLIER, "060", &theirs);
  world_merge (ana, luis);
  world_merge (luis, ana);
  receipts_assert_refused (ana, &theirs, "submitted", &ours);
  receipts_assert_refused (luis, &theirs, "approved", &ours);
  g_assert_false (world_try (luis, &error, "entry", &theirs, "state", "submitted", NULL));
  g_assert_cmpstr (error->message,
                   ==,
                   "document-number: this document is entered already: $119.000 of 13-10-2003 for "
                   "“Feria” (FNDR, Latorre). That one counts: delete or reject this one, or mend "
                   "what is not the same document");
  world_save (luis, "entry", &ours, "state", "submitted", NULL);
  g_assert_cmpint (receipts_count_spent (luis), ==, 119000);
  receipts_assert_refused (luis, &theirs, "submitted", &ours);
  world_merge (ana, luis);
  world_save (ana, "entry", &theirs, "state", "rejected: es la misma", NULL);
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 0);
  g_clear_error (&error);
  g_assert_false (world_try (ana, &error, "entry", &theirs, "state", "draft", NULL));
  g_assert_cmpstr (error->message,
                   ==,
                   "document-number: this document is entered already: $119.000 of 13-10-2003 for "
                   "“Feria” (FNDR, Latorre). That one counts: this one stays rejected; mend what "
                   "is not the same document if it is another");
  world_save (ana, "entry", &ours, "state", "approved", NULL);
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  world_assert_sound (ana);
}

/* That it counts lets it be submitted, not become yet another document that is entered. */
static void
test_the_one_that_counts_takes_no_other_document (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autoptr (GError) error = NULL;
  BcId ours, theirs, other;

  receipts_allow (ana, latorre);
  world_merge (luis, ana);
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  luis->now += 60000;
  receipts_enter (luis, latorre, SUPPLIER, "60", &theirs);
  receipts_enter (luis, latorre, SUPPLIER, "61", &other);
  world_merge (ana, luis);
  g_assert_false (
    world_try (ana, &error, "entry", &ours, "document-number", "61", "state", "submitted", NULL));
  receipts_assert_double (&error, &other);
  world_delete (ana, "entry", &ours, TRUE);
  receipts_restore (ana, &ours, &error);
  receipts_assert_double (&error, &theirs);
  world_save (ana, "entry", &theirs, "state", "submitted", NULL);
  world_assert_sound (ana);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/double-drafts/the-one-that-counts-is-submitted",
                   test_the_draft_that_counts_is_submitted);
  g_test_add_func ("/store/double-drafts/the-one-that-counts-takes-no-other-document",
                   test_the_one_that_counts_takes_no_other_document);
  return g_test_run ();
}
