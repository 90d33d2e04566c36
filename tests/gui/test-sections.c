/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a district's sections: which of them open something, for who may write and for who
 * may only look. */
#include "config.h"

#include <adwaita.h>

#include "answers.h"
#include "gate-list.h"
#include "gate-open.h"
#include "gui-resources.h"
#include "lookup.h"
#include "model-store.h"
#include "record.h"
#include "sections.h"

#define PATIENCE (60 * G_USEC_PER_SEC)

/* A district with a plan, in activation, and what is told to who looks at it. */
typedef struct
{
  ModelStore country;
  BcStore *shown; /* (owned): where the sections read */
  BcId district;
  BcId plan;
} Fixture;

static void
save (Fixture *fixture, BcId *id, const char *type, const char *const *fields)
{
  const BcRecordType *known = bc_dictionary_find (type);
  const BcField *owner = bc_record_type_get_owner (known);
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  bc_draft_init (&draft, known, NULL);
  bc_draft_set_id (&draft,
                   owner->name,
                   g_str_equal (owner->targets, "plan") ? &fixture->plan : &fixture->district);
  for (; *fields != NULL; fields += 2) {
    const BcField *field = bc_record_type_find_field (known, fields[0]);
    g_auto (BcValue) value = BC_VALUE_INIT;

    bc_lookup_value (bc_store_get_reader (fixture->country.store),
                     field,
                     fields[1],
                     &value,
                     &error);
    g_assert_no_error (error);
    bc_draft_set (&draft, field, &value);
  }
  bc_store_save (fixture->country.store, &draft, id, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer read_only)
{
  static const char *const nothing[] = { NULL };
  static const char *const milestone[] = { "kind",
                                           "activation-launch",
                                           "planned",
                                           "2026-02-28",
                                           NULL };
  static const char *const exemption[] = { "area", "1", "reason", "Se hizo antes", NULL };
  static const char *const decision[] = { "kind",       "phase-change", "date",
                                          "2026-01-31", "outcome",      "approved",
                                          "phase",      "activation",   NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  BcId id;

  model_store_open (&fixture->country);
  model_store_add_district (&fixture->country, "Franklin", "13101", &fixture->district);
  save (fixture, &id, "decision", decision);
  save (fixture, &id, "milestone", milestone);
  save (fixture, &fixture->plan, "plan", nothing);
  save (fixture, &id, "area-exemption", exemption);
  path = g_build_filename (fixture->country.folder, "barrios.db", NULL);
  fixture->shown = read_only ? bc_store_open (path, BC_STORE_READ_ONLY, &error)
                             : g_object_ref (fixture->country.store);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer read_only)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  if (read_only)
    bc_store_close (fixture->shown, NULL);
  g_clear_object (&fixture->shown);
  model_store_close (&fixture->country);
}

/* (element-type BcTold): what the section tells of @id to who looks at it. */
static GPtrArray *
tell (Fixture *fixture, const BcSectionKind *kind, const BcId *id)
{
  GtkWidget *section = g_object_ref_sink (g_object_new (BC_TYPE_TOLD_SECTION, NULL));
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GError) error = NULL;
  gpointer result = NULL;
  GPtrArray *lines = NULL;

  bc_told_section_set_kind (BC_TOLD_SECTION (section), kind);
  bc_told_section_load (BC_TOLD_SECTION (section), fixture->shown, id);
  while (!gtk_widget_get_visible (section) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (section));
  result = kind->read (bc_store_get_reader (fixture->shown), id, &error);
  g_assert_no_error (error);
  lines = kind->tell (BC_TOLD_SECTION (section), result);
  kind->free_result (result);
  g_object_unref (section);
  return lines;
}

/* A step that has its record opens it; another one is a draft, for who may make it. */
static void
test_milestones (Fixture *fixture, gconstpointer read_only)
{
  g_autoptr (GPtrArray) lines = tell (fixture, &bc_milestones_section, &fixture->district);
  guint n_recorded = 0;

  g_assert_cmpuint (lines->len, >, 1);
  for (guint i = 0; i < lines->len; i++) {
    const BcTold *told = lines->pdata[i];

    n_recorded += !bc_id_is_nil (&told->id);
    g_assert_cmpint (told->inert, ==, read_only && bc_id_is_nil (&told->id));
    g_assert_cmpint (told->button != NULL, ==, !read_only);
  }
  g_assert_cmpuint (n_recorded, ==, 1);
}

