/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are dropped on a district's money, and on an action: what asks for a line, what is
 * entered, and what is told of each that is refused. */
#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include "attach-dialog.h"
#include "district-money-view.h"
#include "gui-resources.h"
#include "import-dialog.h"
#include "import-open.h"
#include "invoice-dialog.h"
#include "invoice.h"
#include "model-store.h"
#include "plan-card.h"
#include "record-documents.h"
#include "records-read.h"
#include "today.h"
#include "window.h"

#define PATIENCE (60 * G_USEC_PER_SEC)
#define LARGE    ((off_t) BC_INVOICE_MAX_BYTES + 1)

/* A district's action with a line, and a window for what shows them. */
typedef struct
{
  ModelStore country;
  GtkWidget *window;
  BcId district;
  BcId action;
  BcId line;
} Fixture;

static void
save (Fixture *fixture, const char *type, BcId *id, const BcId *owner, const char *field, ...)
{
  const BcRecordType *known = bc_dictionary_find (type);
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  va_list arguments;

  bc_draft_init (&draft, known, NULL);
  bc_draft_set_id (&draft, bc_record_type_get_owner (known)->name, owner);
  va_start (arguments, field);
  for (; field != NULL; field = va_arg (arguments, const char *)) {
    const BcField *set = bc_record_type_find_field (known, field);
    const char *text = va_arg (arguments, const char *);
    g_auto (BcValue) value = BC_VALUE_INIT;

    bc_lookup_value (bc_store_get_reader (fixture->country.store), set, text, &value, &error);
    g_assert_no_error (error);
    bc_draft_set (&draft, set, &value);
  }
  va_end (arguments);
  bc_store_save (fixture->country.store, &draft, id, &error);
  g_assert_no_error (error);
}

static void
add_line (Fixture *fixture)
{
  save (fixture,
        "funding-line",
        &fixture->line,
        &fixture->action,
        "source",
        "fndr",
        "state",
        "awarded",
        NULL);
}

static void
set_up (Fixture *fixture, gconstpointer with_line)
{
  BcId plan;

  model_store_open (&fixture->country);
  model_store_add_district (&fixture->country, "Franklin", "13101", &fixture->district);
  save (fixture, "plan", &plan, &fixture->district, NULL);
  save (fixture,
        "action",
        &fixture->action,
        &plan,
        "title",
        "Feria",
        "area",
        "1",
        "state",
        "planned",
        NULL);
  if (with_line)
    add_line (fixture);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

static GtkWidget *
wait_for_toplevel (GType type)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  GtkWidget *window = NULL;

  while ((window = find_toplevel (type)) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (window);
  return window;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *left = NULL;

  while ((left = find_toplevel (ADW_TYPE_WINDOW)) != NULL ||
         (left = find_toplevel (GTK_TYPE_WINDOW)) != NULL)
    gtk_window_destroy (GTK_WINDOW (left));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  model_store_close (&fixture->country);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The target that takes files, as a drag that ends over the widget would have it. */
static GtkDropTarget *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    GdkContentFormats *formats = NULL;

    if (!GTK_IS_DROP_TARGET (controller))
      continue;
    formats = gtk_drop_target_get_formats (GTK_DROP_TARGET (controller));
    if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
      return GTK_DROP_TARGET (controller);
  }
  return NULL;
}

static void
drop (GtkWidget *widget, GPtrArray *files)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GSList) list = NULL;
  GtkDropTarget *target = find_target (widget);
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  for (guint i = files->len; i > 0; i--)
    list = g_slist_prepend (list, files->pdata[i - 1]);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (list));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
}

static GPtrArray *
find_seeds (const char *name, ...)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  va_list names;

  va_start (names, name);
  for (; name != NULL; name = va_arg (names, const char *))
    g_ptr_array_add (files, g_file_new_build_filename (BC_TEST_SEEDS, name, NULL));
  va_end (names);
  return files;
}

