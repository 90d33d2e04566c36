/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "number.h"

/* What lies farther than this from the middle of the district is no part of it: a digit of its
 * position is wrong. In metres. */
#define FAR 5000.0

static void
free_mark (gpointer data)
{
  BcSiteMark *mark = data;

  g_object_unref (mark->row);
  g_free (mark);
}

static int
compare_degrees (gconstpointer one, gconstpointer other)
{
  const gint32 a = *(const gint32 *) one, b = *(const gint32 *) other;

  return (a > b) - (a < b);
}

static gint32
find_middle (GArray *degrees)
{
  g_array_sort (degrees, compare_degrees);
  return g_array_index (degrees, gint32, degrees->len / 2);
}

/* Half of the businesses lie on each side of it, whatever single ones say. */
static gboolean
find_middle_of_rows (GListModel *rows, BcPosition *middle)
{
  g_autoptr (GArray) latitudes = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) longitudes = g_array_new (FALSE, FALSE, sizeof (gint32));
  const guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (rows, i);
    const BcBusinessFigures *figures = bc_business_row_get_figures (row);

    if (!figures->placed)
      continue;
    g_array_append_val (latitudes, figures->position.latitude);
    g_array_append_val (longitudes, figures->position.longitude);
  }
  if (latitudes->len == 0)
    return FALSE;
  middle->latitude = find_middle (latitudes);
  middle->longitude = find_middle (longitudes);
  return TRUE;
}

static void
find_middle_of_boundary (GArray *boundary, BcPosition *middle)
{
  const BcPosition *corners = (const BcPosition *) (gconstpointer) boundary->data;
  BcPosition least = corners[0], most = corners[0];

  for (guint i = 1; i < boundary->len; i++) {
    least.latitude = MIN (least.latitude, corners[i].latitude);
    least.longitude = MIN (least.longitude, corners[i].longitude);
    most.latitude = MAX (most.latitude, corners[i].latitude);
    most.longitude = MAX (most.longitude, corners[i].longitude);
  }
  middle->latitude = least.latitude + (most.latitude - least.latitude) / 2;
  middle->longitude = least.longitude + (most.longitude - least.longitude) / 2;
}

/**
 * bc_site_plan_find_ground:
 * @rows: a list of #BcBusinessRow: a district's businesses
 * @boundary: (nullable) (element-type BcPosition): its corners
 * @ground: (out): the ground around the middle of the boundary, or else of the businesses
 *
 * Returns: %FALSE where nothing says where the district is
 */
gboolean
bc_site_plan_find_ground (GListModel *rows, GArray *boundary, BcGround *ground)
{
  BcPosition middle = { 0 };

  if (boundary != NULL && boundary->len > 0)
    find_middle_of_boundary (boundary, &middle);
  else if (!find_middle_of_rows (rows, &middle))
    return FALSE;
  bc_ground_init (ground, &middle);
  return TRUE;
}

static void
add_mark (BcSitePlan *self, BcBusinessRow *row)
{
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);
  BcSiteMark *mark = g_new0 (BcSiteMark, 1);

  mark->row = g_object_ref (row);
  mark->state = MIN ((guint) figures->ranks[BC_BUSINESS_STATE_RANK], BC_N_SITE_STATES - 1);
  mark->anchor = figures->ranks[BC_BUSINESS_ANCHOR] != 0;
  bc_ground_get_point (&self->ground, &figures->position, &mark->point);
  g_ptr_array_add (self->marks, mark);
}

static gint
get_order (BcBusinessRow *row)
{
  return bc_business_row_get_figures (row)->ranks[BC_BUSINESS_PLACE_RANK];
}

static int
compare_marks (gconstpointer one, gconstpointer other)
{
  const BcSiteMark *const *a = one, *const *b = other;

  return get_order ((*a)->row) - get_order ((*b)->row);
}

static int
compare_rows (gconstpointer one, gconstpointer other)
{
  BcBusinessRow *const *a = one, *const *b = other;

  return get_order (*a) - get_order (*b);
}

static void
add_corners (BcSitePlan *self, GArray *boundary)
{
  for (guint i = 0; boundary != NULL && i < boundary->len; i++) {
    BcPoint corner;

    bc_ground_get_point (&self->ground, &g_array_index (boundary, BcPosition, i), &corner);
    g_array_append_val (self->corners, corner);
  }
}

static void
widen (BcSiteBounds *bounds, const BcPoint *point)
{
  bounds->west = MIN (bounds->west, point->east);
  bounds->east = MAX (bounds->east, point->east);
  bounds->south = MIN (bounds->south, point->north);
  bounds->north = MAX (bounds->north, point->north);
}

static gboolean
is_within (const BcSiteBounds *bounds, const BcPoint *point, double around)
{
  return point->east > bounds->west - around && point->east < bounds->east + around &&
         point->north > bounds->south - around && point->north < bounds->north + around;
}

