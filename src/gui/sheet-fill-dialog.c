/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-fill-dialog.h"

#include <glib/gi18n-lib.h>

#include "sheet-fill-row.h"

/* What goes into which cell of a form. */
struct _BcSheetFillDialog
{
  AdwWindow parent_instance;

  BcSheetFilling *filling; /* (owned) */
  GPtrArray *remembered;   /* (owned) (element-type BcFormCell) */
  char *others;            /* (owned): what is remembered besides, and not understood */
  AdwWindowTitle *heading;
  GtkDropDown *sheet;
  GtkListBox *rows;
  GtkLabel *problem;
  GtkLabel *kept;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (BcSheetFillDialog, bc_sheet_fill_dialog, ADW_TYPE_WINDOW)

static BcSheetFillRow *
get_row (BcSheetFillDialog *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, place);

  return row != NULL ? BC_SHEET_FILL_ROW (row) : NULL;
}

/* (nullable): the lines of all cells; %NULL with what is wrong with them together. */
static char *
dup_cells (BcSheetFillDialog *self, GError **error)
{
  g_autoptr (GPtrArray) cells = bc_form_cells_new ();
  BcSheetFillRow *row = NULL;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++) {
    const char *cell = bc_sheet_fill_row_get_cell (row);
    g_autofree char *line =
      g_strdup_printf ("%s = %s", cell, bc_sheet_fill_row_get_fact (row)->name);

    if (*cell != '\0' && !bc_form_cells_add (cells, line, error))
      return NULL;
  }
  return bc_form_cells_dup_text (cells);
}

static gboolean
has_wrong_row (BcSheetFillDialog *self)
{
  BcSheetFillRow *row = NULL;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (bc_sheet_fill_row_is_wrong (row))
      return TRUE;
  return FALSE;
}

static void
changed_cb (BcSheetFillDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cells = dup_cells (self, &error);
  const gboolean wrong = has_wrong_row (self);

  gtk_label_set_text (self->problem, error != NULL && !wrong ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL && !wrong);
  gtk_widget_set_sensitive (self->save, cells != NULL && *cells != '\0' && !wrong);
}

static void
save_cb (BcSheetFillDialog *self)
{
  g_autofree char *cells = dup_cells (self, NULL);

  if (cells != NULL)
    bc_sheet_fill_save (GTK_WINDOW (self), self->filling, cells, self->others);
}

static void
sheet_cb (BcSheetFillDialog *self)
{
  const char *const *sheets = NULL;
  const guint chosen = gtk_drop_down_get_selected (self->sheet);
  BcSheetFillRow *row = NULL;

  if (self->filling == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  sheets = bc_xlsx_form_get_sheets (self->filling->form);
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    bc_sheet_fill_row_set_sheet (row, sheets[chosen]);
}

static void
bc_sheet_fill_dialog_dispose (GObject *object)
{
  BcSheetFillDialog *self = BC_SHEET_FILL_DIALOG (object);
  BcSheetFilling *filling = g_steal_pointer (&self->filling);

  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SHEET_FILL_DIALOG);
  if (filling != NULL)
    bc_sheet_filling_release (filling);
  g_clear_pointer (&self->remembered, g_ptr_array_unref);
  G_OBJECT_CLASS (bc_sheet_fill_dialog_parent_class)->dispose (object);
}

static void
bc_sheet_fill_dialog_finalize (GObject *object)
{
  g_free (BC_SHEET_FILL_DIALOG (object)->others);
  G_OBJECT_CLASS (bc_sheet_fill_dialog_parent_class)->finalize (object);
}

static void
bc_sheet_fill_dialog_class_init (BcSheetFillDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_sheet_fill_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = bc_sheet_fill_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/sheet-fill-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
}

static void
bc_sheet_fill_dialog_init (BcSheetFillDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @cell: (nullable) */
static void
add_row (BcSheetFillDialog *self, const BcPacketFact *fact, const char *cell)
{
  GtkWidget *row = g_object_new (BC_TYPE_SHEET_FILL_ROW, NULL);

  bc_sheet_fill_row_show (BC_SHEET_FILL_ROW (row),
                          self->filling->form,
                          self->filling->facts,
                          fact,
                          cell);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
}

/* A form may ask for the same in several places: each of its cells has a row. */
static void
add_rows (BcSheetFillDialog *self, const BcPacketFact *fact)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->remembered->len; i++) {
    const BcFormCell *cell = self->remembered->pdata[i];
    g_autofree char *place = NULL;

    if (cell->fact != fact)
      continue;
    place = bc_xlsx_place_dup_text (&cell->place);
    add_row (self, fact, place);
    n_rows++;
  }
  if (n_rows == 0)
    add_row (self, fact, NULL);
}

/* What a newer program remembered, or was written by hand, is not for this one to throw away. */
static void
take_remembered (BcSheetFillDialog *self)
{
  g_autofree char *told = NULL;

  self->remembered = bc_form_cells_new ();
  self->others =
    bc_form_cells_add_known (self->remembered, bc_packet_facts_get_cells (self->filling->facts));
  if (*self->others == '\0')
    return;
  told = g_strdup_printf (_ ("Remembered too, but not understood here; it stays as it is:\n%s"),
                          self->others);
  gtk_label_set_text (self->kept, told);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), TRUE);
}

static void
show_sheets (BcSheetFillDialog *self)
{
  g_autoptr (GtkStringList) names =
    gtk_string_list_new (bc_xlsx_form_get_sheets (self->filling->form));

  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
  sheet_cb (self);
}

/* @filling stays the caller's, too. */
void
bc_sheet_fill_dialog_open (GtkWindow *parent, BcSheetFilling *filling)
{
  BcSheetFillDialog *self = g_object_new (BC_TYPE_SHEET_FILL_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (filling->path);

  self->filling = g_atomic_rc_box_acquire (filling);
  take_remembered (self);
  adw_window_title_set_subtitle (self->heading, name);
  for (guint i = 0; bc_packet_fact_get (i) != NULL; i++)
    add_rows (self, bc_packet_fact_get (i));
  show_sheets (self);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