/* An area with its reason opens that; without one, an action is begun by who may. */
static void
test_areas (Fixture *fixture, gconstpointer read_only)
{
  g_autoptr (GPtrArray) lines = tell (fixture, &bc_answers_section, &fixture->plan);
  guint n_excused = 0;

  g_assert_cmpuint (lines->len, >, 1);
  for (guint i = 0; i < lines->len; i++) {
    const BcTold *told = lines->pdata[i];

    g_assert_cmpint (told->tag, ==, BC_ANSWERS_AREA);
    n_excused += !told->warns;
    g_assert_cmpint (told->inert, ==, read_only && told->warns);
  }
  g_assert_cmpuint (n_excused, ==, 1);
}

static void
read_cb (gboolean *read)
{
  *read = TRUE;
}

static GtkListBox *
find_list (GtkWidget *widget)
{
  GtkListBox *found = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static GtkListBoxRow *
wait_for_row (GtkWidget *list, guint place)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  GtkListBoxRow *row = NULL;

  while (row == NULL && g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    row = gtk_list_box_get_row_at_index (find_list (list), (int) place);
  }
  g_assert_nonnull (row);
  return row;
}

/* What the gate lacks opens where it is mended for who may do that; an action can be looked at by
 * all. */
static void
test_gate (Fixture *fixture, gconstpointer read_only)
{
  static const char *const action[] = { "title", "Feria", "area", "2", "state", "proposed", NULL };
  static const char *const lacking[] = { "group", "panel", "dream", "trace", "area", "area" };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = g_object_new (BC_TYPE_GATE_LIST, NULL);
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  gboolean read = FALSE;
  BcId id;

  save (fixture, &id, "action", action);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (list, "read", G_CALLBACK (read_cb), &read);
  bc_gate_list_load (BC_GATE_LIST (list), fixture->shown, &fixture->district);
  while (!read && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (read);
  for (guint i = 0; i < G_N_ELEMENTS (lacking); i++) {
    const BcGateItem *item = bc_gate_list_get_gate (BC_GATE_LIST (list))->missing->pdata[i];

    g_assert_cmpstr (item->requirement, ==, lacking[i]);
    g_assert_cmpint (gtk_list_box_row_get_activatable (wait_for_row (list, i)),
                     ==,
                     !read_only || g_str_equal (lacking[i], "trace"));
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The approval of a plan that is still to be made. */
static void
test_gate_without_a_plan (Fixture *fixture, gconstpointer read_only)
{
  const BcGateItem item = {
    .requirement = (char *) "approval",
    .type = (char *) "district",
    .record = fixture->district,
  };

  g_assert_cmpint (bc_gate_item_opens (fixture->shown, &fixture->district, &item), ==, !read_only);
}

/* What opens nothing cannot be activated, and has not the sign of what can. */
static void
test_inert_row (void)
{
  for (int inert = 0; inert <= 1; inert++) {
    g_autoptr (GPtrArray) lines = bc_told_create_lines ();
    BcTold *told = bc_told_add (lines, NULL, "Difusión");
    g_autoptr (GtkWidget) row = NULL;
    GtkWidget *last = NULL;

    told->inert = inert;
    row = g_object_ref_sink (bc_told_row_new (told));
    last = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
    g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)), ==, !inert);
    g_assert_true (GTK_IS_IMAGE (last));
    g_assert_cmpint (gtk_widget_get_visible (last), ==, !inert);
  }
}

#define ADD(name_, read_only_, test_)                                                              \
  g_test_add ("/gui/sections/" name_,                                                              \
              Fixture,                                                                             \
              GINT_TO_POINTER (read_only_),                                                        \
              set_up,                                                                              \
              test_,                                                                               \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  bc_record_register_types ();
  bc_gui_register_resource ();
  ADD ("milestones", FALSE, test_milestones);
  ADD ("milestones-of-who-only-looks", TRUE, test_milestones);
  ADD ("areas", FALSE, test_areas);
  ADD ("areas-of-who-only-looks", TRUE, test_areas);
  ADD ("gate", FALSE, test_gate);
  ADD ("gate-of-who-only-looks", TRUE, test_gate);
  ADD ("gate-without-a-plan", FALSE, test_gate_without_a_plan);
  ADD ("gate-without-a-plan-of-who-only-looks", TRUE, test_gate_without_a_plan);
  g_test_add_func ("/gui/sections/inert-row", test_inert_row);
  return g_test_run ();
}