/* The boundary, or else the one point in the middle of the businesses. */
static void
find_core (const BcSitePlan *self, BcSiteBounds *core)
{
  BcPoint middle = { 0, 0 };

  if (self->corners->len > 0)
    middle = g_array_index (self->corners, BcPoint, 0);
  *core = (BcSiteBounds){ middle.east, middle.north, middle.east, middle.north };
  for (guint i = 1; i < self->corners->len; i++)
    widen (core, &g_array_index (self->corners, BcPoint, i));
}

static void
find_far (BcSitePlan *self)
{
  BcSiteBounds core = { 0 };

  find_core (self, &core);
  for (guint i = 0; i < self->marks->len; i++) {
    BcSiteMark *mark = self->marks->pdata[i];

    mark->far = !is_within (&core, &mark->point, FAR);
  }
}

/**
 * bc_site_plan_new:
 * @rows: a list of #BcBusinessRow: a district's businesses
 * @boundary: (nullable) (element-type BcPosition): its corners
 * @ground: what it is drawn on; where it was drawn before, the same
 *
 * Returns: (transfer full): the plan
 */
BcSitePlan *
bc_site_plan_new (GListModel *rows, GArray *boundary, const BcGround *ground)
{
  BcSitePlan *self = g_new0 (BcSitePlan, 1);
  const guint n_rows = g_list_model_get_n_items (rows);

  self->ground = *ground;
  self->marks = g_ptr_array_new_with_free_func (free_mark);
  self->unplaced = g_ptr_array_new_with_free_func (g_object_unref);
  self->corners = g_array_new (FALSE, FALSE, sizeof (BcPoint));
  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (rows, i);

    if (bc_business_row_get_figures (row)->placed)
      add_mark (self, row);
    else
      g_ptr_array_add (self->unplaced, g_object_ref (row));
  }
  g_ptr_array_sort (self->marks, compare_marks);
  g_ptr_array_sort (self->unplaced, compare_rows);
  add_corners (self, boundary);
  find_far (self);
  return self;
}

/**
 * bc_site_plan_free:
 * @self: a plan
 */
void
bc_site_plan_free (BcSitePlan *self)
{
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->unplaced);
  g_array_unref (self->corners);
  g_free (self);
}

/**
 * bc_site_plan_get_mark:
 * @self: a plan
 * @mark: its place in walking order
 *
 * Returns: (transfer none): the mark
 */
const BcSiteMark *
bc_site_plan_get_mark (const BcSitePlan *self, guint mark)
{
  return self->marks->pdata[mark];
}

/**
 * bc_site_plan_find:
 * @self: a plan
 * @business: a business
 *
 * Returns: the place of its mark, or how many there are where it has none
 */
guint
bc_site_plan_find (const BcSitePlan *self, const BcId *business)
{
  guint i = 0;

  while (i < self->marks->len &&
         !bc_id_equal (&bc_business_row_get_figures (bc_site_plan_get_mark (self, i)->row)->id,
                       business))
    i++;
  return i;
}

/**
 * bc_site_plan_get_bounds:
 * @self: a plan
 * @bounds: (out): what encloses the boundary and all marks that are not far from it
 *
 * Returns: %FALSE where there is nothing to enclose
 */
gboolean
bc_site_plan_get_bounds (const BcSitePlan *self, BcSiteBounds *bounds)
{
  gboolean any = self->corners->len > 0;

  find_core (self, bounds);
  for (guint i = 0; i < self->marks->len; i++) {
    const BcSiteMark *mark = bc_site_plan_get_mark (self, i);
    const BcPoint *point = &mark->point;

    if (mark->far)
      continue;
    if (!any)
      *bounds = (BcSiteBounds){ point->east, point->north, point->east, point->north };
    widen (bounds, point);
    any = TRUE;
  }
  return any;
}

/* A neighbour along the street. */
typedef struct
{
  const BcSiteMark *mark; /* (nullable) */
  gint64 number;
} Neighbour;

/* What a door's number begins with: "1204-B" stands beside "1204". */
static gboolean
read_number (BcBusinessRow *row, gint64 *number)
{
  const char *text = bc_business_row_get_figures (row)->texts[BC_BUSINESS_NUMBER];

  *number = g_ascii_strtoll (text, NULL, 10);
  return g_ascii_isdigit (*text) && *number > 0;
}

static gboolean
is_in_street (const BcSiteMark *mark, BcBusinessRow *row)
{
  const BcBusinessFigures *one = bc_business_row_get_figures (mark->row);
  const BcBusinessFigures *other = bc_business_row_get_figures (row);

  return one->ranks[BC_BUSINESS_STREET_RANK] == other->ranks[BC_BUSINESS_STREET_RANK] && !mark->far;
}

