/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gantt.h"

G_BEGIN_DECLS

/** BC_GANTT_MARGIN: between the edge and what is written, in pixels. */
#define BC_GANTT_MARGIN 12
/** BC_GANTT_ICON_STEP: from one picture to the next, in pixels. */
#define BC_GANTT_ICON_STEP 18

/**
 * BcGanttPart:
 *
 * What of a row the pointer is over.
 */
typedef enum {
  BC_GANTT_NOTHING,
  BC_GANTT_TITLE,
  BC_GANTT_TRACK, /* beside the bar */
  BC_GANTT_BAR,
  BC_GANTT_BEGIN, /* the bar's first day */
  BC_GANTT_END,   /* its last one */
} BcGanttPart;

/**
 * BcGanttIcon:
 *
 * The marks that are pictures.
 */
typedef enum {
  BC_GANTT_ICON_LATE,
  BC_GANTT_ICON_DISORDER,
  BC_GANTT_ICON_BEFORE, /* the bar lies to the left of what is seen */
  BC_GANTT_ICON_AFTER,
  BC_GANTT_N_ICONS,
} BcGanttIcon;

/* What the pointer is doing. */
typedef struct
{
  GtkGesture *gesture; /* (unowned): the widget's */
  BcGanttPart part;    /* BC_GANTT_NOTHING while nothing is dragged */
  guint task;
  gint32 grabbed;   /* the day that was taken hold of */
  BcPeriod planned; /* before it was */
  double x;         /* where the pointer is */
  guint tick;       /* scrolls while it is near an edge */
} BcGanttDrag;

/* What is being changed, and not yet saved: by the pointer or by keys. */
typedef struct
{
  gboolean active;
  guint task;
  BcPeriod planned;
  guint timer; /* saves when the keys have come to rest */
} BcGanttEdit;

struct _BcGantt
{
  GtkWidget parent_instance;

  BcGanttPlan *plan; /* (owned) (nullable) */
  gboolean editable;
  gboolean placed; /* it was scrolled to where the work is */
  guint focus;     /* the place of an action; BC_SCHEDULE_NONE where there is none */
  BcGanttEdit edit;
  BcGanttDrag drag;
  GtkAdjustment *adjustments[2]; /* (owned): by orientation */
  GtkScrollablePolicy policies[2];
  gboolean configuring; /* the adjustments are being told where they are */

  BcTimeUnit zoom;
  gint32 origin; /* the first day that is drawn */
  gint32 last;   /* the last */
  double day;    /* how wide a day is, in pixels */
  int row_height;
  int head_height;
  int title_width;
  double letter; /* how wide a letter is */

  PangoLayout **titles;                      /* (owned): by action, made when it is first seen */
  PangoLayout **marks;                       /* (owned): by action */
  guint n_texts;                             /* how many there is room for */
  GHashTable *words;                         /* (owned) (element-type utf8 PangoLayout) */
  GtkIconPaintable *icons[BC_GANTT_N_ICONS]; /* (owned) (nullable) */
};

/* gantt.c */
void bc_gantt_set_focus (BcGantt *self, guint task);
void bc_gantt_tell (BcGantt *self);
void bc_gantt_activate (BcGantt *self, guint task);
void bc_gantt_refuse (BcGantt *self);
void bc_gantt_tell_moved (BcGantt *self, guint task);

/* gantt-layout.c: where things are. */
void bc_gantt_measure_text (BcGantt *self);
void bc_gantt_update_range (BcGantt *self);
void bc_gantt_configure (BcGantt *self);
double bc_gantt_get_x (BcGantt *self, double date);
double bc_gantt_get_y (BcGantt *self, guint row);
double bc_gantt_get_date (BcGantt *self, double x);
gboolean bc_gantt_get_seen_rows (BcGantt *self, guint *first, guint *last);
const BcPeriod *bc_gantt_get_planned (BcGantt *self, guint task);
void bc_gantt_get_bar (BcGantt *self, const BcPeriod *period, double *left, double *right);
BcGanttPart bc_gantt_find_part (BcGantt *self, double x, double y, guint *task);
void bc_gantt_set_zoom (BcGantt *self, BcTimeUnit zoom, double x);
void bc_gantt_scroll_to_date (BcGantt *self, gint32 date);
void bc_gantt_scroll_to_focus (BcGantt *self);

/* gantt-edit.c: a change on its way to being saved. */
gboolean bc_gantt_begin_edit (BcGantt *self, guint task);
void bc_gantt_set_edit (BcGantt *self, const BcPeriod *planned);
void bc_gantt_save_soon (BcGantt *self);
void bc_gantt_save (BcGantt *self);
void bc_gantt_cancel_edit (BcGantt *self);
void bc_gantt_give_dates (BcGantt *self, guint task, gint32 from);
gboolean bc_gantt_shift (BcPeriod *planned, BcGanttPart part, gint32 from, gint32 to);

/* gantt-pointer.c, gantt-keys.c */
void bc_gantt_add_pointer (BcGantt *self);
void bc_gantt_stop_drag (BcGantt *self);
void bc_gantt_add_keys (GtkWidgetClass *widget_class);

/* gantt-texts.c: what is written, kept until it changes. */
void bc_gantt_clear_texts (BcGantt *self);
void bc_gantt_clear_marks (BcGantt *self);
PangoLayout *bc_gantt_get_title (BcGantt *self, guint task);
PangoLayout *bc_gantt_get_mark (BcGantt *self, guint task);
PangoLayout *bc_gantt_get_words (BcGantt *self, const char *words, gboolean strong);
GtkIconPaintable *bc_gantt_get_icon (BcGantt *self, BcGanttIcon icon);

/* gantt-draw.c and what it is made of. */
typedef struct
{
  BcGantt *gantt;
  GtkSnapshot *snapshot;
  int width;
  int height;
  int top; /* below what stays in sight above the rows */
  guint first_row;
  guint last_row;
  GdkRGBA text;
  GdkRGBA muted;
  GdkRGBA faint;
  GdkRGBA line;
  GdkRGBA bar;
  GdkRGBA bar_back;
  GdkRGBA on_bar;
  GdkRGBA today;
  GdkRGBA wrong;
  GdkRGBA heading;
} BcGanttPen;

void bc_gantt_draw (BcGantt *self, GtkSnapshot *snapshot);
void bc_gantt_pen_fill (BcGanttPen *pen,
                        const GdkRGBA *colour,
                        double x,
                        double y,
                        double width,
                        double height);
void bc_gantt_pen_frame (BcGanttPen *pen,
                         const GdkRGBA *colour,
                         double x,
                         double y,
                         double width,
                         double height,
                         double thickness);
void bc_gantt_pen_write (BcGanttPen *pen,
                         PangoLayout *layout,
                         const GdkRGBA *colour,
                         double x,
                         double y);
void
bc_gantt_pen_picture (BcGanttPen *pen, BcGanttIcon icon, const GdkRGBA *colour, double x, double y);
void bc_gantt_draw_head (BcGanttPen *pen);
void bc_gantt_draw_grid (BcGanttPen *pen);
void bc_gantt_draw_bars (BcGanttPen *pen);
void bc_gantt_draw_links (BcGanttPen *pen);
void bc_gantt_draw_titles (BcGanttPen *pen);

G_END_DECLS
