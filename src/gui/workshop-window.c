/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workshop-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "alike.h"
#include "date.h"
#include "field-editor.h"
#include "form-save.h"
#include "lookup.h"
#include "record-dialog.h"
#include "window-actions.h"
#include "workshop-list.h"
#include "workshop-work.h"

/* What two proposals say is held against each other while there are no more than so many. */
#define MOST_COMPARED 300

/* A participatory workshop before a projector: people propose, what is alike is merged, everybody
 * votes with dots, and what the room wants most becomes actions. */
struct _BcWorkshopWindow
{
  AdwWindow parent_instance;

  BcStore *store; /* (owned) */
  BcId plan;
  GPtrArray *areas;       /* (owned) (element-type BcWorkshopArea) */
  GHashTable *kept_apart; /* (owned): pairs that were said to be different, as texts */
  BcId offered[2];        /* the two that are shown as alike */
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  AdwViewStack *steps;
  GtkDropDown *area;
  GtkEditable *text;
  GtkWidget *alike;
  GtkLabel *alike_text;
  BcWorkshopList *proposals;
  GtkEditable *voter;
  GtkSpinButton *most;
  GtkLabel *left;
  BcWorkshopList *ballot;
  GtkSpinButton *first;
  GtkButton *make;
  BcWorkshopList *ranking;
};

G_DEFINE_FINAL_TYPE (BcWorkshopWindow, bc_workshop_window, ADW_TYPE_WINDOW)

static void
tell (BcWorkshopWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWorkshopWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!bc_store_write_finish (BC_STORE (source), result, &error) && self->store != NULL)
    tell (self, error->message);
}

/* Two that perhaps say the same, unless somebody said that they do not. */
static char *
dup_pair_name (const BcRanked *one, const BcRanked *other)
{
  char first[BC_ID_TEXT_LENGTH + 1], second[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&one->id, first);
  bc_id_write_text (&other->id, second);
  return g_strcmp0 (first, second) < 0 ? g_strconcat (first, second, NULL)
                                       : g_strconcat (second, first, NULL);
}

static gboolean
offer_pair (BcWorkshopWindow *self, const BcRanked *one, const BcRanked *other)
{
  g_autofree char *name = dup_pair_name (one, other);
  g_autofree char *sentence = NULL;

  if (g_hash_table_contains (self->kept_apart, name) || !bc_id_is_nil (&one->action) ||
      !bc_id_is_nil (&other->action))
    return FALSE;
  self->offered[0] = one->id;
  self->offered[1] = other->id;
  sentence = g_strdup_printf (_ ("“%s” and “%s” are alike"), one->text, other->text);
  gtk_label_set_label (self->alike_text, sentence);
  return TRUE;
}

static void
show_alike (BcWorkshopWindow *self, const BcRanking *ranking)
{
  g_autofree const char **texts = g_new0 (const char *, ranking->proposals->len + 1);
  g_autoptr (GArray) pairs = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < ranking->proposals->len; i++)
    texts[i] = ((BcRanked *) ranking->proposals->pdata[i])->text;
  if (ranking->proposals->len <= MOST_COMPARED)
    pairs = bc_alike_find (texts, ranking->proposals->len, BC_ALIKE_ENOUGH);
  for (guint i = 0; pairs != NULL && i < pairs->len && !found; i++) {
    const BcAlikePair *pair = &g_array_index (pairs, BcAlikePair, i);

    found = offer_pair (self,
                        ranking->proposals->pdata[pair->first],
                        ranking->proposals->pdata[pair->second]);
  }
  gtk_widget_set_visible (self->alike, found);
}

static gint64
get_most (BcWorkshopWindow *self)
{
  return gtk_spin_button_get_value_as_int (self->most);
}

static void
show_left (BcWorkshopWindow *self)
{
  const char *voter = gtk_editable_get_text (self->voter);
  g_autofree char *sentence = NULL;
  gint64 given = 0, left;

  bc_ranking_count_dots (bc_store_get_reader (self->store), &self->plan, voter, &given, NULL);
  left = MAX (get_most (self) - given, 0);
  sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d dot left", "%d dots left", (gulong) left),
                     (int) left);
  gtk_label_set_label (self->left, sentence);
  bc_workshop_list_allow (self->ballot, left > 0);
}

