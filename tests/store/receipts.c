/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "receipts.h"

#include "conflicts.h"
#include "store-error.h"

/* A district with a line to spend from. */
char *
receipts_make_line (World *world, const char *district)
{
  g_autofree char *action = world_make_action (world, district);

  return world_make_line (world, action);
}

/* What is spent from the line is bounded by what was awarded and what came in. */
void
receipts_allow (World *world, const char *line)
{
  BcId id;

  g_assert_true (bc_id_parse (&id, line));
  world_save (world, "funding-line", &id, "awarded", "1000000", NULL);
  id = (BcId){ 0 };
  world_save (world,
              "entry",
              &id,
              "line",
              line,
              "kind",
              "disbursement",
              "date",
              "2003-10-01",
              "amount",
              "1000000",
              "state",
              "approved",
              NULL);
}

gboolean
receipts_try (World *world,
              GError **error,
              const char *line,
              const char *supplier,
              const char *number,
              BcId *id)
{
  *id = (BcId){ 0 };
  return world_try (world,
                    error,
                    "entry",
                    id,
                    "line",
                    line,
                    "kind",
                    "expense",
                    "date",
                    "2003-10-13",
                    "amount",
                    "119000",
                    "state",
                    "draft",
                    "supplier-rut",
                    supplier,
                    "document-type",
                    "33",
                    "document-number",
                    number,
                    NULL);
}

void
receipts_enter (World *world, const char *line, const char *supplier, const char *number, BcId *id)
{
  g_autoptr (GError) error = NULL;

  receipts_try (world, &error, line, supplier, number, id);
  g_assert_no_error (error);
}

void
receipts_restore (World *world, const BcId *entry, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, error);
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("entry"), entry);
  bc_draft_set_deleted (&draft, FALSE);
  bc_save (writer, &draft, &id, error);
}

void
receipts_assert_double (GError **error, const BcId *first)
{
  BcId named;

  g_assert_error (*error, BC_STORE_ERROR, BC_STORE_ERROR_DOUBLE);
  g_assert_true (bc_store_error_get_record (*error, &named));
  g_assert_true (bc_id_equal (&named, first));
  g_assert_true (g_str_has_prefix ((*error)->message, "document-number: "));
  g_clear_error (error);
}

void
receipts_assert_refused (World *world, BcId *entry, const char *state, const BcId *first)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (world_try (world, &error, "entry", entry, "state", state, NULL));
  receipts_assert_double (&error, first);
}

gint64
receipts_count_spent (World *world)
{
  return world_count (world,
                      "SELECT coalesce(sum(n), 0) FROM totals WHERE level = 'region' AND place = 0 "
                      "AND what = 'spent'");
}

guint
receipts_count_doubts (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doubts = bc_doubts_read (world->database, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < doubts->len; i++)
    g_assert_cmpstr (((BcDoubt *) doubts->pdata[i])->type, ==, "entry");
  return doubts->len;
}
