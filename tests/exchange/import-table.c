/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-table.h"

void
import_table_open (Sandbox *sandbox, BcId *district)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId commune;

  sandbox_open (sandbox);
  sandbox_introduce (sandbox, BC_LEVEL_MANAGER);
  bc_lookup_text (bc_store_get_reader (sandbox->store), "commune", "13101", &commune, &error);
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  bc_draft_set_text (&draft, "name", "Patronato", &error);
  bc_draft_set_id (&draft, "commune", &commune);
  bc_store_save (sandbox->store, &draft, district, &error);
  g_assert_no_error (error);
}

BcImportPlan *
import_table_plan (Sandbox *sandbox, const char *type, const char *text)
{
  g_autofree char *path = g_build_filename (sandbox->folder, "table.csv", NULL);
  g_autoptr (GError) error = NULL;
  BcImportPlan *plan;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  plan = bc_import_plan_new (sandbox->store, bc_dictionary_find (type), path, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

BcImportPlan *
import_table_survey (Sandbox *sandbox, const BcId *district, const char *text)
{
  g_autoptr (GError) error = NULL;
  BcImportPlan *plan = import_table_plan (sandbox, "business", text);

  bc_import_plan_set_owner (plan, "district", district);
  g_assert_true (bc_import_plan_survey (plan, NULL, NULL, NULL, &error));
  return plan;
}

void
assert_value (Sandbox *sandbox, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  bc_database_get_text (bc_store_get_reader (sandbox->store), &text, &error, sql, "");
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}
