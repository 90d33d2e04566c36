/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window.h"

#include "assistant.h"
#include "district-page.h"
#include "districts-page.h"
#include "past-bar.h"
#include "sidebar.h"
#include "toaster.h"
#include "window-actions.h"
#include "window-leave.h"
#include "window-pages.h"
#include "window-problem.h"
#include "window-time.h"

/* At this width and below, the sidebar and the content take turns. */
#define FOLD_WIDTH 760

/* How wide the sidebar is where it stands beside the content. */
#define SIDE_WIDTH 240

struct _BcWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings; /* (owned) */
  char *path;          /* (owned) (nullable): the database that was asked for */
  BcTime time;         /* what is shown */
  BcProfile profile;   /* who uses it */
  BcSummary *figures;  /* (owned) (nullable): of the summary, where it is not made yet */
  int content_width;   /* in pixels */

  BcToaster *toaster; /* (owned) */
  BcTime *present;    /* (owned) (nullable): what the window goes back to from a past moment */

  AdwToastOverlay *toasts;
  GtkStack *root;
  AdwBin *problem;
  AdwBin *assistant;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *separator;
  BcSidebar *sidebar;
  GtkBox *titles; /* of the pages; they stay in the window for as long as their pages do */
  AdwWindowTitle *heading;
  GtkWidget *back;
  GtkWidget *add;
  GtkRevealer *notice_revealer;
  GtkLabel *notice;
  BcPastBar *past_bar;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (BcWindow, bc_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_header (BcWindow *self)
{
  BcPage *page = bc_window_get_page (self);
  GtkWidget *widget = bc_page_get_title_widget (page);
  g_autofree char *title = bc_page_dup_title (page);
  g_autofree char *subtitle = bc_page_dup_subtitle (page);
  const gboolean writable = !bc_store_is_read_only (self->time.store);

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle ? subtitle : "");
  bc_time_show_title (self->titles, widget ? widget : GTK_WIDGET (self->heading));
  gtk_widget_set_visible (self->add, bc_page_can_add (page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add", writable && bc_page_can_add (page));
  gtk_widget_set_visible (self->back, self->present || !g_queue_is_empty (&self->time.visits));
}

static void
header_changed_cb (BcWindow *self, BcPage *page)
{
  if (page == bc_window_get_page (self))
    show_header (self);
}

static GtkWidget *
ensure_page (BcWindow *self, BcPlace place)
{
  if (self->time.shown[place] == NULL) {
    self->time.shown[place] = bc_window_make_page (self, place);
    gtk_stack_add_child (self->pages, self->time.shown[place]);
    bc_page_set_width (BC_PAGE (self->time.shown[place]), self->content_width);
    g_signal_connect_object (self->time.shown[place],
                             "header-changed",
                             G_CALLBACK (header_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  }
  return self->time.shown[place];
}

static void
show_visit (BcWindow *self, const BcVisit *visit)
{
  GtkWidget *page = ensure_page (self, visit->place);

  self->time.here = *visit;
  if (visit->place == BC_PLACE_DISTRICT)
    bc_district_page_set_district (BC_DISTRICT_PAGE (page), &visit->district);
  gtk_stack_set_visible_child (self->pages, page);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  bc_sidebar_select (self->sidebar,
                     visit->place,
                     visit->place == BC_PLACE_DISTRICT ? &visit->district : NULL);
  show_header (self);
  bc_page_focus (BC_PAGE (page));
}

static void
go (BcWindow *self, const BcVisit *visit)
{
  const gboolean anywhere = gtk_stack_get_visible_child (self->pages) != NULL;

  if (anywhere && !bc_visit_equal (&self->time.here, visit))
    g_queue_push_head (&self->time.visits, g_memdup2 (&self->time.here, sizeof (BcVisit)));
  show_visit (self, visit);
}

/* Gives back what was open before a past moment was. */
static void
restore_present (BcWindow *self)
{
  g_autofree BcTime *present = g_steal_pointer (&self->present);

  bc_time_forget_pages (&self->time, self->pages);
  g_clear_object (&self->time.store);
  self->time = *present;
}

static void
close_store (BcWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->past_bar)
    bc_past_bar_stop (self->past_bar);
  if (self->present)
    restore_present (self);
  if (self->time.store == NULL)
    return;
  bc_time_forget_pages (&self->time, self->pages);
  g_clear_pointer (&self->figures, bc_summary_unref);
  if (!bc_store_close (self->time.store, &error))
    g_message ("No backup was made: %s", error->message);
  g_clear_object (&self->time.store);
  bc_profile_clear (&self->profile);
}

static void
show_problem (BcWindow *self, const GError *error)
{
  g_autofree char *text =
    g_strjoin ("\n\n", error->message, bc_opening_get_advice (error), self->path, NULL);

  close_store (self);
  adw_bin_set_child (self->problem, bc_window_problem_new (bc_opening_get_title (error), text));
  gtk_stack_set_visible_child_name (self->root, "problem");
}

static void
show_notice (BcWindow *self)
{
  const char *notice = bc_store_get_notice (self->time.store);

  gtk_label_set_text (self->notice, notice ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_revealer), notice != NULL);
  gtk_revealer_set_reveal_child (self->notice_revealer, notice != NULL);
}

static void
enable_writing (BcWindow *self)
{
  const gboolean writable = !bc_store_is_read_only (self->time.store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable);
}

/* The pages of the present stay as they are, without being looked at. */
static void
past_opened_cb (BcWindow *self, BcStore *past, const BcId *district)
{
  const BcVisit visit = { BC_PLACE_DISTRICT, *district };

  if (self->present) {
    bc_time_forget_pages (&self->time, self->pages);
    g_clear_object (&self->time.store);
  } else {
    self->present = g_memdup2 (&self->time, sizeof (BcTime));
  }
  self->time = (BcTime){ .store = g_object_ref (past) };
  enable_writing (self);
  show_visit (self, &visit);
}

/* Opens where the person works. */
static void
show_main (BcWindow *self)
{
  const gboolean manager = self->profile.level == BC_LEVEL_MANAGER;
  const BcVisit first = { manager ? BC_PLACE_TODAY : BC_PLACE_SUMMARY };

  show_notice (self);
  enable_writing (self);
  bc_sidebar_load (self->sidebar, self->time.store, &self->profile);
  go (self, &first);
  gtk_stack_set_visible_child_name (self->root, "main");
}

static void
introduced_cb (BcWindow *self, const char *path)
{
  bc_window_open (self, path);
}

static void
show_assistant (BcWindow *self)
{
  GtkWidget *assistant = bc_assistant_new (self->time.store);

  g_signal_connect_object (assistant,
                           "introduced",
                           G_CALLBACK (introduced_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->assistant, assistant);
  gtk_stack_set_visible_child_name (self->root, "assistant");
}

/* Leaves the sidebar or the content, whichever is looked at, where both do not fit. */
static void
tell_width (BcWindow *self, int width)
{
  if (adw_leaflet_get_can_unfold (self->leaflet) != (width > FOLD_WIDTH))
    adw_leaflet_set_can_unfold (self->leaflet, width > FOLD_WIDTH);
  self->content_width = width > FOLD_WIDTH ? width - SIDE_WIDTH : width;
  bc_time_set_width (&self->time, self->content_width);
}

static void
surface_width_cb (BcWindow *self, GParamSpec *pspec, GdkSurface *surface)
{
  tell_width (self, gdk_surface_get_width (surface));
}

static void
bc_window_realize (GtkWidget *widget)
{
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (widget), &width, &height);
  tell_width (BC_WINDOW (widget), width);
  GTK_WIDGET_CLASS (bc_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)),
                           "notify::width",
                           G_CALLBACK (surface_width_cb),
                           widget,
                           G_CONNECT_SWAPPED);
}

