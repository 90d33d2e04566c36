/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "gantt-private.h"
#include "gantt-text.h"

/* Laying text out takes longer than drawing it: what was laid out is kept until it changes. */

#define MOST_WORDS 512
#define ICON_SIZE  16
#define SMALL      0.85

static void
clear_layouts (PangoLayout **layouts, guint n_layouts)
{
  for (guint i = 0; layouts != NULL && i < n_layouts; i++)
    g_clear_object (&layouts[i]);
}

/* To be called when dates have changed: what waits for what may have changed with them. */
void
bc_gantt_clear_marks (BcGantt *self)
{
  clear_layouts (self->marks, self->n_texts);
  clear_layouts (self->titles, self->n_texts);
}

/* To be called when the plan, the font or the width of the titles has changed. */
void
bc_gantt_clear_texts (BcGantt *self)
{
  const guint n_tasks = self->plan != NULL ? bc_gantt_plan_get_n_tasks (self->plan) : 0;

  clear_layouts (self->titles, self->n_texts);
  clear_layouts (self->marks, self->n_texts);
  self->titles = g_renew (PangoLayout *, self->titles, n_tasks);
  self->marks = g_renew (PangoLayout *, self->marks, n_tasks);
  for (guint i = 0; i < n_tasks; i++)
    self->titles[i] = self->marks[i] = NULL;
  self->n_texts = n_tasks;
  g_clear_pointer (&self->words, g_hash_table_unref);
  for (guint i = 0; i < BC_GANTT_N_ICONS; i++)
    g_clear_object (&self->icons[i]);
}

static PangoLayout *
create_layout (BcGantt *self, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width > 0) {
    pango_layout_set_width (layout, width * PANGO_SCALE);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  return layout;
}

static void
set_attribute (PangoLayout *layout, PangoAttribute *attribute)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autoptr (PangoAttrList) all =
    attributes != NULL ? pango_attr_list_copy (attributes) : pango_attr_list_new ();

  pango_attr_list_insert (all, attribute);
  pango_layout_set_attributes (layout, all);
}

/* Beside the margin and the pictures that follow it. */
static int
get_title_room (BcGantt *self, guint task)
{
  int n_icons = (bc_gantt_plan_get_days_late (self->plan, task) > 0) +
                bc_gantt_plan_is_disordered (self->plan, task);

  return MAX (self->title_width - BC_GANTT_MARGIN - 6 - n_icons * BC_GANTT_ICON_STEP, 1);
}

/* What is dropped is struck through. */
PangoLayout *
bc_gantt_get_title (BcGantt *self, guint task)
{
  const BcGanttTask *found = bc_gantt_plan_get_task (self->plan, task);

  if (self->titles[task] == NULL) {
    self->titles[task] = create_layout (self, found->title, get_title_room (self, task));
    if (bc_gantt_task_is_dropped (found))
      set_attribute (self->titles[task], pango_attr_strikethrough_new (TRUE));
  }
  return self->titles[task];
}

static char *
dup_mark (BcGantt *self, guint task)
{
  const BcPeriod *planned = bc_gantt_get_planned (self, task);
  g_autofree char *words = NULL;
  g_autofree char *consequence = NULL;

  if (!self->edit.active || self->edit.task != task) {
    if (bc_gantt_period_is_whole (planned))
      return bc_gantt_dup_mark (self->plan, task);
    if (planned->from == BC_DATE_NONE && planned->to == BC_DATE_NONE)
      return g_strdup (self->editable ? _ ("no dates: draw them here, or press the space bar")
                                      : _ ("no dates"));
    return bc_period_dup_words (planned);
  }
  words = bc_period_dup_words (planned);
  consequence = bc_gantt_dup_consequence (self->plan, task, planned);
  return g_strjoin (" · ", words, consequence, NULL);
}

PangoLayout *
bc_gantt_get_mark (BcGantt *self, guint task)
{
  if (self->marks[task] == NULL) {
    g_autofree char *mark = dup_mark (self, task);

    self->marks[task] = create_layout (self, mark, 0);
    set_attribute (self->marks[task], pango_attr_scale_new (SMALL));
  }
  return self->marks[task];
}

/* Words of the scale, or @strong, the name of an area. */
PangoLayout *
bc_gantt_get_words (BcGantt *self, const char *words, gboolean strong)
{
  PangoLayout *layout = NULL;

  if (self->words == NULL || g_hash_table_size (self->words) > MOST_WORDS) {
    g_clear_pointer (&self->words, g_hash_table_unref);
    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  }
  layout = g_hash_table_lookup (self->words, words);
  if (layout != NULL)
    return layout;
  layout = create_layout (self, words, 0);
  set_attribute (layout,
                 strong ? pango_attr_weight_new (PANGO_WEIGHT_BOLD) : pango_attr_scale_new (SMALL));
  g_hash_table_insert (self->words, g_strdup (words), layout);
  return layout;
}

GtkIconPaintable *
bc_gantt_get_icon (BcGantt *self, BcGanttIcon icon)
{
  static const char *const names[BC_GANTT_N_ICONS] = {
    "alarm-symbolic",
    "dialog-warning-symbolic",
    "pan-start-symbolic",
    "pan-end-symbolic",
  };
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->icons[icon] == NULL)
    self->icons[icon] =
      gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                  names[icon],
                                  NULL,
                                  ICON_SIZE,
                                  gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget),
                                  0);
  return self->icons[icon];
}
