/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "site-map-private.h"

/* What is changed on the drawing: the place of a business, or the corners of the boundary. Pointer
 * and keys both move a cross; what happens, happens there. */

#define LEAST_CORNERS 3
#define MARGIN        48.0
#define REPEATED      3.0

void
bc_site_map_clear_edit (BcSiteMap *self)
{
  self->edit.mode = BC_SITE_LOOK;
  self->edit.pending = FALSE;
  self->edit.held = BC_SITE_NONE;
  g_clear_object (&self->edit.row);
  g_clear_pointer (&self->edit.corners, g_array_unref);
  g_clear_pointer (&self->edit.before, g_array_unref);
  g_clear_pointer (&self->edit.trouble, g_free);
  g_clear_pointer (&self->edit.proposed, g_free);
}

static gboolean
begin (BcSiteMap *self, BcSiteMode mode)
{
  if (self->plan == NULL)
    return FALSE;
  if (!self->editable) {
    bc_site_map_refuse (self);
    return FALSE;
  }
  bc_site_map_clear_edit (self);
  self->edit.mode = mode;
  self->edit.arrival = self->arrival;
  return TRUE;
}

static void
show_cross (BcSiteMap *self)
{
  bc_site_frame_show (&self->frame, &self->edit.cross, MARGIN);
  bc_site_map_frame_changed (self);
}

static void
find_first_cross (BcSiteMap *self, BcBusinessRow *row)
{
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);
  BcSiteProposal proposal = { 0 };

  self->edit.cross = self->frame.centre;
  if (figures->placed) {
    bc_ground_get_point (&self->plan->ground, &figures->position, &self->edit.cross);
  } else if (bc_site_plan_propose (self->plan, row, &proposal)) {
    self->edit.cross = proposal.point;
    self->edit.proposed = g_strdup_printf (_ ("between %s and %s of %s"),
                                           proposal.before,
                                           proposal.after,
                                           figures->texts[BC_BUSINESS_STREET]);
  }
}

/* Asks for the place of a business; where it has none, from what is proposed. */
void
bc_site_map_begin_place (BcSiteMap *self, BcBusinessRow *row)
{
  g_autoptr (BcBusinessRow) held = g_object_ref (row);

  if (!begin (self, BC_SITE_PLACE))
    return;
  self->edit.row = g_steal_pointer (&held);
  find_first_cross (self, row);
  self->edit.first = self->edit.cross;
  show_cross (self);
  bc_site_map_tell_changed (self);
}

/* Draws the boundary, or changes the one that there is. */
void
bc_site_map_begin_boundary (BcSiteMap *self)
{
  if (!begin (self, BC_SITE_DRAW))
    return;
  self->edit.corners = g_array_new (FALSE, FALSE, sizeof (BcPoint));
  self->edit.cross = self->frame.centre;
  if (self->plan->corners->len > 0) {
    self->edit.mode = BC_SITE_EDIT;
    g_array_append_vals (self->edit.corners, self->plan->corners->data, self->plan->corners->len);
    self->edit.cross = g_array_index (self->edit.corners, BcPoint, 0);
    show_cross (self);
  }
  self->edit.before = g_array_copy (self->edit.corners);
  bc_site_map_tell_changed (self);
}

static BcPoint *
get_corner (BcSiteMap *self, guint corner)
{
  return &g_array_index (self->edit.corners, BcPoint, corner);
}