static void
take_nearer (Neighbour *neighbour, const BcSiteMark *mark, gint64 number, gboolean nearer)
{
  if (neighbour->mark == NULL || nearer)
    *neighbour = (Neighbour){ mark, number };
}

/* @step: 2 for those on the same side of the street, 1 for all. */
static gboolean
find_neighbours (const BcSitePlan *self,
                 BcBusinessRow *row,
                 gint64 wanted,
                 gint64 step,
                 Neighbour *before,
                 Neighbour *after)
{
  *before = *after = (Neighbour){ NULL, 0 };
  for (guint i = 0; i < self->marks->len; i++) {
    const BcSiteMark *mark = bc_site_plan_get_mark (self, i);
    gint64 number = 0;

    if (mark->row == row || !is_in_street (mark, row) || !read_number (mark->row, &number) ||
        number % step != wanted % step)
      continue;
    if (number <= wanted)
      take_nearer (before, mark, number, number > before->number);
    if (number >= wanted)
      take_nearer (after, mark, number, number < after->number);
  }
  return before->mark != NULL && after->mark != NULL;
}

static const char *
get_number (const BcSiteMark *mark)
{
  return bc_business_row_get_figures (mark->row)->texts[BC_BUSINESS_NUMBER];
}

static void
interpolate (const Neighbour *before,
             const Neighbour *after,
             gint64 wanted,
             BcSiteProposal *proposal)
{
  const BcPoint *from = &before->mark->point, *to = &after->mark->point;
  const double length = (double) (after->number - before->number);
  const double share = length > 0 ? (double) (wanted - before->number) / length : 0;

  proposal->point.east = from->east + share * (to->east - from->east);
  proposal->point.north = from->north + share * (to->north - from->north);
  proposal->before = get_number (before->mark);
  proposal->after = get_number (after->mark);
}

/**
 * bc_site_plan_propose:
 * @self: a plan
 * @row: a business
 * @proposal: (out): where it may stand
 *
 * Computes the place of a business from its number, between the nearest placed ones of its street
 * below and above it: of its side of the street (in Chile the even numbers stand on one, the odd
 * ones on the other) where there are such, otherwise of both.
 *
 * Returns: whether there are two to go by
 */
gboolean
bc_site_plan_propose (const BcSitePlan *self, BcBusinessRow *row, BcSiteProposal *proposal)
{
  const char *street = bc_business_row_get_figures (row)->texts[BC_BUSINESS_STREET];
  Neighbour before, after;
  gint64 wanted = 0;

  if (*street == '\0' || !read_number (row, &wanted))
    return FALSE;
  if (!find_neighbours (self, row, wanted, 2, &before, &after) &&
      !find_neighbours (self, row, wanted, 1, &before, &after))
    return FALSE;
  interpolate (&before, &after, wanted, proposal);
  return TRUE;
}

static void
add_placed (GPtrArray *parts, guint n)
{
  g_autofree char *number = bc_number_dup_whole_screen (n);

  g_ptr_array_add (parts,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "%s premises on the plan",
                                                 "%s premises on the plan",
                                                 n),
                                    number));
}

static void
add_unplaced (GPtrArray *parts, guint n)
{
  g_autofree char *number = bc_number_dup_whole_screen (n);

  if (n > 0)
    g_ptr_array_add (
      parts,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s without a place", "%s without a place", n),
                       number));
}

static void
add_boundary (GPtrArray *parts, guint n)
{
  g_autofree char *number = bc_number_dup_whole_screen (n);

  if (n == 0)
    g_ptr_array_add (parts, g_strdup (_ ("no boundary yet")));
  else
    g_ptr_array_add (parts,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "boundary of %s corner",
                                                   "boundary of %s corners",
                                                   n),
                                      number));
}

static char *
dup_size (const BcSiteBounds *bounds)
{
  g_autofree char *across =
    bc_number_dup_whole_screen ((gint64) round (bounds->east - bounds->west));
  g_autofree char *along =
    bc_number_dup_whole_screen ((gint64) round (bounds->north - bounds->south));

  return g_strdup_printf (_ ("%s by %s meters"), across, along);
}

/**
 * bc_site_plan_dup_words:
 * @self: a plan
 * @name: the district's
 *
 * Tells what is drawn to who does not see it.
 *
 * Returns: (transfer full): a sentence
 */
char *
bc_site_plan_dup_words (const BcSitePlan *self, const char *name)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *told = NULL;
  BcSiteBounds bounds;

  add_placed (parts, self->marks->len);
  add_unplaced (parts, self->unplaced->len);
  add_boundary (parts, self->corners->len);
  if (bc_site_plan_get_bounds (self, &bounds))
    g_ptr_array_add (parts, dup_size (&bounds));
  g_ptr_array_add (parts, NULL);
  told = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf (_ ("Plan drawing of %s: %s"), name, told);
}
