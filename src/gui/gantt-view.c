/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-view.h"

#include <glib/gi18n-lib.h>

#include "commitment-plan.h"
#include "commitments.h"
#include "dictionary.h"
#include "field-editor.h"
#include "form-rows.h"
#include "form-save.h"
#include "gantt-read.h"
#include "gantt.h"
#include "reading.h"
#include "record-dialog.h"
#include "timescale.h"
#include "window.h"

#define MOST_HEIGHT 480

/* The plan's Gantt with what belongs around it: it is read when it is looked at, off the main
 * thread, and what is moved is saved. */
struct _BcGanttView
{
  AdwBin parent_instance;

  char *type_name;    /* (owned): of what the bars are: action or commitment */
  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId plan;
  gboolean stale; /* it has to be read before it is looked at */
  GtkStack *stack;
  GtkWidget *add;
  BcGantt *gantt;
  GtkWidget *scroller;
  GtkWidget *closer;
  GtkWidget *farther;
  GtkLabel *scale;
  GtkLabel *notice;
  GtkLabel *legend;
  GtkLabel *nothing;
};

enum {
  PROP_TYPE_NAME = 1,
};

G_DEFINE_FINAL_TYPE (BcGanttView, bc_gantt_view, ADW_TYPE_BIN)

/* A plan that was read, and whose it is. */
typedef struct
{
  BcId id;
  BcGanttPlan *plan; /* (owned) (nullable) */
} Found;

/* Whose bars are asked for. */
typedef struct
{
  BcId id;
  const BcRecordType *type;
} Asked;

static BcGanttPlan *
read_commitments (BcDatabase *reader, const BcId *district, gint32 today, GError **error)
{
  g_autoptr (GPtrArray) ledger = bc_commitments_read (reader, district, error);

  return ledger != NULL ? bc_commitment_plan_new (ledger, today) : NULL;
}

static gpointer
read_found (BcDatabase *reader, gpointer data, GError **error)
{
  const Asked *asked = data;
  const gint32 today = bc_date_today (g_get_real_time () / 1000);
  const gboolean actions = g_str_equal (asked->type->name, "action");
  BcGanttPlan *plan = actions ? bc_gantt_read (reader, &asked->id, today, error)
                              : read_commitments (reader, &asked->id, today, error);
  Found *found = NULL;

  if (plan == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->id = asked->id;
  found->plan = plan;
  return found;
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->plan, bc_gantt_plan_free);
  g_free (found);
}

static void
show_scale (BcGanttView *self, BcTimeUnit unit)
{
  static const char *const names[BC_N_ZOOMS] = {
    NC_ ("scale", "Days"),
    NC_ ("scale", "Weeks"),
    NC_ ("scale", "Months"),
    NC_ ("scale", "Quarters"),
  };

  gtk_label_set_label (self->scale, g_dpgettext2 (GETTEXT_PACKAGE, "scale", names[unit]));
}

static void
zoomed_cb (BcGanttView *self)
{
  show_scale (self, bc_gantt_get_zoom (self->gantt));
  gtk_widget_set_sensitive (self->closer, bc_gantt_can_zoom (self->gantt, 1));
  gtk_widget_set_sensitive (self->farther, bc_gantt_can_zoom (self->gantt, -1));
}

static const BcRecordType *
get_type (BcGanttView *self)
{
  return bc_dictionary_find (self->type_name);
}

/* A promise is not moved by drawing: what was promised stays so. */
static gboolean
is_of_actions (BcGanttView *self)
{
  return g_str_equal (self->type_name, "action");
}

