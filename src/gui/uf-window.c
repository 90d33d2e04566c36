/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uf-window.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-editor.h"
#include "form-rows.h"
#include "number.h"
#include "reading.h"
#include "record-dialog.h"
#include "save.h"
#include "splice.h"
#include "text.h"
#include "told-list.h"
#include "uf-import.h"
#include "uf-item.h"
#include "uf.h"

/* What the UF is worth, day by day: looked up, imported, corrected and reckoned with; and which
 * days are missing. */
struct _BcUfWindow
{
  AdwWindow parent_instance;

  BcStore *store;     /* (owned) */
  BcReading *reading; /* (owned) */
  AdwWindowTitle *heading;
  GtkEditable *search;
  GtkStack *stack;
  GListStore *items; /* what the table shows */
  GtkEditable *amount;
  GtkEditable *day;
  GtkLabel *pesos;
  GtkExpander *gaps_part;
  BcToldList *gaps;
};

G_DEFINE_FINAL_TYPE (BcUfWindow, bc_uf_window, ADW_TYPE_WINDOW)

static const BcRecordType *
get_type (void)
{
  return bc_dictionary_find ("uf-value");
}

/* What is shown: the days that were asked for, and the gaps among all of them. */
typedef struct
{
  GPtrArray *items; /* (owned) (element-type BcUfItem) */
  GArray *gaps;     /* (owned) (element-type BcUfGap) */
  guint n_days;
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->items);
  g_array_unref (found->gaps);
  g_free (found);
}

static gpointer
read_found (BcDatabase *reader, gpointer words, GError **error)
{
  g_autoptr (GArray) days = bc_uf_days_read (reader, error);
  Found *found = NULL;

  if (days == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->items = bc_uf_items_new (days, words);
  found->gaps = bc_uf_days_find_gaps (days);
  found->n_days = days->len;
  return found;
}

/* "3 days of March 2026 are missing: from 04-03-2026 to 09-03-2026". */
static void
add_gap (GPtrArray *lines, const BcUfGap *gap, guint place)
{
  g_autofree char *month = bc_date_dup_month_words (gap->first);
  g_autofree char *first = bc_date_dup_screen (gap->first);
  g_autofree char *last = bc_date_dup_screen (gap->last);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "%u day of %s is missing",
                                                         "%u days of %s are missing",
                                                         gap->n_days),
                                            gap->n_days,
                                            month);
  BcTold *told = bc_told_add (lines, NULL, title);

  told->warns = TRUE;
  told->inert = TRUE;
  told->tag = (int) place;
  told->subtitle =
    gap->n_days > 1 ? g_strdup_printf (_ ("Between %s and %s"), first, last) : g_strdup (first);
}

static void
show_gaps (BcUfWindow *self, const GArray *gaps)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();
  g_autofree char *label = NULL;
  guint n_days = 0;

  for (guint i = 0; i < gaps->len; i++) {
    const BcUfGap *gap = &g_array_index (gaps, BcUfGap, i);

    n_days += gap->n_days;
    add_gap (lines, gap, i);
  }
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u day between the first and the last has no value",
                                        "%u days between the first and the last have no value",
                                        n_days),
                           n_days);
  gtk_expander_set_label (self->gaps_part, label);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_part), gaps->len > 0);
  bc_told_list_show (self->gaps, lines);
}

static void
show_count (BcUfWindow *self, const Found *found)
{
  const guint n_shown = found->items->len;
  g_autofree char *shown = bc_number_dup_whole_screen (n_shown);
  g_autofree char *all = bc_number_dup_whole_screen (found->n_days);
  g_autofree char *text =
    n_shown < found->n_days
      ? g_strdup_printf (_ ("%s of %s"), shown, all)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", found->n_days), all);

  adw_window_title_set_subtitle (self->heading, text);
  gtk_stack_set_visible_child_name (self->stack,
                                    found->n_days == 0 ? "empty"
                                    : n_shown > 0      ? "list"
                                                       : "nothing");
}

/* Nothing is said of another day: a neighbour's value converts nothing. */
static char *
dup_pesos (BcUfWindow *self)
{
  BcAmount amount = { .unit = BC_UNIT_UF };
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_pesos = NULL;
  gint64 pesos;

  if (*gtk_editable_get_text (self->amount) == '\0' || *gtk_editable_get_text (self->day) == '\0')
    return g_strdup (_ ("Write an amount and a day."));
  if (!bc_number_parse_decimal (gtk_editable_get_text (self->amount), &amount.value, &error) ||
      !bc_date_parse_screen (gtk_editable_get_text (self->day), &amount.day, &error) ||
      !bc_uf_convert (bc_store_get_reader (self->store), &amount, &pesos, &error))
    return g_strdup (error->message);
  shown = bc_amount_dup_screen (&amount);
  shown_pesos = bc_number_dup_pesos_screen (pesos);
  return g_strdup_printf ("%s = %s", shown, shown_pesos);
}

