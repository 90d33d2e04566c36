/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-frame.h"
#include "site-map.h"
#include "site-symbol.h"

G_BEGIN_DECLS

/** BC_SITE_REACH: how far beside a mark or a corner one may point, in pixels. */
#define BC_SITE_REACH 11.0

/* What is being changed, and what was, until it is read again. */
typedef struct
{
  BcSiteMode mode;
  BcSiteMode begun;   /* what it was before it was taken for done */
  gint64 arrival;     /* how far the journal went when what is changed was read */
  gboolean pending;   /* it is on its way to being saved */
  BcBusinessRow *row; /* (owned) (nullable): what gets a place */
  BcPoint cross;      /* where the next thing happens */
  BcPoint first;      /* where it was when a place was asked for */
  GArray *corners;    /* (owned) (nullable) (element-type BcPoint): of the boundary */
  GArray *before;     /* (owned) (nullable) (element-type BcPoint): what they were at first */
  guint held;         /* the corner that goes along with the cross; BC_SITE_NONE */
  char *trouble;      /* (owned) (nullable): why the boundary cannot be so */
  char *proposed;     /* (owned) (nullable): where the place that was computed comes from */
} BcSiteEdit;

/* What the pointer is doing. */
typedef struct
{
  GtkGesture *gesture; /* (unowned): the widget's */
  gboolean moved;      /* farther than a hand trembles */
  gboolean carries;    /* a mark or a corner, not the whole plan */
  double x;            /* how far it was when it was last heard of */
  double y;
  double pinch;    /* how far two fingers were when they were last heard of */
  gboolean hovers; /* the pointer is over the drawing */
  BcPoint hover;   /* where it is */
} BcSiteDrag;

struct _BcSiteMap
{
  GtkWidget parent_instance;

  BcSitePlan *plan;     /* (owned) (nullable) */
  gint64 arrival;       /* how far the journal went when it was read */
  char *name;           /* (owned) (nullable): the district's */
  guint showing;        /* how many districts it showed before */
  BcSiteLayout *layout; /* (owned) (nullable): of the plan at the frame's scale */
  BcSiteFrame frame;
  gboolean editable;
  gboolean fitted; /* it was fitted into the frame */
  gboolean lined;
  guint resting;    /* the source that says that the scale has not changed for a while */
  gboolean hurried; /* the scale changes from frame to frame: labels come when it rests */
  guint focus;      /* a mark; BC_SITE_NONE where there is none */
  BcSiteEdit edit;
  BcSiteDrag drag;
  double letter;                            /* how wide a letter is */
  double line;                              /* how high a line is */
  GHashTable *words;                        /* (owned) (element-type utf8 PangoLayout) */
  GdkTexture *symbols[BC_SITE_MANY + 1][2]; /* (owned) (nullable): by symbol, and with the ring */
};

/* site-map.c */
void bc_site_map_tell (BcSiteMap *self);
void bc_site_map_tell_changed (BcSiteMap *self);
void bc_site_map_tell_placed (BcSiteMap *self);
void bc_site_map_tell_bounded (BcSiteMap *self);
void bc_site_map_refuse (BcSiteMap *self);
void bc_site_map_activate (BcSiteMap *self);
void bc_site_map_frame_changed (BcSiteMap *self);
const BcSiteLayout *bc_site_map_ensure_layout (BcSiteMap *self);
guint bc_site_map_find_mark (BcSiteMap *self, double x, double y);
void bc_site_map_zoom_at (BcSiteMap *self, double factor, double x, double y);

/* site-map-words.c */
char *bc_site_map_dup_sentence (BcSiteMap *self) G_GNUC_WARN_UNUSED_RESULT;

/* site-map-edit.c */
void bc_site_map_move_cross (BcSiteMap *self, const BcPoint *point);
void bc_site_map_act (BcSiteMap *self);
void bc_site_map_step_corner (BcSiteMap *self, int steps);
gboolean bc_site_map_hold (BcSiteMap *self);
void bc_site_map_drop (BcSiteMap *self);
guint bc_site_map_find_corner (BcSiteMap *self, const BcPoint *point);
void bc_site_map_clear_edit (BcSiteMap *self);

/* site-map-pointer.c, site-map-keys.c */
void bc_site_map_add_pointer (BcSiteMap *self);
void bc_site_map_stop_drag (BcSiteMap *self);
void bc_site_map_add_keys (GtkWidgetClass *widget_class);

/* site-map-draw.c, site-map-edges.c, site-map-texts.c */
typedef struct
{
  BcSiteMap *map;
  GtkSnapshot *snapshot;
  GdkRGBA text;
  GdkRGBA muted;
  GdkRGBA accent;
  GdkRGBA area;
  GdkRGBA ground;
  GdkRGBA states[BC_N_SITE_STATES];
  gboolean paper;  /* shapes instead of pictures, in light colours, and nothing that is chosen */
  gboolean coarse; /* marks are dots in the colours of their states */
} BcSitePen;

void bc_site_map_draw (BcSiteMap *self, GtkSnapshot *snapshot);
void bc_site_map_draw_paper_symbol (GtkSnapshot *snapshot,
                                    guint symbol,
                                    gboolean anchor,
                                    double x,
                                    double y);
void bc_site_map_draw_lines (BcSitePen *pen);
void bc_site_map_clear_texts (BcSiteMap *self);
void bc_site_map_measure_text (BcSiteMap *self);
PangoLayout *bc_site_map_get_words (BcSiteMap *self, const char *words, int width, gboolean strong);

G_END_DECLS
