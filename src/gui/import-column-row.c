/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-column-row.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "district-columns.h"
#include "field-editor.h"

/* A column of a table that is imported: what it holds, what it is for, and, where its dates can be
 * read in two ways, in which. */
struct _BcImportColumnRow
{
  AdwPreferencesRow parent_instance;

  const BcImportChoices *choices; /* (nullable): not owned: the list's */
  guint place;
  gboolean loading;
  GtkLabel *heading;
  GtkLabel *samples;
  GtkDropDown *target;
  GtkLabel *origin;
  GtkWidget *guessed;
  GtkWidget *question;
  GtkLabel *asked;
  GtkCheckButton *day_first;
  GtkCheckButton *month_first;
};

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcImportColumnRow, bc_import_column_row, ADW_TYPE_PREFERENCES_ROW)

static const BcImportColumn *
get_column (BcImportColumnRow *self)
{
  return bc_import_plan_get_column (self->choices->plan, self->place);
}

static guint
find_target (BcImportColumnRow *self)
{
  const BcImportColumn *column = get_column (self);
  g_autofree char *name = bc_import_column_dup_target (column);

  for (guint i = 0; !column->ignored && i < self->choices->targets->len; i++) {
    const BcImportTarget *target = self->choices->targets->pdata[i];

    if (g_str_equal (target->name, name))
      return i;
  }
  return 0;
}

/* Why it is for nothing that it is called by. */
static char *
dup_doubt (const BcImportColumn *column)
{
  const char *label = column->perhaps != NULL ? _ (column->perhaps->label) : "";

  switch (column->doubt) {
  case BC_IMPORT_TAKEN:
    return g_strdup_printf (_ ("Another column is “%s”: this one stays out"), label);
  case BC_IMPORT_UNFIT:
    return g_strdup_printf (_ ("Its values are not those of “%s”: it stays out"), label);
  case BC_IMPORT_OTHER_UNIT:
    return g_strdup_printf (_ ("It counts in another unit than “%s”: it stays out"), label);
  case BC_IMPORT_UNCERTAIN:
  case BC_IMPORT_NO_DOUBT:
  default:
    return g_strdup (_ ("No field has this name"));
  }
}

static const char *
get_origin (const BcImportColumn *column)
{
  if (column->reason)
    return _ ("The reasons of an earlier import");
  if (column->ignored)
    return _ ("It cannot be written here: it stays out");
  switch (column->origin) {
  case BC_IMPORT_GUESSED:
    return _ ("A guess: check that it is right");
  case BC_IMPORT_LET_PASS:
    return _ ("A guess, as in your last import: check that it is right");
  case BC_IMPORT_KNOWN:
    return _ ("Known by this name too");
  case BC_IMPORT_NAMED:
    return _ ("Found by its name");
  case BC_IMPORT_REMEMBERED:
    return _ ("As in your last import");
  case BC_IMPORT_TOLD:
    return _ ("Chosen by you");
  case BC_IMPORT_UNKNOWN:
  default:
    return NULL;
  }
}

static char *
dup_samples (const BcImportColumn *column)
{
  g_autoptr (GString) samples = g_string_new (NULL);

  for (guint i = 0; i < BC_IMPORT_N_SAMPLES && column->samples[i] != NULL; i++) {
    g_autofree char *line = g_strdelimit (g_strdup (column->samples[i]), "\r\n\t", ' ');

    g_string_append_printf (samples, "%s%s", i > 0 ? " · " : "", line);
  }
  if (samples->len == 0)
    return g_strdup (_ ("Empty"));
  return g_string_free (g_steal_pointer (&samples), FALSE);
}

/* "3 de abril de 2025": what the column's example is, read so. */
static char *
dup_reading (BcImportColumnRow *self, BcDateOrder order)
{
  const char *example = get_column (self)->evidence.example;
  char iso[11];
  gint32 date;

  if (bc_import_date_parse (example, order, iso, NULL) && bc_date_parse_iso (iso, &date, NULL))
    return bc_date_dup_words (date);
  return g_strdup (example);
}