static void
bc_window_dispose (GObject *object)
{
  BcWindow *self = BC_WINDOW (object);

  close_store (self);
  g_clear_object (&self->toaster);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_WINDOW);
  G_OBJECT_CLASS (bc_window_parent_class)->dispose (object);
}

static void
bc_window_finalize (GObject *object)
{
  g_free (BC_WINDOW (object)->path);
  G_OBJECT_CLASS (bc_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, root);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, assistant);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, side);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, back);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, add);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, past_bar);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, past_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, bc_window_leave_past);
}

static void
bc_window_class_init (BcWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_SIDEBAR);
  g_type_ensure (BC_TYPE_PAST_BAR);
  object_class->dispose = bc_window_dispose;
  object_class->finalize = bc_window_finalize;
  widget_class->realize = bc_window_realize;
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/window.ui");
  bind_children (widget_class);
  bc_window_install_actions (widget_class);
}

static void
bc_window_init (BcWindow *self)
{
  static const char *const kept[][2] = {
    { "window-width", "default-width" },
    { "window-height", "default-height" },
    { "window-maximized", "maximized" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  bc_window_ask_before_closing (self);
  self->toaster = bc_toaster_new (self->toasts);
  self->settings = g_settings_new (BC_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_settings_bind (self->settings, kept[i][0], self, kept[i][1], G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings,
                   "sidebar-visible",
                   self->side,
                   "visible",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->side, "visible", self->separator, "visible", G_BINDING_SYNC_CREATE);
}

BcWindow *
bc_window_new (GtkApplication *application)
{
  return g_object_new (BC_TYPE_WINDOW, "application", application, NULL);
}

/* Opens a database in this window, or says why it cannot be opened. What is open is closed before,
 * which may be the same. */
void
bc_window_open (BcWindow *self, const char *path)
{
  g_autofree char *wanted = g_strdup (path);

  close_store (self);
  bc_window_take (self, bc_opening_start (wanted));
}

/* Shows what an opening has led to; takes @opening. */
void
bc_window_take (BcWindow *self, BcOpening *opening)
{
  g_autoptr (BcOpening) taken = opening;
  g_autoptr (GError) error = NULL;
  gboolean introduced = FALSE;

  g_free (self->path);
  self->path = g_strdup (bc_opening_get_path (taken));
  self->time.store = bc_opening_finish (taken, &self->profile, &introduced, &self->figures, &error);
  if (self->time.store == NULL)
    show_problem (self, error);
  else if (introduced)
    show_main (self);
  else
    show_assistant (self);
}

const char *
bc_window_get_path (BcWindow *self)
{
  return self->path;
}

/* (transfer none) (nullable): the open database. */
BcStore *
bc_window_get_store (BcWindow *self)
{
  return self->time.store;
}

const BcProfile *
bc_window_get_profile (BcWindow *self)
{
  return &self->profile;
}

/* (transfer full) (nullable): what was read for the summary while the database was opened. */
BcSummary *
bc_window_steal_figures (BcWindow *self)
{
  return g_steal_pointer (&self->figures);
}

/* (transfer none) (nullable): the page that is looked at. */
BcPage *
bc_window_get_page (BcWindow *self)
{
  return (BcPage *) gtk_stack_get_visible_child (self->pages);
}

/* Shows a moment of the database that is open, as soon as it is read. */
void
bc_window_open_past (BcWindow *self, const BcPastView *view)
{
  bc_past_bar_open (self->past_bar, self->present ? self->present->store : self->time.store, view);
}

/* Goes back to where one was before a past moment was opened; nothing where none is. */
void
bc_window_leave_past (BcWindow *self)
{
  bc_past_bar_stop (self->past_bar);
  if (self->present == NULL)
    return;
  restore_present (self);
  enable_writing (self);
  tell_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  show_visit (self, &(BcVisit){ self->time.here.place, self->time.here.district });
}

/* Of a past moment there is only the district: the places of the window are the present's. */
void
bc_window_go (BcWindow *self, BcPlace place)
{
  const BcVisit visit = { place };

  bc_window_leave_past (self);
  if (self->time.store)
    go (self, &visit);
}

void
bc_window_go_back (BcWindow *self)
{
  g_autofree BcVisit *visit = g_queue_pop_head (&self->time.visits);

  if (visit)
    show_visit (self, visit);
  else
    bc_window_leave_past (self);
}

void
bc_window_toggle_sidebar (BcWindow *self)
{
  const gboolean visible = gtk_widget_get_visible (self->side);

  if (!adw_leaflet_get_folded (self->leaflet)) {
    gtk_widget_set_visible (self->side, !visible);
    return;
  }
  gtk_widget_set_visible (self->side, TRUE);
  if (!adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* Shows the districts of a region, by its code. */
void
bc_window_show_districts (BcWindow *self, const char *region)
{
  GtkWidget *page = ensure_page (self, BC_PLACE_DISTRICTS);

  bc_districts_page_set_region (BC_DISTRICTS_PAGE (page), region);
  bc_window_go (self, BC_PLACE_DISTRICTS);
}

/* Shows a district on its page. */
void
bc_window_show_district (BcWindow *self, const BcId *district)
{
  const BcVisit visit = { BC_PLACE_DISTRICT, *district };

  go (self, &visit);
}

void
bc_window_add_toast (BcWindow *self, const char *text, gboolean offers_undo)
{
  bc_toaster_tell (self->toaster, text, offers_undo);
}