static void
show_make (BcWorkshopWindow *self)
{
  g_autoptr (GArray) chosen = bc_workshop_list_dup_chosen (self->ranking);
  g_autofree char *label = chosen->len > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                                           "Make %u Action",
                                                                           "Make %u Actions",
                                                                           chosen->len),
                                                              chosen->len)
                                           : g_strdup (_ ("Choose What Becomes an Action"));

  gtk_button_set_label (self->make, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), chosen->len > 0);
}

static void
refresh (BcWorkshopWindow *self)
{
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcRanking) ranking = bc_ranking_read (reader, &self->plan, &error);

  if (ranking == NULL) {
    tell (self, error->message);
    return;
  }
  show_alike (self, ranking);
  bc_workshop_list_show (self->proposals, ranking, reader, NULL);
  bc_workshop_list_show (self->ballot, ranking, reader, gtk_editable_get_text (self->voter));
  bc_workshop_list_show (self->ranking, ranking, reader, NULL);
  show_left (self);
  show_make (self);
}

static void
refresh_cb (BcWorkshopWindow *self)
{
  if (self->store != NULL)
    refresh (self);
}

static void
chosen_cb (BcWorkshopWindow *self)
{
  show_make (self);
}

static void
propose_cb (BcWorkshopWindow *self)
{
  guint place = gtk_drop_down_get_selected (self->area);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text)));

  if (*text == '\0' || place >= self->areas->len)
    return;
  bc_workshop_propose (self->store,
                       &self->plan,
                       &((BcWorkshopArea *) self->areas->pdata[place])->id,
                       text,
                       written_cb,
                       g_object_ref (self));
  gtk_editable_set_text (self->text, "");
}

static void
merge_alike_cb (BcWorkshopWindow *self)
{
  bc_workshop_merge (self->store,
                     &self->offered[1],
                     &self->offered[0],
                     written_cb,
                     g_object_ref (self));
}

static void
keep_apart_cb (BcWorkshopWindow *self)
{
  BcRanked one = { .id = self->offered[0] }, other = { .id = self->offered[1] };

  g_hash_table_add (self->kept_apart, dup_pair_name (&one, &other));
  refresh (self);
}

/* "Persona 4" is followed by "Persona 5"; after a name the field waits for the next. */
static void
next_voter_cb (BcWorkshopWindow *self)
{
  const char *voter = gtk_editable_get_text (self->voter);
  const char *digits = voter + strlen (voter);
  g_autofree char *next = NULL;

  while (digits > voter && g_ascii_isdigit (digits[-1]))
    digits--;
  if (*digits != '\0')
    next = g_strdup_printf ("%.*s%" G_GINT64_FORMAT,
                            (int) (digits - voter),
                            voter,
                            g_ascii_strtoll (digits, NULL, 10) + 1);
  gtk_editable_set_text (self->voter, next != NULL ? next : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->voter));
}

static void
choose_first_cb (BcWorkshopWindow *self)
{
  bc_workshop_list_choose_first (self->ranking,
                                 (guint) gtk_spin_button_get_value_as_int (self->first));
  show_make (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWorkshopWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  if (bc_store_write_finish (BC_STORE (source), result, &error))
    tell (self, _ ("The actions are in the plan"));
  else
    tell (self, error->message);
}

static void
make_cb (BcWorkshopWindow *self)
{
  bc_workshop_make_actions (self->store,
                            &self->plan,
                            bc_workshop_list_dup_chosen (self->ranking),
                            made_cb,
                            g_object_ref (self));
}

static void
merge_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (widget);
  const char *from, *into;
  BcId from_id, into_id;

  g_variant_get (parameter, "(&s&s)", &from, &into);
  if (bc_id_parse (&from_id, from) && bc_id_parse (&into_id, into))
    bc_workshop_merge (self->store, &from_id, &into_id, written_cb, g_object_ref (self));
}

