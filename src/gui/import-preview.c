/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-preview.h"

#include <glib/gi18n-lib.h>

#include "district-columns.h"
#include "number.h"
#include "told-list.h"

/* What an import is going to do, before it does it. */
struct _BcImportPreview
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *sentence;
  GtkLabel *n_new;
  GtkLabel *n_changed;
  GtkLabel *n_unchanged;
  GtkLabel *n_refused;
  GtkWidget *refused_box;
  GtkLabel *refused_heading;
  GtkButton *save_refused;
  BcToldList *refused;
  GtkWidget *notes_box;
  BcToldList *notes;
  GtkWidget *missing_box;
  GtkLabel *missing_sentence;
  BcToldList *missing;
  GtkWidget *changes_box;
  BcToldList *changes;
};

enum {
  SAVE_REFUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcImportPreview, bc_import_preview, ADW_TYPE_BIN)

static void
save_refused_cb (BcImportPreview *self)
{
  g_signal_emit (self, signals[SAVE_REFUSED], 0);
}

static void
bc_import_preview_dispose (GObject *object)
{
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_IMPORT_PREVIEW);
  G_OBJECT_CLASS (bc_import_preview_parent_class)->dispose (object);
}

static void
bc_import_preview_class_init (BcImportPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_import_preview_dispose;
  signals[SAVE_REFUSED] = g_signal_new ("save-refused",
                                        G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_TOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, n_new);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, n_changed);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, n_unchanged);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, n_refused);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, refused_box);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, refused_heading);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, refused);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, save_refused);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, notes_box);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, notes);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, missing_box);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, missing_sentence);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, missing);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, changes_box);
  gtk_widget_class_bind_template_child (widget_class, BcImportPreview, changes);
  gtk_widget_class_bind_template_callback (widget_class, save_refused_cb);
}

static void
bc_import_preview_init (BcImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->save_refused)), TRUE);
}

static void
show_number (GtkLabel *label, guint number)
{
  g_autofree char *text = bc_number_dup_whole_screen (number);

  gtk_label_set_label (label, text);
}

static char *
dup_place (guint row, const char *heading)
{
  g_autofree char *number = bc_number_dup_whole_screen (row);

  return heading != NULL ? g_strdup_printf (_ ("Row %s, %s"), number, heading)
                         : g_strdup_printf (_ ("Row %s"), number);
}

static void
show_refused (BcImportPreview *self, const BcImportTally *tally)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < tally->problems->len; i++) {
    const BcImportProblem *problem = &g_array_index (tally->problems, BcImportProblem, i);
    g_autofree char *place = dup_place (problem->row, problem->heading);
    BcTold *told = bc_told_add (lines, NULL, place);

    told->subtitle = g_strdup (problem->reason);
    told->warns = TRUE;
    told->inert = TRUE;
  }
  bc_told_list_show (self->refused, lines);
  gtk_widget_set_visible (self->refused_box, lines->len > 0);
  gtk_label_set_label (self->refused_heading,
                       tally->problems->len < BC_IMPORT_MAX_PROBLEMS
                         ? _ ("Refused rows")
                         : _ ("The first of the refused rows"));
}

static void
add_note (GPtrArray *lines, const BcImportNote *note)
{
  g_autofree char *place = dup_place (note->row, note->heading);
  g_autofree char *all = bc_number_dup_whole_screen (note->n_rows);
  g_autofree char *title = note->n_rows == 1
                             ? g_strdup (place)
                             : g_strdup_printf (_ ("%s and others, %s in all"), place, all);
  BcTold *told = bc_told_add (lines, NULL, title);

  told->subtitle = g_strdup (note->text);
  told->inert = TRUE;
}

/* A column that is only guessed says so here once more: nobody has said yet that it is right. */
static void
add_guess (GPtrArray *lines, const BcImportColumn *column)
{
  BcTold *told = bc_told_add (lines, NULL, column->heading);

  told->subtitle =
    g_strdup_printf (_ ("It is taken for “%s”, which is a guess: go back if it is something else"),
                     _ (column->field->label));
  told->warns = TRUE;
  told->inert = TRUE;
}

