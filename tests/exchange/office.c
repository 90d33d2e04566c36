/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include "exchange-error.h"
#include "undo.h"

#define GROUP "11111111-1"

static void
save (Office *self, const char *type, BcId *id, const char *field, ...)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  va_list arguments;

  bc_draft_init (&draft, bc_dictionary_find (type), NULL);
  va_start (arguments, field);
  for (; field != NULL; field = va_arg (arguments, const char *)) {
    const BcField *known = bc_record_type_find_field (draft.type, field);
    g_auto (BcValue) value = BC_VALUE_INIT;

    bc_lookup_value (bc_store_get_reader (self->sandbox.store),
                     known,
                     va_arg (arguments, const char *),
                     &value,
                     &error);
    g_assert_no_error (error);
    bc_draft_set (&draft, known, &value);
  }
  va_end (arguments);
  bc_store_save (self->sandbox.store, &draft, id, &error);
  g_assert_no_error (error);
}

static void
add_line (Office *self, const char *action, BcId *line)
{
  save (self, "funding-line", line, "action", action, "source", "fndr", "state", "awarded", NULL);
}

static char *
add_action (Office *self, const char *name, BcId *district)
{
  g_autofree char *owner = NULL;
  g_autofree char *plan = NULL;
  BcId id;

  save (self, "district", district, "name", name, "commune", "13101", NULL);
  owner = bc_id_dup_text (district);
  save (self, "plan", &id, "district", owner, NULL);
  plan = bc_id_dup_text (&id);
  save (self, "action", &id, "plan", plan, "title", "Feria", "area", "1", "state", "planned", NULL);
  return bc_id_dup_text (&id);
}

void
office_open (Office *self)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  g_autofree char *owner = NULL;
  BcId district, id;

  sandbox_open (&self->sandbox);
  sandbox_introduce (&self->sandbox, BC_LEVEL_COUNCIL);
  action = add_action (self, "Latorre", &district);
  owner = bc_id_dup_text (&district);
  g_assert_true (bc_id_parse (&self->action, action));
  add_line (self, action, &self->line);
  add_line (self, action, &self->other_line);
  other = add_action (self, "Prat", &id);
  add_line (self, other, &self->elsewhere);
  save (self,
        "associative-group",
        &id,
        "district",
        owner,
        "name",
        "Asociación Gremial Latorre",
        "rut",
        GROUP,
        "state",
        "legal-person",
        NULL);
}

void
office_plan_action (Office *self, const char *days)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("action"), &self->action);
  bc_draft_set_text (&draft, "planned", days, &error);
  g_assert_no_error (error);
  bc_store_save (self->sandbox.store, &draft, &self->action, &error);
  g_assert_no_error (error);
}

void
office_clear (Office *self)
{
  sandbox_clear (&self->sandbox);
}

GPtrArray *
office_take (Office *self, const BcId *line, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = NULL;
  const BcInvoiceFile *only;

  g_ptr_array_add (files, file);
  told = bc_invoices_enter (self->sandbox.store, line, NULL, files, NULL, cancellable, error);
  if (told == NULL)
    return NULL;
  only = told->pdata[0];
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_true ((only->refusal != NULL) ==
                 (only->outcomes == NULL && only->fate == BC_INVOICE_REFUSED));
  if (only->outcomes != NULL)
    return g_ptr_array_ref (only->outcomes);
  g_set_error_literal (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, only->refusal);
  return NULL;
}

GFile *
office_find_seed (const char *name)
{
  return g_file_new_for_path (
    g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "invoice", name, NULL));
}

GPtrArray *
office_try (Office *self, const BcId *line, const char *name, GError **error)
{
  g_autoptr (GFile) file = office_find_seed (name);

  return office_take (self, line, file, NULL, error);
}

GPtrArray *
office_enter (Office *self, const BcId *line, const char *name)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes = office_try (self, line, name, &error);

  g_assert_no_error (error);
  return outcomes;
}

/* Enters a file of one document. */
void
office_enter_one (Office *self, const BcId *line, const char *name, BcInvoiceFate fate, BcId *id)
{
  g_autoptr (GPtrArray) outcomes = office_enter (self, line, name);
  const BcInvoiceOutcome *outcome = outcomes->pdata[0];

  g_test_message ("%s", name);
  g_assert_cmpuint (outcomes->len, ==, 1);
  g_assert_cmpint (outcome->fate, ==, fate);
  g_assert_true ((outcome->refusal != NULL) == (fate == BC_INVOICE_REFUSED));
  if (id != NULL)
    *id = outcome->record;
}

void
office_assert_text (Office *self, const BcId *entry, const char *sql, const char *expected)
{
  g_autofree char *query = g_strconcat ("SELECT ",
                                        sql,
                                        " FROM entry e JOIN record r ON r.row = e.row "
                                        "WHERE r.id = ?",
                                        NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  bc_database_get_text (bc_store_get_reader (self->sandbox.store),
                        &text,
                        &error,
                        query,
                        "d",
                        entry);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

guint
office_count_copies (Office *self)
{
  g_autofree char *folder = bc_store_dup_beside (self->sandbox.store, ".documents");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GDir) below = g_dir_open (path, 0, NULL);

    while (below != NULL && g_dir_read_name (below) != NULL)
      n++;
  }
  return n;
}

gint64
office_count (Office *self, const char *sql)
{
  return sandbox_count (&self->sandbox, sql);
}

gint64
office_count_with (Office *self, const char *table, const BcId *record)
{
  g_autofree char *query =
    g_strconcat ("SELECT count(*) FROM ", table, " WHERE record = ? AND hidden = 0", NULL);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  bc_database_get_integer (bc_store_get_reader (self->sandbox.store),
                           &n,
                           &error,
                           query,
                           "d",
                           record);
  g_assert_no_error (error);
  return n;
}

static gboolean
undo_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_undo (writer, data, error);
}

void
office_undo (Office *self, guint n_records)
{
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  bc_store_write (self->sandbox.store, undo_cb, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_records, ==, n_records);
}
