/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-fill-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field-editor.h"

/* What goes into a form, and the cell that it goes into: what stands there, or why it cannot. */
struct _BcSheetFillRow
{
  AdwPreferencesRow parent_instance;

  BcXlsxForm *form;           /* (unowned): the dialog's */
  const BcPacketFacts *facts; /* (unowned): the dialog's */
  const BcPacketFact *fact;
  char *sheet; /* (owned) (nullable): where cells go that name none */
  gboolean wrong;
  GtkWidget *sign;
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *told;
  GtkEditable *cell;
};

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcSheetFillRow, bc_sheet_fill_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_left (BcXlsxForm *form, const BcXlsxPlace *place)
{
  for (guint column = place->column; column-- > 0;) {
    g_autofree char *text = bc_xlsx_form_dup_text (form, place->sheet, place->row, column);

    if (*g_strstrip (text) != '\0')
      return g_steal_pointer (&text);
  }
  return g_strdup ("");
}

/* What a person knows the cell by. */
static char *
dup_surroundings (BcSheetFillRow *self, const BcXlsxPlace *place)
{
  g_autofree char *here =
    bc_xlsx_form_dup_text (self->form, place->sheet, place->row, place->column);
  g_autofree char *left = dup_left (self->form, place);
  g_autofree char *first =
    *left != '\0' ? g_strdup_printf (_ ("Left of it: “%s”"), left) : g_strdup ("");

  if (*here == '\0')
    return g_strdup_printf ("%s%s%s", first, *first != '\0' ? " · " : "", _ ("The cell is empty"));
  return g_strdup_printf (_ ("%s%sIn the cell: “%s”"), first, *first != '\0' ? " · " : "", here);
}

static char *
dup_line (BcSheetFillRow *self)
{
  return g_strdup_printf ("%s = %s", gtk_editable_get_text (self->cell), self->fact->name);
}

/* Without what was typed before it, which stands beside it. */
static const char *
skip_line (const char *message, const char *fact)
{
  g_autofree char *before = g_strdup_printf ("= %s: ", fact);
  const char *found = strstr (message, before);

  return found != NULL ? found + strlen (before) : message;
}

static char *
dup_told (BcSheetFillRow *self)
{
  g_autofree char *line = dup_line (self);
  g_autoptr (GPtrArray) cells = bc_form_cells_new ();
  g_autoptr (GError) error = NULL;

  self->wrong = FALSE;
  if (*gtk_editable_get_text (self->cell) == '\0')
    return g_strdup ("");
  if (bc_form_cells_add (cells, line, &error) &&
      bc_form_cell_check (cells->pdata[0], self->form, self->facts, &error))
    return dup_surroundings (self, &((BcFormCell *) cells->pdata[0])->place);
  self->wrong = TRUE;
  return g_strdup (skip_line (error->message, self->fact->name));
}

static void
changed_cb (BcSheetFillRow *self)
{
  g_autofree char *told = NULL;

  if (self->fact == NULL)
    return;
  told = dup_told (self);
  gtk_label_set_text (self->told, told);
  gtk_widget_set_visible (GTK_WIDGET (self->told), *told != '\0');
  gtk_widget_set_visible (self->sign, self->wrong);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->cell),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               self->wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                           : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A cell without a sheet goes into the one that is chosen; from then on it says so. */
static void
left_cb (BcSheetFillRow *self)
{
  g_auto (BcXlsxPlace) place = { 0 };
  g_autofree char *whole = NULL;

  if (self->sheet == NULL ||
      !bc_xlsx_place_parse (&place, gtk_editable_get_text (self->cell), NULL) ||
      place.sheet != NULL)
    return;
  place.sheet = g_strdup (self->sheet);
  whole = bc_xlsx_place_dup_text (&place);
  gtk_editable_set_text (self->cell, whole);
}

static void
bc_sheet_fill_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SHEET_FILL_ROW);
  G_OBJECT_CLASS (bc_sheet_fill_row_parent_class)->dispose (object);
}

static void
bc_sheet_fill_row_finalize (GObject *object)
{
  g_free (BC_SHEET_FILL_ROW (object)->sheet);
  G_OBJECT_CLASS (bc_sheet_fill_row_parent_class)->finalize (object);
}

static void
bc_sheet_fill_row_class_init (BcSheetFillRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_sheet_fill_row_dispose;
  G_OBJECT_CLASS (class)->finalize = bc_sheet_fill_row_finalize;
  signals[CHANGED] = g_signal_new ("changed",
                                   BC_TYPE_SHEET_FILL_ROW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/sheet-fill-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillRow, title);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillRow, value);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillRow, told);
  gtk_widget_class_bind_template_child (widget_class, BcSheetFillRow, cell);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
bc_sheet_fill_row_init (BcSheetFillRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_value (const BcPacketFacts *facts, const BcPacketFact *fact)
{
  const guint n_values = bc_packet_facts_count (facts, fact);
  g_autofree char *text = NULL;

  if (fact->rows != BC_FACT_ONCE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n_values), n_values);
  text = bc_fact_value_dup_screen (bc_packet_facts_get (facts, fact, 0));
  return g_strdup (*text != '\0' ? text : "—");
}

/* @form and @facts are there for as long as the row. @cell: (nullable) */
void
bc_sheet_fill_row_show (BcSheetFillRow *self,
                        BcXlsxForm *form,
                        const BcPacketFacts *facts,
                        const BcPacketFact *fact,
                        const char *cell)
{
  g_autofree char *title = bc_packet_fact_dup_label (fact);
  g_autofree char *value = dup_value (facts, fact);
  g_autofree char *name = g_strdup_printf (_ ("Cell for: %s"), title);

  self->form = form;
  self->facts = facts;
  self->fact = fact;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->value, value);
  bc_field_editor_name (GTK_WIDGET (self->cell), name);
  bc_field_editor_name (GTK_WIDGET (self), name);
  gtk_editable_set_text (self->cell, cell != NULL ? cell : "");
  changed_cb (self);
}

const char *
bc_sheet_fill_row_get_cell (BcSheetFillRow *self)
{
  return gtk_editable_get_text (self->cell);
}

const BcPacketFact *
bc_sheet_fill_row_get_fact (BcSheetFillRow *self)
{
  return self->fact;
}

gboolean
bc_sheet_fill_row_is_wrong (BcSheetFillRow *self)
{
  return self->wrong;
}

/* Where cells go that are typed without a sheet. */
void
bc_sheet_fill_row_set_sheet (BcSheetFillRow *self, const char *sheet)
{
  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
}