static void
vote_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (widget);
  BcVote vote = { .voter = gtk_editable_get_text (self->voter) };
  const char *id;
  int change;

  g_variant_get (parameter, "(&si)", &id, &change);
  vote.change = change;
  if (*vote.voter == '\0') {
    tell (self, _ ("Write who votes: a name or a number"));
    gtk_widget_grab_focus (GTK_WIDGET (self->voter));
  } else if (bc_id_parse (&vote.proposal, id)) {
    bc_workshop_vote (self->store,
                      &self->plan,
                      &vote,
                      get_most (self),
                      written_cb,
                      g_object_ref (self));
  }
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (widget);
  BcId id;

  if (bc_id_parse (&id, g_variant_get_string (parameter, NULL)))
    bc_record_dialog_open (GTK_WINDOW (self),
                           self->store,
                           bc_dictionary_find ("proposal"),
                           &id,
                           NULL);
}

static void
delete_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (widget);
  BcId id;

  if (bc_id_parse (&id, g_variant_get_string (parameter, NULL)))
    bc_form_delete_async (self->store,
                          bc_dictionary_find ("proposal"),
                          &id,
                          written_cb,
                          g_object_ref (self));
}

static void
full_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
tell_undone (GtkWidget *widget, const char *text)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (widget);

  if (self->store != NULL)
    tell (self, text);
}

/* What was done here is undone as everywhere. */
static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_window_undo_for (widget, tell_undone);
}

static void
bc_workshop_window_dispose (GObject *object)
{
  BcWorkshopWindow *self = BC_WORKSHOP_WINDOW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->kept_apart, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_WORKSHOP_WINDOW);
  G_OBJECT_CLASS (bc_workshop_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, area);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, text);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, alike);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, alike_text);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, proposals);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, voter);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, most);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, left);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, ballot);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, first);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, make);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopWindow, ranking);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_alike_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_apart_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_voter_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
}

static void
bc_workshop_window_class_init (BcWorkshopWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_workshop_window_dispose;
  g_type_ensure (BC_TYPE_WORKSHOP_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/workshop-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "workshop.merge", "(ss)", merge_action_cb);
  gtk_widget_class_install_action (widget_class, "workshop.vote", "(si)", vote_action_cb);
  gtk_widget_class_install_action (widget_class, "workshop.edit", "s", edit_action_cb);
  gtk_widget_class_install_action (widget_class, "workshop.delete", "s", delete_action_cb);
  gtk_widget_class_install_action (widget_class, "workshop.full", NULL, full_action_cb);
  gtk_widget_class_install_action (widget_class, "workshop.undo", NULL, undo_action_cb);
}

static void
bc_workshop_window_init (BcWorkshopWindow *self)
{
  self->kept_apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->area), _ ("Area of the proposal"));
  bc_field_editor_name (GTK_WIDGET (self->text), _ ("Proposal"));
  bc_field_editor_name (GTK_WIDGET (self->voter), _ ("Who votes"));
  bc_field_editor_name (GTK_WIDGET (self->most), _ ("Dots for each person"));
  bc_field_editor_name (GTK_WIDGET (self->first), _ ("How many of the first"));
}

static void
set_areas (BcWorkshopWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->areas = bc_workshop_list_read_areas (bc_store_get_reader (self->store));
  for (guint i = 0; i < self->areas->len; i++)
    gtk_string_list_append (names, ((BcWorkshopArea *) self->areas->pdata[i])->label);
  gtk_drop_down_set_model (self->area, G_LIST_MODEL (names));
  bc_workshop_list_set_up (self->proposals, BC_WORKSHOP_PROPOSE, self->areas);
  bc_workshop_list_set_up (self->ballot, BC_WORKSHOP_VOTE, self->areas);
  bc_workshop_list_set_up (self->ranking, BC_WORKSHOP_CHOOSE, NULL);
}

/* Opens the workshop of a plan, in the whole of the screen. */
void
bc_workshop_window_open (BcWindow *parent, BcStore *store, const BcId *district, const BcId *plan)
{
  BcWorkshopWindow *self = g_object_new (BC_TYPE_WORKSHOP_WINDOW, "transient-for", parent, NULL);
  g_autofree char *heading = NULL;

  self->store = g_object_ref (store);
  self->plan = *plan;
  bc_lookup_heading (bc_store_get_reader (store), district, &heading, NULL);
  adw_window_title_set_subtitle (self->heading, heading != NULL ? heading : "");
  set_areas (self);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_window_maximize (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