/* Why nothing can be moved; NULL where it can, or never could. */
static char *
dup_refusal (BcGanttView *self)
{
  BcFormSite site;
  g_autofree char *reason = NULL;

  if (!is_of_actions (self))
    return NULL;
  if (bc_form_can_add (self->store, "action", &self->plan))
    return NULL;
  bc_form_site_init (&site, self->store, bc_dictionary_find ("action"), NULL, &self->plan, NULL);
  reason = bc_form_dup_refusal (&site, NULL);
  if (reason == NULL)
    return g_strdup (_ ("The dates can only be looked at: the file is open for reading."));
  return g_strdup_printf (_ ("The dates can only be looked at: %s"), reason);
}

/* As high as its rows are, within reason: the page around it scrolls, too. */
static void
set_height (BcGanttView *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->gantt),
                      GTK_ORIENTATION_VERTICAL,
                      -1,
                      NULL,
                      &height,
                      NULL,
                      NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height, MOST_HEIGHT));
}

static void
show_found (GtkWidget *widget, gpointer result)
{
  BcGanttView *self = BC_GANTT_VIEW (widget);
  Found *found = result;
  g_autofree char *refusal = NULL;

  if (!bc_id_equal (&found->id, &self->plan))
    return;
  refusal = dup_refusal (self);
  bc_gantt_plan_arrange (found->plan, bc_gantt_get_plan (self->gantt));
  gtk_stack_set_visible_child_name (self->stack,
                                    bc_gantt_plan_get_n_tasks (found->plan) > 0 ? "chart"
                                                                                : "empty");
  gtk_label_set_label (self->notice, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), refusal != NULL);
  gtk_widget_set_visible (self->add, refusal == NULL);
  bc_gantt_show (self->gantt,
                 g_steal_pointer (&found->plan),
                 refusal == NULL && is_of_actions (self));
  set_height (self);
}

static const BcReadingKind kind = { read_found, show_found, g_free, free_found };

static void
read_plan (BcGanttView *self)
{
  const Asked asked = { self->plan, get_type (self) };

  self->stale = FALSE;
  if (self->reading == NULL)
    self->reading = bc_reading_new (GTK_WIDGET (self), self->store, &kind);
  bc_reading_start (self->reading, g_memdup2 (&asked, sizeof asked));
}

static void
forget_reading (BcGanttView *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

/* What was moved, on its way to the journal. */
typedef struct
{
  BcGanttView *view; /* (owned) */
  char *title;       /* (owned) */
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->view);
  g_free (self->title);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

/* What could not be saved goes back to where it was. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (saving->view));
  g_autofree char *told = g_strdup_printf (_ ("New dates: %s"), saving->title);
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  if (!BC_IS_WINDOW (root))
    return;
  if (saved) {
    bc_window_add_toast (BC_WINDOW (root), told, TRUE);
    return;
  }
  bc_window_show_error (BC_WINDOW (root), error);
  if (saving->view->store != NULL)
    read_plan (saving->view);
}

static void
moved_cb (BcGanttView *self, guint task)
{
  const BcGanttPlan *plan = bc_gantt_get_plan (self->gantt);
  const BcGanttTask *moved = bc_gantt_plan_get_task (plan, task);
  g_autofree char *planned = bc_period_dup_text (&moved->planned);
  g_auto (BcDraft) draft = { 0 };
  Saving *saving = NULL;

  bc_draft_init (&draft, bc_dictionary_find ("action"), &moved->id);
  draft.arrival = bc_gantt_plan_get_arrival (plan);
  if (self->store == NULL || !bc_draft_set_text (&draft, "planned", planned, NULL))
    return;
  saving = g_new0 (Saving, 1);
  saving->view = g_object_ref (self);
  saving->title = g_strdup (moved->title);
  bc_form_save_async (self->store, &draft, saved_cb, saving);
}

static void
activated_cb (BcGanttView *self, guint task)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         get_type (self),
                         &bc_gantt_plan_get_task (bc_gantt_get_plan (self->gantt), task)->id,
                         NULL);
}

static void
refused_cb (BcGanttView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BC_IS_WINDOW (root))
    bc_window_add_toast (BC_WINDOW (root), gtk_label_get_label (self->notice), FALSE);
}

static void
add_cb (BcGanttView *self)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         get_type (self),
                         NULL,
                         &self->plan);
}

static void
closer_cb (BcGanttView *self)
{
  bc_gantt_zoom (self->gantt, 1);
}

static void
farther_cb (BcGanttView *self)
{
  bc_gantt_zoom (self->gantt, -1);
}

static void
today_cb (BcGanttView *self)
{
  bc_gantt_show_today (self->gantt);
}

static void
bc_gantt_view_map (GtkWidget *widget)
{
  BcGanttView *self = BC_GANTT_VIEW (widget);

  GTK_WIDGET_CLASS (bc_gantt_view_parent_class)->map (widget);
  if (self->stale && self->store != NULL)
    read_plan (self);
}

/* The words around the chart are those of a plan unless it shows something else. */
static void
bc_gantt_view_constructed (GObject *object)
{
  BcGanttView *self = BC_GANTT_VIEW (object);

  G_OBJECT_CLASS (bc_gantt_view_parent_class)->constructed (object);
  if (is_of_actions (self))
    return;
  gtk_label_set_label (self->legend,
                       _ ("Bar: from the promised day to the one that is expected, full once it is "
                          "fulfilled. Strip below it: the promised day. Arrow: the later "
                          "commitment depends on the earlier one, red where it comes too late for "
                          "it. The arrows move, Enter opens."));
  gtk_label_set_label (self->nothing,
                       _ ("There are no commitments yet. Here each one stands as a bar from the "
                          "promised day to the one that is expected."));
  gtk_button_set_label (GTK_BUTTON (self->add), _ ("Add the first commitment"));
}

static void
bc_gantt_view_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BC_GANTT_VIEW (object)->type_name = g_value_dup_string (value);
}