static void
add_made (Fixture *fixture, GPtrArray *files, const char *name, off_t size)
{
  g_autofree char *path = g_build_filename (fixture->country.folder, name, NULL);
  int file;

  if (size == 0)
    g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  else {
    file = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    g_assert_cmpint (ftruncate (file, size), ==, 0);
    close (file);
  }
  g_ptr_array_add (files, g_file_new_for_path (path));
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
show_money (Fixture *fixture)
{
  GtkWidget *view = g_object_new (BC_TYPE_DISTRICT_MONEY_VIEW, NULL);

  gtk_window_set_child (GTK_WINDOW (fixture->window), view);
  bc_district_money_view_load (BC_DISTRICT_MONEY_VIEW (view),
                               fixture->country.store,
                               &fixture->district);
  return view;
}

static void
press (GtkWidget *dialog, const char *name)
{
  GtkWidget *button = find_named (dialog, name);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_told (const char *heading, const char *const *sentences)
{
  AdwMessageDialog *told = ADW_MESSAGE_DIALOG (wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  const char *body = adw_message_dialog_get_body (told);

  g_test_message ("%s", body);
  g_assert_cmpstr (adw_message_dialog_get_heading (told), ==, heading);
  for (; *sentences != NULL; sentences++)
    g_assert_nonnull (strstr (body, *sentences));
}

static gint64
count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  bc_database_get_integer (bc_store_get_reader (fixture->country.store), &n, &error, sql, "");
  g_assert_no_error (error);
  return n;
}

/* Several files, one of them bad and one of them twice: one gesture. */
static void
test_several_on_the_money (Fixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = { "invalid-folio.xml, line 7: ",
                                           "It is entered already: ",
                                           NULL };
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml",
                                            "invalid-folio.xml",
                                            "valid-exempt.xml",
                                            "valid-bare.xml",
                                            NULL);
  GtkWidget *view = show_money (fixture);
  gint64 n_gestures = count (fixture, "SELECT count(DISTINCT gesture) FROM journal");

  drop (view, files);
  press (wait_for_toplevel (BC_TYPE_INVOICE_DIALOG), "enter");
  assert_told ("2 documents entered", sentences);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM entry"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count(DISTINCT gesture) FROM journal"),
                   ==,
                   n_gestures + 1);
}

static void
test_what_is_no_invoice_on_the_money (Fixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = {
    "carpeta: this is a folder or something else, and not a file: choose the files that are in it",
    "video.mp4: Kept as a document. It is no electronic tax document",
    "refused-paper.pdf: Kept as a document. It is no electronic tax document",
    NULL
  };
  g_autoptr (GPtrArray) files = find_seeds ("refused-paper.pdf", NULL);
  GtkWidget *view = show_money (fixture);

  add_made (fixture, files, "carpeta", 0);
  add_made (fixture, files, "video.mp4", LARGE);
  drop (view, files);
  press (wait_for_toplevel (BC_TYPE_INVOICE_DIALOG), "enter");
  assert_told ("2 files kept as documents", sentences);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM entry"), ==, 0);
  g_assert_cmpint (count (fixture,
                          "SELECT count(*) FROM document d JOIN record r ON r.id = d.record "
                          "WHERE r.type = 'funding-line'"),
                   ==,
                   2);
}

/* Invoices and an XML of something else: which is which is told, and it is one gesture. */
static void
test_a_strange_xml_among_invoices (Fixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = {
    "Taken as invoices: valid-envelope.xml, valid-exempt.xml",
    "invalid-root.xml: Kept as a document. It is no electronic tax document",
    "invalid-folio.xml, line 7: ",
    "Ask whoever issued it",
    NULL
  };
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml",
                                            "invalid-root.xml",
                                            "invalid-folio.xml",
                                            "valid-exempt.xml",
                                            NULL);
  GtkWidget *view = show_money (fixture);
  gint64 n_gestures = count (fixture, "SELECT count(DISTINCT gesture) FROM journal");

  drop (view, files);
  press (wait_for_toplevel (BC_TYPE_INVOICE_DIALOG), "enter");
  assert_told ("2 documents entered. 1 file kept as a document", sentences);
  g_assert_cmpint (count (fixture, "SELECT count(DISTINCT gesture) FROM journal"),
                   ==,
                   n_gestures + 1);
}

/* Without a line neither invoices nor anything else can be kept there. */
static void
test_where_nothing_can_be_kept_it_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml", NULL);
  GtkWidget *window = GTK_WIDGET (bc_window_new (NULL));
  GtkWidget *view = show_money (fixture);

  g_object_ref (view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_window_set_transient_for (GTK_WINDOW (fixture->window), GTK_WINDOW (window));
  gtk_window_set_child (GTK_WINDOW (fixture->window), view);
  g_object_unref (view);
  drop (view, files);
  g_assert_null (find_toplevel (BC_TYPE_INVOICE_DIALOG));
  g_assert_true (has_label (window,
                            "Add a funding line first: invoices are entered in one, and other "
                            "files are kept with it"));
}