static void
convert_cb (BcUfWindow *self)
{
  g_autofree char *text = self->store != NULL ? dup_pesos (self) : NULL;

  if (text != NULL)
    gtk_label_set_label (self->pesos, text);
}

/* Who looks at a day goes on looking at it. */
static void
show_found (GtkWidget *widget, gpointer result)
{
  BcUfWindow *self = BC_UF_WINDOW (widget);
  const Found *found = result;

  bc_splice_show (self->items, found->items, (GEqualFunc) bc_uf_item_equal);
  show_gaps (self, found->gaps);
  show_count (self, found);
  convert_cb (self);
}

static const BcReadingKind found_kind = { read_found,
                                          show_found,
                                          (GDestroyNotify) g_strfreev,
                                          free_found };

static void
refresh_cb (BcUfWindow *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));

  if (self->store != NULL)
    bc_reading_start (self->reading, g_strsplit (folded, " ", -1));
}

/* Its identifier derives from its day. */
static void
activate_cb (BcUfWindow *self, guint position)
{
  g_autoptr (BcUfItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_auto (BcDraft) draft = { 0 };
  g_autofree char *iso = bc_date_dup_iso (bc_uf_item_get_day (item));
  BcId id;

  bc_draft_init (&draft, get_type (), NULL);
  if (!bc_draft_set_text (&draft, "day", iso, NULL))
    return;
  bc_record_derive_id (&draft, 0, &id);
  bc_record_dialog_open (GTK_WINDOW (self), self->store, get_type (), &id, NULL);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_record_dialog_open (GTK_WINDOW (widget),
                         BC_UF_WINDOW (widget)->store,
                         get_type (),
                         NULL,
                         NULL);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_uf_import_choose (GTK_WINDOW (widget), BC_UF_WINDOW (widget)->store);
}

/* What was done here is undone as everywhere. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
bc_uf_window_dispose (GObject *object)
{
  BcUfWindow *self = BC_UF_WINDOW (object);

  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_UF_WINDOW);
  G_OBJECT_CLASS (bc_uf_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcUfWindow, heading);
  gtk_widget_class_bind_template_child (class, BcUfWindow, search);
  gtk_widget_class_bind_template_child (class, BcUfWindow, stack);
  gtk_widget_class_bind_template_child (class, BcUfWindow, items);
  gtk_widget_class_bind_template_child (class, BcUfWindow, amount);
  gtk_widget_class_bind_template_child (class, BcUfWindow, day);
  gtk_widget_class_bind_template_child (class, BcUfWindow, pesos);
  gtk_widget_class_bind_template_child (class, BcUfWindow, gaps_part);
  gtk_widget_class_bind_template_child (class, BcUfWindow, gaps);
  gtk_widget_class_bind_template_callback (class, refresh_cb);
  gtk_widget_class_bind_template_callback (class, convert_cb);
  gtk_widget_class_bind_template_callback (class, activate_cb);
}

static void
bc_uf_window_class_init (BcUfWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_uf_window_dispose;
  g_type_ensure (BC_TYPE_TOLD_LIST);
  g_type_ensure (BC_TYPE_UF_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/uf-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "uf.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "uf.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
}

static void
bc_uf_window_init (BcUfWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_told_list_set_label (self->gaps, _ ("Days without a value"));
  bc_field_editor_name (GTK_WIDGET (self->amount), _ ("Amount in UF"));
  bc_field_editor_name (GTK_WIDGET (self->day), _ ("Day of the value"));
}

/* Opens the values of the UF, with today's day in the converter. */
void
bc_uf_window_open (BcWindow *parent, BcStore *store)
{
  BcUfWindow *self = g_object_new (BC_TYPE_UF_WINDOW, "transient-for", parent, NULL);
  const gboolean writable = bc_form_can_add (store, "uf-value", NULL);
  g_autofree char *today = bc_date_dup_screen (bc_lookup_today (bc_store_get_reader (store)));

  self->store = g_object_ref (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "uf.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "uf.import", writable);
  gtk_editable_set_text (self->day, today);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