static void
show_notes (BcImportPreview *self, BcImportPlan *plan, const BcImportTally *tally)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < bc_import_plan_get_n_columns (plan); i++) {
    const BcImportColumn *column = bc_import_plan_get_column (plan, i);

    if (bc_import_column_is_guessed (column) && !column->ignored)
      add_guess (lines, column);
  }
  for (guint i = 0; i < tally->notes->len; i++)
    add_note (lines, &g_array_index (tally->notes, BcImportNote, i));
  bc_told_list_show (self->notes, lines);
  gtk_widget_set_visible (self->notes_box, lines->len > 0);
}

static void
show_missing (BcImportPreview *self, const BcImportTally *tally)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();
  g_autofree char *sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u record of the district is not in this list. It stays as it "
                                  "is.",
                                  "%u records of the district are not in this list. They stay as "
                                  "they are.",
                                  tally->n_missing),
                     tally->n_missing);

  for (guint i = 0; i < tally->missing->len; i++)
    bc_told_add (lines, NULL, tally->missing->pdata[i])->inert = TRUE;
  gtk_label_set_label (self->missing_sentence, sentence);
  bc_told_list_show (self->missing, lines);
  gtk_widget_set_visible (self->missing_box, lines->len > 0);
}

static char *
dup_change (const BcImportChange *change)
{
  const char *label = _ (change->field->label);

  if (change->from == NULL)
    return g_strdup_printf (_ ("%s: %s"), label, change->to);
  return g_strdup_printf (_ ("%s: from %s to %s"), label, change->from, change->to);
}

static char *
dup_changes (const BcImportSample *sample)
{
  g_autoptr (GString) changes = g_string_new (NULL);

  for (guint i = 0; i < sample->changes->len; i++) {
    g_autofree char *change = dup_change (&g_array_index (sample->changes, BcImportChange, i));

    g_string_append_printf (changes, "%s%s", i > 0 ? "; " : "", change);
  }
  return g_string_free (g_steal_pointer (&changes), FALSE);
}

static void
show_changes (BcImportPreview *self, const BcImportTally *tally)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < tally->samples->len; i++) {
    const BcImportSample *sample = tally->samples->pdata[i];
    g_autofree char *title = dup_place (sample->row, sample->title);
    BcTold *told = bc_told_add (lines, NULL, title);

    told->subtitle = dup_changes (sample);
    told->badge = g_strdup (sample->is_new ? C_ ("record", "New") : C_ ("record", "Changes"));
    told->inert = TRUE;
  }
  bc_told_list_show (self->changes, lines);
  gtk_widget_set_visible (self->changes_box, lines->len > 0);
}

static const char *
get_sentence (const BcImportTally *tally)
{
  if (tally->n_new + tally->n_changed > 0)
    return _ ("This is what the import is going to do. Nothing is kept yet: go back if a column is "
              "not what it should be.");
  if (tally->n_refused > 0 && tally->n_unchanged > 0)
    return _ ("All that is not refused is there already. Mend the refused rows in the spreadsheet, "
              "or go back if a column is not what it should be.");
  if (tally->n_refused > 0)
    return _ ("No row can be imported. Go back if a column is not what it should be, or mend the "
              "rows in the spreadsheet.");
  return _ ("There is nothing to import: all that the rows say is there already.");
}

void
bc_import_preview_show (BcImportPreview *self, BcImportPlan *plan, const BcImportTally *tally)
{
  gtk_label_set_label (self->sentence, get_sentence (tally));
  show_number (self->n_new, tally->n_new);
  show_number (self->n_changed, tally->n_changed);
  show_number (self->n_unchanged, tally->n_unchanged);
  show_number (self->n_refused, tally->n_refused);
  show_refused (self, tally);
  show_notes (self, plan, tally);
  show_changes (self, tally);
  show_missing (self, tally);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
