/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twins-window.h"

#include <glib/gi18n-lib.h>

#include "form-rows.h"
#include "number.h"
#include "reading.h"
#include "record-dialog.h"
#include "toaster.h"
#include "told-list.h"
#include "twins-pair.h"
#include "twins-work.h"
#include "window-actions.h"

/* The possible duplicates of a district, a pair at a time, side by side: which value of each field
 * stays, and whether the two are one or two. */
struct _BcTwinsWindow
{
  AdwWindow parent_instance;

  BcStore *store;     /* (owned) */
  BcReading *reading; /* (owned) */
  BcId district;
  BcToaster *toaster;  /* (owned) */
  BcTwinsFound *found; /* (owned) (nullable): what is shown */
  gboolean writing;    /* an answer is on its way */
  gboolean settling;   /* it was written, and what comes after it is on its way */
  guint unseen;        /* the source that waits until a hand can have seen what came; 0 for none */
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  BcTwinsPair *pair;
  GtkWidget *apart_part;
  BcToldList *apart;
  GtkWidget *bar;
  GtkWidget *later;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (BcTwinsWindow, bc_twins_window, ADW_TYPE_WINDOW)

static const BcDuplicate *
get_pair (BcTwinsWindow *self)
{
  return self->found != NULL && self->found->twins != NULL
           ? self->found->pairs->pdata[self->found->place]
           : NULL;
}

static const char *
get_address (const BcTwin *twin)
{
  return *twin->address != '\0' ? twin->address : _ ("Without an address");
}

static void
show_apart (BcTwinsWindow *self, const GPtrArray *apart)
{
  const gboolean writable = bc_form_can_add (self->store, "distinction", &self->district);
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < apart->len; i++) {
    const BcDuplicate *pair = apart->pdata[i];
    g_autofree char *title =
      g_strdup_printf (_ ("“%s” and “%s”"), pair->first.name, pair->second.name);
    BcTold *told = bc_told_add (lines, NULL, title);

    told->tag = (int) i;
    told->inert = TRUE;
    told->subtitle =
      g_strdup_printf ("%s · %s", get_address (&pair->first), get_address (&pair->second));
    told->button = writable ? g_strdup (_ ("Compare Again")) : NULL;
  }
  gtk_widget_set_visible (self->apart_part, lines->len > 0);
  bc_told_list_show (self->apart, lines);
}

static void
show_heading (BcTwinsWindow *self, const BcTwinsFound *found)
{
  g_autofree char *place = bc_number_dup_whole_screen (found->place + 1);
  g_autofree char *all = bc_number_dup_whole_screen (found->pairs->len);
  g_autofree char *text = g_strdup_printf (_ ("%s of %s"), place, all);

  adw_window_title_set_subtitle (self->heading, found->twins != NULL ? text : "");
}

static void
allow (BcTwinsWindow *self)
{
  const gboolean shown = get_pair (self) != NULL && !self->writing && !self->settling;
  const gboolean seen = self->unseen == 0;
  const gboolean writable = bc_form_can_add (self->store, "distinction", &self->district);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "twins.join", shown && seen && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "twins.apart", shown && seen && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "twins.later",
                                 shown && self->found->pairs->len > 1);
  gtk_widget_set_visible (self->bar, get_pair (self) != NULL);
  bc_twins_pair_set_writable (self->pair, writable);
}

static gboolean
seen_cb (gpointer data)
{
  BcTwinsWindow *self = data;

  self->unseen = 0;
  allow (self);
  return G_SOURCE_REMOVE;
}

/* The second click of two, meant for the pair before, does nothing to this one. */
static void
wait_seen (BcTwinsWindow *self)
{
  int milliseconds = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-double-click-time",
                &milliseconds,
                NULL);
  g_clear_handle_id (&self->unseen, g_source_remove);
  self->unseen = g_timeout_add ((guint) MAX (milliseconds, 0), seen_cb, self);
}

/* The keyboard begins at what is to be chosen, and never at the button that joins: who pressed it
 * for the pair before has not seen this one. */
static void
begin_pair (BcTwinsWindow *self)
{
  wait_seen (self);
  if (!bc_twins_pair_focus (self->pair))
    gtk_widget_grab_focus (self->later);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static gpointer
read_found (BcDatabase *reader, gpointer asked, GError **error)
{
  return bc_twins_find (reader, asked, error);
}

/* What was read is the window's from now on. */
static void
take_found (BcTwinsWindow *self, BcTwinsFound *found)
{
  g_clear_pointer (&self->found, bc_twins_found_free);
  self->found = g_new0 (BcTwinsFound, 1);
  *self->found = *found;
  *found = (BcTwinsFound){ 0 };
}

/* What had the keyboard may have gone with the pair that was shown. */
static void
show_pair (BcTwinsWindow *self)
{
  const BcDuplicate *pair = get_pair (self);
  const char *page = pair != NULL ? "pair" : "none";
  gboolean begins = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) != 0;

  if (pair != NULL)
    begins |= bc_twins_pair_show (self->pair, pair, self->found->twins);
  gtk_stack_set_visible_child_name (self->stack, page);
  if (begins && pair != NULL)
    begin_pair (self);
  else if (begins)
    gtk_widget_grab_focus (self->close);
}