static void
bc_gantt_view_finalize (GObject *object)
{
  g_free (BC_GANTT_VIEW (object)->type_name);
  G_OBJECT_CLASS (bc_gantt_view_parent_class)->finalize (object);
}

static void
bc_gantt_view_dispose (GObject *object)
{
  BcGanttView *self = BC_GANTT_VIEW (object);

  forget_reading (self);
  if (self->gantt != NULL)
    bc_gantt_clear (self->gantt);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_GANTT_VIEW);
  G_OBJECT_CLASS (bc_gantt_view_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, closer_cb);
  gtk_widget_class_bind_template_callback (widget_class, farther_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
install_property (GObjectClass *class)
{
  class->constructed = bc_gantt_view_constructed;
  class->set_property = bc_gantt_view_set_property;
  class->dispose = bc_gantt_view_dispose;
  class->finalize = bc_gantt_view_finalize;
  g_object_class_install_property (class,
                                   PROP_TYPE_NAME,
                                   g_param_spec_string ("type-name",
                                                        NULL,
                                                        NULL,
                                                        "action",
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                          G_PARAM_STATIC_STRINGS));
}

static void
bc_gantt_view_class_init (BcGanttViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  install_property (G_OBJECT_CLASS (class));
  widget_class->map = bc_gantt_view_map;
  g_type_ensure (BC_TYPE_GANTT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/gantt-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, add);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, gantt);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, closer);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, farther);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, scale);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, notice);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, legend);
  gtk_widget_class_bind_template_child (widget_class, BcGanttView, nothing);
  bind_callbacks (widget_class);
}

static void
bc_gantt_view_init (BcGanttView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (self->scroller, _ ("Gantt chart"));
  zoomed_cb (self);
}

/* Shows a plan, as soon as it is looked at. */
void
bc_gantt_view_load (BcGanttView *self, BcStore *store, const BcId *plan)
{
  if (!bc_id_equal (&self->plan, plan) || self->store != store) {
    bc_gantt_clear (self->gantt);
    forget_reading (self);
  }
  g_set_object (&self->store, store);
  self->plan = *plan;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_plan (self);
}
