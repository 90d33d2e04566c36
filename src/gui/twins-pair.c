/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twins-pair.h"

#include <glib/gi18n-lib.h>

#include "district-columns.h"
#include "field-editor.h"
#include "number.h"
#include "told-list.h"
#include "twin-row.h"
#include "twin-side.h"

/* Two records that are perhaps one, side by side: why they are alike, who wrote them, and where
 * they differ: there a person chooses what stays. */
struct _BcTwinsPair
{
  AdwBin parent_instance;

  char *told; /* (owned) (nullable): what the pair that is shown says */
  GtkLabel *reason;
  BcTwinSide *first;
  BcTwinSide *second;
  GtkWidget *differ_part;
  GtkLabel *differ_help;
  GtkListBox *differ;
  GtkWidget *same_part;
  BcToldList *same;
};

enum {
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcTwinsPair, bc_twins_pair, ADW_TYPE_BIN)

/* "The same RUT · the same address · names 82 % alike". */
static char *
dup_reason (const BcDuplicate *pair)
{
  g_autofree char *share =
    bc_number_dup_percent_screen ((gint64) (pair->likeness * 100 + 0.5) * 100);
  g_autofree char *names = pair->likeness >= 1 ? g_strdup (_ ("the same name"))
                                               : g_strdup_printf (_ ("names %s alike"), share);
  g_autoptr (GString) reason = g_string_new (NULL);

  if (pair->same_rut)
    g_string_append_printf (reason, "%s · ", _ ("the same RUT"));
  if (pair->same_address)
    g_string_append_printf (reason, "%s · ", _ ("the same address"));
  g_string_append (reason, names);
  return g_strdup_printf (_ ("Perhaps one business: %s."), reason->str);
}

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_differ (BcTwinsPair *self, const BcTwins *twins)
{
  clear_rows (self->differ);
  for (guint i = 0; i < twins->fields->len; i++) {
    const BcTwinField *field = twins->fields->pdata[i];

    if (field->differs)
      gtk_list_box_append (self->differ, bc_twin_row_new (field, twins->keep));
  }
  gtk_widget_set_visible (self->differ_part,
                          gtk_list_box_get_row_at_index (self->differ, 0) != NULL);
}

static void
show_same (BcTwinsPair *self, const BcTwins *twins)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < twins->fields->len; i++) {
    const BcTwinField *field = twins->fields->pdata[i];
    BcTold *told = NULL;

    if (field->differs)
      continue;
    told = bc_told_add (lines, NULL, field->displays[0]);
    told->subtitle = g_strdup (_ (field->field->label));
    told->inert = TRUE;
  }
  gtk_widget_set_visible (self->same_part, lines->len > 0);
  bc_told_list_show (self->same, lines);
}

/* To see whether the pair says something else than it did: what was chosen stays where it does not.
 */
static char *
dup_told (const BcTwins *twins)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < BC_N_TWINS; i++) {
    g_autofree char *id = bc_id_dup_text (&twins->ids[i]);

    g_string_append_printf (told, "%s %" G_GINT64_FORMAT "\n", id, twins->changed[i].moment);
  }
  for (guint i = 0; i < twins->fields->len; i++) {
    const BcTwinField *field = twins->fields->pdata[i];

    g_string_append_printf (told, "%s\n%s\n", field->displays[0], field->displays[1]);
  }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static const BcTwinField *
find_field (const BcTwins *twins, const BcField *field)
{
  for (guint i = 0; i < twins->fields->len; i++) {
    const BcTwinField *both = twins->fields->pdata[i];

    if (both->field == field)
      return both;
  }
  return NULL;
}

static void
first_opened_cb (BcTwinsPair *self)
{
  g_signal_emit (self, signals[OPENED], 0, 0);
}

static void
second_opened_cb (BcTwinsPair *self)
{
  g_signal_emit (self, signals[OPENED], 0, 1);
}

static void
bc_twins_pair_dispose (GObject *object)
{
  BcTwinsPair *self = BC_TWINS_PAIR (object);

  g_clear_pointer (&self->told, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TWINS_PAIR);
  G_OBJECT_CLASS (bc_twins_pair_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcTwinsPair, reason);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, first);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, second);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, differ_part);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, differ_help);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, differ);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, same_part);
  gtk_widget_class_bind_template_child (class, BcTwinsPair, same);
  gtk_widget_class_bind_template_callback (class, first_opened_cb);
  gtk_widget_class_bind_template_callback (class, second_opened_cb);
}

static void
bc_twins_pair_class_init (BcTwinsPairClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_twins_pair_dispose;
  signals[OPENED] = g_signal_new ("opened",
                                  G_TYPE_FROM_CLASS (class),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_TOLD_LIST);
  g_type_ensure (BC_TYPE_TWIN_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/twins-pair.ui");
  bind_children (widget_class);
}

static void
bc_twins_pair_init (BcTwinsPair *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_told_list_set_label (self->same, _ ("The same in both"));
  bc_field_editor_name (GTK_WIDGET (self->differ), _ ("Where they differ"));
}

/* Shows two records; what was chosen stays where they say what they said. Returns: whether they are
 * others, or say something else. */
gboolean
bc_twins_pair_show (BcTwinsPair *self, const BcDuplicate *pair, const BcTwins *twins)
{
  g_autofree char *reason = dup_reason (pair);
  g_autofree char *told = dup_told (twins);

  gtk_label_set_label (self->reason, reason);
  bc_twin_side_show (self->first, &pair->first, twins, 0);
  bc_twin_side_show (self->second, &pair->second, twins, 1);
  if (g_strcmp0 (told, self->told) == 0)
    return FALSE;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  show_differ (self, twins);
  show_same (self, twins);
  return TRUE;
}

void
bc_twins_pair_set_writable (BcTwinsPair *self, gboolean writable)
{
  gtk_label_set_label (self->differ_help,
                       writable ? _ ("Choose what stays when they are joined.")
                                : _ ("Only whoever keeps the register can join them."));
}

/* Adds what was chosen to stay. */
void
bc_twins_pair_collect (BcTwinsPair *self, const BcTwins *twins, BcDraft *chosen)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->differ, i)) != NULL; i++) {
    const BcField *field = bc_twin_row_get_field (BC_TWIN_ROW (row));
    const BcTwinField *both = find_field (twins, field);

    if (both != NULL)
      bc_draft_set (chosen, field, &both->values[bc_twin_row_get_chosen (BC_TWIN_ROW (row))]);
  }
}

/* Gives the keyboard to the first choice. Returns: whether there is one. */
gboolean
bc_twins_pair_focus (BcTwinsPair *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->differ, 0);

  if (row != NULL)
    bc_twin_row_focus (BC_TWIN_ROW (row));
  return row != NULL;
}