static void
show_found (GtkWidget *widget, gpointer result)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (widget);

  take_found (self, result);
  self->settling = FALSE;
  show_heading (self, self->found);
  show_pair (self);
  allow (self);
  show_apart (self, self->found->apart);
}

static const BcReadingKind found_kind = { read_found,
                                          show_found,
                                          g_free,
                                          (GDestroyNotify) bc_twins_found_free };

/* @place: which pair, where it is another one than that which is shown. */
static void
read_pair (BcTwinsWindow *self, gboolean stay, guint place)
{
  const BcDuplicate *pair = get_pair (self);
  BcTwinsAsked asked = { .district = self->district, .place = place };

  if (stay && pair != NULL) {
    asked.shown[0] = pair->first.id;
    asked.shown[1] = pair->second.id;
  }
  bc_reading_start (self->reading, g_memdup2 (&asked, sizeof asked));
}

static void
changed_cb (BcTwinsWindow *self)
{
  if (self->store != NULL)
    read_pair (self, TRUE, self->found != NULL ? self->found->place : 0);
}

typedef struct
{
  BcTwinsWindow *window; /* (owned) */
  const char *told;      /* a msgid */
} Answer;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Answer *answer = data;
  g_autoptr (BcTwinsWindow) self = answer->window;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (self->store == NULL)
    return;
  self->settling = bc_store_write_finish (BC_STORE (source), result, &error);
  if (self->settling)
    bc_toaster_tell (self->toaster, _ (answer->told), TRUE);
  else
    bc_toaster_tell (self->toaster, error->message, FALSE);
  if (self->settling && !bc_reading_is_running (self->reading))
    read_pair (self, TRUE, self->found->place);
  allow (self);
}

/* An answer at a time: the next pair comes when this one is settled. */
static Answer *
begin_answer (BcTwinsWindow *self, const char *told)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->window = g_object_ref (self);
  answer->told = told;
  self->writing = TRUE;
  allow (self);
  return answer;
}

static void
join_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (widget);
  const BcTwins *twins = self->found->twins;
  g_auto (BcDraft) chosen = { 0 };

  bc_draft_init (&chosen, bc_dictionary_find ("business"), &twins->ids[twins->keep]);
  bc_twins_pair_collect (self->pair, twins, &chosen);
  bc_twins_join (self->store,
                 twins,
                 &chosen,
                 written_cb,
                 begin_answer (self, N_ ("The two are one business now")));
}

static void
apart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (widget);

  bc_twins_tell_apart (self->store,
                       self->found->twins->ids,
                       TRUE,
                       written_cb,
                       begin_answer (self, N_ ("They are two: they are not offered again")));
}

static void
again_cb (BcTwinsWindow *self, const BcTold *told)
{
  const BcDuplicate *pair = self->found->apart->pdata[told->tag];
  const BcId ids[] = { pair->first.id, pair->second.id };

  if (!self->writing && !self->settling)
    bc_twins_tell_apart (self->store,
                         ids,
                         FALSE,
                         written_cb,
                         begin_answer (self, N_ ("They may be one again")));
}

static void
later_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (widget);

  read_pair (self, FALSE, (self->found->place + 1) % self->found->pairs->len);
}

static void
tell_undone (GtkWidget *widget, const char *text)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (widget);

  if (self->store != NULL)
    bc_toaster_tell (self->toaster, text, FALSE);
}

/* What was done here is undone as everywhere. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_window_undo_for (widget, tell_undone);
}

static void
opened_cb (BcTwinsWindow *self, guint place)
{
  if (get_pair (self) != NULL)
    bc_record_dialog_open (GTK_WINDOW (self),
                           self->store,
                           bc_dictionary_find ("business"),
                           &self->found->twins->ids[place],
                           NULL);
}

static void
bc_twins_window_dispose (GObject *object)
{
  BcTwinsWindow *self = BC_TWINS_WINDOW (object);

  g_clear_handle_id (&self->unseen, g_source_remove);
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->toaster);
  g_clear_object (&self->store);
  g_clear_pointer (&self->found, bc_twins_found_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TWINS_WINDOW);
  G_OBJECT_CLASS (bc_twins_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, heading);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, toasts);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, stack);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, scroller);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, pair);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, apart_part);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, apart);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, bar);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, later);
  gtk_widget_class_bind_template_child (class, BcTwinsWindow, close);
  gtk_widget_class_bind_template_callback (class, opened_cb);
  gtk_widget_class_bind_template_callback (class, again_cb);
}

static void
bc_twins_window_class_init (BcTwinsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_twins_window_dispose;
  g_type_ensure (BC_TYPE_TOLD_LIST);
  g_type_ensure (BC_TYPE_TWINS_PAIR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/twins-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "twins.join", NULL, join_cb);
  gtk_widget_class_install_action (widget_class, "twins.apart", NULL, apart_cb);
  gtk_widget_class_install_action (widget_class, "twins.later", NULL, later_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
}

static void
bc_twins_window_init (BcTwinsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = bc_toaster_new (self->toasts);
  bc_told_list_set_label (self->apart, _ ("Told apart"));
}

/* Opens the possible duplicates of a district, the first pair first. */
void
bc_twins_window_open (BcWindow *parent, BcStore *store, const BcId *district)
{
  BcTwinsWindow *self = g_object_new (BC_TYPE_TWINS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->district = *district;
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  allow (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_pair (self, FALSE, 0);
  gtk_window_present (GTK_WINDOW (self));
}