static void
show_answers (BcImportColumnRow *self)
{
  const BcDateOrder told = get_column (self)->told;
  g_autofree char *day_reading = dup_reading (self, BC_DATE_ORDER_DAY_FIRST);
  g_autofree char *month_reading = dup_reading (self, BC_DATE_ORDER_MONTH_FIRST);
  g_autofree char *day = g_strdup_printf (_ ("The day: %s"), day_reading);
  g_autofree char *month = g_strdup_printf (_ ("The month: %s"), month_reading);

  gtk_check_button_set_label (self->day_first, day);
  gtk_check_button_set_label (self->month_first, month);
  gtk_check_button_set_active (self->day_first, told == BC_DATE_ORDER_DAY_FIRST);
  gtk_check_button_set_active (self->month_first, told == BC_DATE_ORDER_MONTH_FIRST);
}

/* The answer stays where it was given, so that it can be mended. */
static void
show_question (BcImportColumnRow *self)
{
  const BcImportColumn *column = get_column (self);
  gboolean open = FALSE;
  g_autofree char *asked = NULL;

  if (bc_import_column_has_dates (column))
    bc_date_evidence_get_order (&column->evidence, &open);
  gtk_widget_set_visible (self->question, open);
  if (!open)
    return;
  asked = g_strdup_printf (_ ("Of dates such as %s, what comes first?"), column->evidence.example);
  gtk_label_set_label (self->asked, asked);
  show_answers (self);
}

static void
refresh (BcImportColumnRow *self)
{
  const BcImportColumn *column = get_column (self);
  g_autofree char *doubt = dup_doubt (column);
  const char *origin = get_origin (column);

  self->loading = TRUE;
  gtk_label_set_label (self->origin, origin != NULL ? origin : doubt);
  gtk_widget_set_visible (self->guessed, bc_import_column_is_guessed (column));
  show_question (self);
  self->loading = FALSE;
}

static void
selected_cb (BcImportColumnRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->target);
  const BcImportTarget *target = NULL;

  if (self->loading || self->choices == NULL || selected >= self->choices->targets->len)
    return;
  target = self->choices->targets->pdata[selected];
  if (!bc_import_plan_aim (self->choices->plan, self->place, target->name, NULL))
    return;
  refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
answered_cb (BcImportColumnRow *self)
{
  if (self->loading || self->choices == NULL)
    return;
  if (gtk_check_button_get_active (self->day_first))
    bc_import_plan_set_order (self->choices->plan, self->place, BC_DATE_ORDER_DAY_FIRST);
  else if (gtk_check_button_get_active (self->month_first))
    bc_import_plan_set_order (self->choices->plan, self->place, BC_DATE_ORDER_MONTH_FIRST);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bc_import_column_row_dispose (GObject *object)
{
  BC_IMPORT_COLUMN_ROW (object)->choices = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_IMPORT_COLUMN_ROW);
  G_OBJECT_CLASS (bc_import_column_row_parent_class)->dispose (object);
}

static void
bc_import_column_row_class_init (BcImportColumnRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_import_column_row_dispose;
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (class),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, heading);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, samples);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, target);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, origin);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, guessed);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, question);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, asked);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, day_first);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumnRow, month_first);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
}

static void
bc_import_column_row_init (BcImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_import_column_row_new (const BcImportChoices *choices, guint place)
{
  BcImportColumnRow *self = g_object_new (BC_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autofree char *name = NULL;
  g_autofree char *samples = NULL;

  self->choices = choices;
  self->place = place;
  self->loading = TRUE;
  samples = dup_samples (get_column (self));
  name = g_strdup_printf (_ ("%s: import as"), get_column (self)->heading);
  gtk_label_set_label (self->heading, get_column (self)->heading);
  gtk_label_set_label (self->samples, samples);
  gtk_drop_down_set_model (self->target, choices->labels);
  gtk_drop_down_set_selected (self->target, find_target (self));
  bc_field_editor_name (GTK_WIDGET (self), get_column (self)->heading);
  bc_field_editor_name (GTK_WIDGET (self->target), name);
  refresh (self);
  return GTK_WIDGET (self);
}

/* Whether something is asked of the column that was not answered yet. */
gboolean
bc_import_column_row_is_open (BcImportColumnRow *self)
{
  return get_column (self)->undecided;
}

/* Where something is asked, the keyboard goes there. */
void
bc_import_column_row_focus (BcImportColumnRow *self)
{
  gtk_widget_grab_focus (bc_import_column_row_is_open (self) ? GTK_WIDGET (self->day_first)
                                                             : GTK_WIDGET (self->target));
}