/* The corner within reach of @point; BC_SITE_NONE. */
guint
bc_site_map_find_corner (BcSiteMap *self, const BcPoint *point)
{
  double least = BC_SITE_REACH / self->frame.scale;
  guint nearest = BC_SITE_NONE;

  for (guint i = 0; self->edit.corners != NULL && i < self->edit.corners->len; i++) {
    const double distance = bc_point_get_distance (point, get_corner (self, i));

    if (distance > least)
      continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

static double
measure_to_side (const BcPoint *point, const BcPoint *from, const BcPoint *to)
{
  const double east = to->east - from->east, north = to->north - from->north;
  const double square = MAX (east * east + north * north, 1e-9);
  const double along = (point->east - from->east) * east + (point->north - from->north) * north;
  const double share = CLAMP (along / square, 0, 1);
  const BcPoint nearest = { from->east + share * east, from->north + share * north };

  return bc_point_get_distance (point, &nearest);
}

/* The corner after which a side begins that is within reach. */
static guint
find_side (BcSiteMap *self, const BcPoint *point)
{
  const guint n = self->edit.corners->len;
  double least = BC_SITE_REACH / self->frame.scale;
  guint nearest = BC_SITE_NONE;

  for (guint i = 0; i < n; i++) {
    const double distance =
      measure_to_side (point, get_corner (self, i), get_corner (self, (i + 1) % n));

    if (distance > least)
      continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

void
bc_site_map_move_cross (BcSiteMap *self, const BcPoint *point)
{
  self->edit.cross = *point;
  if (self->edit.held != BC_SITE_NONE)
    *get_corner (self, self->edit.held) = *point;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_room (BcSiteMap *self)
{
  if (self->edit.corners->len < BC_POLYGON_MAX_VERTICES)
    return TRUE;
  g_free (self->edit.trouble);
  self->edit.trouble =
    g_strdup_printf (_ ("An outline has at most %d points: simplify it"), BC_POLYGON_MAX_VERTICES);
  bc_site_map_tell (self);
  return FALSE;
}

/* Takes hold of the corner under the cross, or of a new one on the side that is there. */
gboolean
bc_site_map_hold (BcSiteMap *self)
{
  guint corner = bc_site_map_find_corner (self, &self->edit.cross);
  const guint side = corner == BC_SITE_NONE ? find_side (self, &self->edit.cross) : BC_SITE_NONE;

  g_clear_pointer (&self->edit.trouble, g_free);
  if (side != BC_SITE_NONE && has_room (self)) {
    corner = side + 1;
    g_array_insert_val (self->edit.corners, corner, self->edit.cross);
  }
  if (corner != BC_SITE_NONE)
    self->edit.cross = *get_corner (self, corner);
  self->edit.held = corner;
  bc_site_map_tell (self);
  return corner != BC_SITE_NONE;
}

void
bc_site_map_drop (BcSiteMap *self)
{
  self->edit.held = BC_SITE_NONE;
  bc_site_map_tell (self);
}

/* A second click on what was just drawn. */
static gboolean
is_repeated (BcSiteMap *self)
{
  const guint n = self->edit.corners->len;

  return n > 0 && bc_point_get_distance (get_corner (self, n - 1), &self->edit.cross) <
                    REPEATED / self->frame.scale;
}

static void
add_corner (BcSiteMap *self)
{
  g_clear_pointer (&self->edit.trouble, g_free);
  if (!is_repeated (self) && has_room (self))
    g_array_append_val (self->edit.corners, self->edit.cross);
  bc_site_map_tell (self);
}

/* What a click or the space bar does where the cross is. */
void
bc_site_map_act (BcSiteMap *self)
{
  const BcSiteMode mode = self->edit.mode;

  if (mode == BC_SITE_PLACE)
    bc_site_map_finish (self);
  else if (mode == BC_SITE_DRAW && self->edit.corners->len >= LEAST_CORNERS &&
           bc_site_map_find_corner (self, &self->edit.cross) == 0)
    bc_site_map_finish (self);
  else if (mode == BC_SITE_DRAW)
    add_corner (self);
  else if (mode == BC_SITE_EDIT && self->edit.held != BC_SITE_NONE)
    bc_site_map_drop (self);
  else if (mode == BC_SITE_EDIT)
    bc_site_map_hold (self);
}

static void
remove_corner (BcSiteMap *self)
{
  const guint corner = self->edit.held != BC_SITE_NONE
                         ? self->edit.held
                         : bc_site_map_find_corner (self, &self->edit.cross);

  g_clear_pointer (&self->edit.trouble, g_free);
  if (self->edit.corners->len <= LEAST_CORNERS)
    self->edit.trouble = g_strdup (_ ("An outline needs at least three different points"));
  else if (corner != BC_SITE_NONE)
    g_array_remove_index (self->edit.corners, corner);
  self->edit.held = BC_SITE_NONE;
}

/* Backspace. */
gboolean
bc_site_map_take_back (BcSiteMap *self)
{
  if (self->edit.mode != BC_SITE_DRAW && self->edit.mode != BC_SITE_EDIT)
    return FALSE;
  if (self->edit.mode == BC_SITE_EDIT)
    remove_corner (self);
  else if (self->edit.corners->len > 0)
    g_array_set_size (self->edit.corners, self->edit.corners->len - 1);
  if (self->edit.mode == BC_SITE_DRAW)
    g_clear_pointer (&self->edit.trouble, g_free);
  bc_site_map_tell (self);
  return TRUE;
}

/* The cross goes from corner to corner. */
void
bc_site_map_step_corner (BcSiteMap *self, int steps)
{
  const int n = self->edit.corners != NULL ? (int) self->edit.corners->len : 0;
  const guint at = bc_site_map_find_corner (self, &self->edit.cross);
  int next = steps > 0 ? 0 : n - 1;

  if (n == 0 || self->edit.held != BC_SITE_NONE)
    return;
  if (at != BC_SITE_NONE)
    next = ((int) at + steps + n) % n;
  bc_site_map_move_cross (self, get_corner (self, (guint) next));
  show_cross (self);
}

/* (transfer full) (element-type BcPosition): the corners as they are to be stored. */
GArray *
bc_site_map_dup_ring (BcSiteMap *self)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (BcPosition));

  for (guint i = 0; self->edit.corners != NULL && i < self->edit.corners->len; i++) {
    BcPosition position;

    bc_ground_get_position (&self->plan->ground, get_corner (self, i), &position);
    g_array_append_val (ring, position);
  }
  return ring;
}

/* What the store would refuse is refused at once, in its words. */
static gboolean
check_ring (BcSiteMap *self)
{
  g_autoptr (GArray) ring = bc_site_map_dup_ring (self);
  g_autofree char *text = ring->len > 0 ? bc_polygon_dup_text (ring) : g_strdup ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = NULL;

  g_clear_pointer (&self->edit.trouble, g_free);
  if (ring->len >= LEAST_CORNERS)
    read = bc_polygon_parse (text, &error);
  if (read == NULL)
    self->edit.trouble = g_strdup (
      error != NULL ? error->message : _ ("An outline needs at least three different points"));
  return read != NULL;
}

static void
take_for_done (BcSiteMap *self)
{
  self->edit.begun = self->edit.mode;
  self->edit.mode = BC_SITE_LOOK;
  self->edit.pending = TRUE;
  bc_site_map_tell_changed (self);
}

static void
finish_boundary (BcSiteMap *self)
{
  self->edit.held = BC_SITE_NONE;
  if (!check_ring (self)) {
    bc_site_map_tell (self);
    return;
  }
  take_for_done (self);
  bc_site_map_tell_bounded (self);
}

static gboolean
check_place (BcSiteMap *self)
{
  BcPosition position;

  bc_site_map_get_placed (self, &position);
  g_clear_pointer (&self->edit.trouble, g_free);
  if (!bc_position_is_in_chile (&position))
    self->edit.trouble = g_strdup (_ ("This place lies outside of Chile"));
  return self->edit.trouble == NULL;
}

/* Takes what is being done for done, and tells who saves it. */
void
bc_site_map_finish (BcSiteMap *self)
{
  if (self->edit.mode == BC_SITE_DRAW || self->edit.mode == BC_SITE_EDIT) {
    finish_boundary (self);
    return;
  }
  if (self->edit.mode != BC_SITE_PLACE)
    return;
  if (!check_place (self)) {
    bc_site_map_tell (self);
    return;
  }
  take_for_done (self);
  bc_site_map_tell_placed (self);
}

static gboolean
is_redrawn (BcSiteMap *self)
{
  const GArray *before = self->edit.before, *now = self->edit.corners;

  for (guint i = 0; i < now->len && now->len == before->len; i++)
    if (bc_point_get_distance (get_corner (self, i), &g_array_index (before, BcPoint, i)) > 0)
      return TRUE;
  return now->len != before->len;
}

static BcPageRest
get_rest (BcSiteMap *self)
{
  const BcSiteEdit *edit = &self->edit;

  if (edit->mode == BC_SITE_PLACE && bc_point_get_distance (&edit->cross, &edit->first) > 0)
    return BC_PAGE_HAS_PLACE;
  if ((edit->mode == BC_SITE_DRAW || edit->mode == BC_SITE_EDIT) && is_redrawn (self))
    return BC_PAGE_HAS_BOUNDARY;
  return edit->pending ? BC_PAGE_SAVES : BC_PAGE_SETTLED;
}

/* What would be lost now. Where it is told to @save, the boundary that is being drawn is taken for
 * done before, if it can be one; a place is not, for nobody said that it is there. */
BcPageRest
bc_site_map_settle (BcSiteMap *self, gboolean save)
{
  if (save && get_rest (self) == BC_PAGE_HAS_BOUNDARY)
    bc_site_map_finish (self);
  return get_rest (self);
}

/* Leaves all as it was; whether there was something to leave. */
gboolean
bc_site_map_cancel (BcSiteMap *self)
{
  if (self->edit.mode == BC_SITE_LOOK)
    return FALSE;
  bc_site_map_stop_drag (self);
  bc_site_map_clear_edit (self);
  bc_site_map_tell_changed (self);
  return TRUE;
}

/* What was to be saved was not: it is in hand again. Whether it is: something else may have been
 * begun meanwhile. */
gboolean
bc_site_map_give_up (BcSiteMap *self)
{
  if (!self->edit.pending)
    return FALSE;
  self->edit.pending = FALSE;
  self->edit.mode = self->edit.begun;
  bc_site_map_tell_changed (self);
  return TRUE;
}

/* How far the journal went for who began what is being done: what came since, they have not seen.
 */
gint64
bc_site_map_get_arrival (BcSiteMap *self)
{
  return self->edit.arrival;
}

/* (transfer none) (nullable): what was placed; @position: (out): where. */
BcBusinessRow *
bc_site_map_get_placed (BcSiteMap *self, BcPosition *position)
{
  if (self->edit.row != NULL)
    bc_ground_get_position (&self->plan->ground, &self->edit.cross, position);
  return self->edit.row;
}