static GtkWidget *
show_card (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcRecord) action = NULL;
  g_autoptr (BcPlanItem) item = NULL;
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  BcDatabase *reader = bc_store_get_reader (fixture->country.store);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *card = NULL;

  bc_lookup_id (reader, &fixture->action, &info, &error);
  action = bc_record_read (reader, info.row, info.type, &info.id, &error);
  g_assert_no_error (error);
  item = bc_plan_item_new (reader, action, bc_lookup_today (reader));
  card = bc_plan_card_new (fixture->country.store, item, areas);
  gtk_list_box_append (GTK_LIST_BOX (list), card);
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  return card;
}

static GtkWidget *
show_documents (Fixture *fixture)
{
  GtkWidget *documents = g_object_new (BC_TYPE_RECORD_DOCUMENTS, NULL);

  gtk_window_set_child (GTK_WINDOW (fixture->window), documents);
  bc_record_documents_load (BC_RECORD_DOCUMENTS (documents),
                            fixture->country.store,
                            &fixture->action);
  return documents;
}

/* The invoice is entered in the action's line; the paper is kept with the action: one gesture. */
static void
check_action (Fixture *fixture, GtkWidget *widget)
{
  static const char *const sentences[] = { "Factura electrónica 60: ",
                                           "refused-paper.pdf: Kept as a document. ",
                                           NULL };
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml", "refused-paper.pdf", NULL);
  gint64 n_gestures = count (fixture, "SELECT count(DISTINCT gesture) FROM journal");

  drop (widget, files);
  press (wait_for_toplevel (BC_TYPE_INVOICE_DIALOG), "enter");
  assert_told ("1 document entered. 1 file kept as a document", sentences);
  g_assert_null (find_toplevel (BC_TYPE_ATTACH_DIALOG));
  g_assert_cmpint (count (fixture,
                          "SELECT count(*) FROM entry e JOIN record l ON l.id = e.line "
                          "WHERE e.supplier_rut = '97975000-5'"),
                   ==,
                   1);
  g_assert_cmpint (count (fixture,
                          "SELECT count(*) FROM document d JOIN record r ON r.id = d.record "
                          "WHERE r.type = 'action' AND d.name = 'refused-paper.pdf'"),
                   ==,
                   1);
  g_assert_cmpint (count (fixture, "SELECT count(DISTINCT gesture) FROM journal"),
                   ==,
                   n_gestures + 1);
}

static void
test_on_the_card_of_an_action (Fixture *fixture, gconstpointer data)
{
  check_action (fixture, show_card (fixture));
}

static void
test_on_the_documents_of_an_action (Fixture *fixture, gconstpointer data)
{
  check_action (fixture, show_documents (fixture));
}

/* Without a line nothing can be entered: the invoice is a file like any other. */
static void
test_on_an_action_without_a_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml", NULL);

  drop (show_card (fixture), files);
  wait_for_toplevel (BC_TYPE_ATTACH_DIALOG);
  g_assert_null (find_toplevel (BC_TYPE_INVOICE_DIALOG));
}

/* A telephone's files, for instance, have no path. */
static void
test_what_is_elsewhere_is_told (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (bc_window_new (NULL));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_uri ("elsewhere://telefono/locales.csv"));
  bc_import_open_files (window,
                        fixture->country.store,
                        bc_dictionary_find ("business"),
                        &fixture->district,
                        files);
  g_assert_true (has_label (window, "This file is elsewhere: save it on this computer first"));
  g_assert_null (find_toplevel (BC_TYPE_IMPORT_DIALOG));
}

#define ADD(name_, with_line_, test_)                                                              \
  g_test_add ("/gui/drop/" name_, Fixture, GINT_TO_POINTER (with_line_), set_up, test_, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  bc_record_register_types ();
  bc_gui_register_resource ();
  ADD ("several-on-the-money", TRUE, test_several_on_the_money);
  ADD ("what-is-no-invoice-on-the-money", TRUE, test_what_is_no_invoice_on_the_money);
  ADD ("a-strange-xml-among-invoices", TRUE, test_a_strange_xml_among_invoices);
  ADD ("where-nothing-can-be-kept-it-is-told", FALSE, test_where_nothing_can_be_kept_it_is_told);
  ADD ("on-the-card-of-an-action", TRUE, test_on_the_card_of_an_action);
  ADD ("on-the-documents-of-an-action", TRUE, test_on_the_documents_of_an_action);
  ADD ("on-an-action-without-a-line", FALSE, test_on_an_action_without_a_line);
  ADD ("what-is-elsewhere-is-told", FALSE, test_what_is_elsewhere_is_told);
  return g_test_run ();
}
