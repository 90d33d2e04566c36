/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "site-layout.h"

#include <math.h>

/* From these scales on a door has its number, and its name: pixels per metre. */
#define NUMBERED 1.0
#define NAMED    5.0
/* Letters of a label. */
#define MOST_LETTERS 24
/* Marks nearer to each other cannot be told apart, and where more than one of so many is a number,
 * neither can numbers: pixels. */
#define NEAR         9.0
#define NEAR_NUMBERS 28.0
#define MANY         8
/* Around a mark's middle, and between it and its label: pixels. */
#define MARK 7.0
#define GAP  3.0
/* A street's name is written where it has so many doors. */
#define LEAST_DOORS 2
#define MOST_TRIES  8
/* Than other letters are those of a street's name. */
#define BOLDER 1.25

/* Rectangles by the cells of a grid that they touch. */
typedef struct
{
  GHashTable *cells; /* (owned): cell → the last entry in it, counted from 1 */
  GArray *entries;   /* (owned) (element-type Entry) */
  double cell;       /* its width and height */
} Bins;

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
  guint before; /* the entry before it in the same cell, counted from 1 */
  guint group;
} Entry;

static void
clear_bins (Bins *self)
{
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bins, clear_bins)

static void
init_bins (Bins *self, double cell)
{
  self->cells = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->cell = cell;
}

/* Cells far apart may share a number: their entries are then only looked at in vain. */
static gpointer
get_key (const Bins *self, double column, double row)
{
  const guint64 mixed =
    (guint64) (gint64) column * 0x9E3779B97F4A7C15u + (guint64) (gint64) row * 0xC2B2AE3D27D4EB4Fu;

  return GSIZE_TO_POINTER ((gsize) (mixed ^ mixed >> 29));
}

static void
add_entry (Bins *self, const Entry *entry)
{
  const double last_column = floor (entry->right / self->cell);
  const double last_row = floor (entry->bottom / self->cell);

  for (double column = floor (entry->left / self->cell); column <= last_column; column++)
    for (double row = floor (entry->top / self->cell); row <= last_row; row++) {
      gpointer key = get_key (self, column, row);
      Entry added = *entry;

      added.before = GPOINTER_TO_UINT (g_hash_table_lookup (self->cells, key));
      g_array_append_val (self->entries, added);
      g_hash_table_insert (self->cells, key, GUINT_TO_POINTER (self->entries->len));
    }
}

static const Entry *
find_in_cell (const Bins *self, double column, double row, const Entry *wanted)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->cells, get_key (self, column, row)));

  while (at != 0) {
    const Entry *entry = &g_array_index (self->entries, Entry, at - 1);

    if (entry->left < wanted->right && entry->right > wanted->left && entry->top < wanted->bottom &&
        entry->bottom > wanted->top)
      return entry;
    at = entry->before;
  }
  return NULL;
}

/* (nullable): one that lies over @wanted. */
static const Entry *
find_entry (const Bins *self, const Entry *wanted)
{
  const double last_column = floor (wanted->right / self->cell);
  const double last_row = floor (wanted->bottom / self->cell);

  for (double column = floor (wanted->left / self->cell); column <= last_column; column++)
    for (double row = floor (wanted->top / self->cell); row <= last_row; row++) {
      const Entry *found = find_in_cell (self, column, row, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static Entry
get_square (double x, double y, double half)
{
  return (Entry){ x - half, y - half, x + half, y + half, 0, 0 };
}

static void
group_mark (BcSiteLayout *self, Bins *bins, const BcSitePlan *plan, guint i)
{
  const BcPoint *point = &bc_site_plan_get_mark (plan, i)->point;
  const BcSiteGroup group = { i, 1, point->east * self->scale, -point->north * self->scale };
  Entry square = get_square (group.x, group.y, self->near / 2);
  const Entry *found = find_entry (bins, &square);

  self->group_of[i] = found != NULL ? found->group : self->groups->len;
  if (found != NULL) {
    g_array_index (self->groups, BcSiteGroup, found->group).n_marks++;
    return;
  }
  square.group = self->groups->len;
  g_array_append_val (self->groups, group);
  add_entry (bins, &square);
}

static void
group_marks_within (BcSiteLayout *self, const BcSitePlan *plan, double near)
{
  g_auto (Bins) bins = { 0 };

  self->near = near;
  g_array_set_size (self->groups, 0);
  init_bins (&bins, 2 * near);
  for (guint i = 0; i < plan->marks->len; i++)
    group_mark (self, &bins, plan, i);
}

/* A number needs more room than a mark. */
static void
group_marks (BcSiteLayout *self, const BcSitePlan *plan)
{
  guint n_many = 0;

  group_marks_within (self, plan, NEAR);
  for (guint i = 0; i < self->groups->len; i++)
    n_many += g_array_index (self->groups, BcSiteGroup, i).n_marks > 1;
  if (n_many * MANY > self->groups->len)
    group_marks_within (self, plan, NEAR_NUMBERS);
}

static void
clear_label (gpointer data)
{
  g_free (((BcSiteLabel *) data)->text);
}

/* Puts a label where none and no mark is in its way. */
static gboolean
place_label (BcSiteLayout *self, Bins *bins, BcSiteLabel *label)
{
  const Entry wanted = {
    label->x, label->y, label->x + label->width, label->y + label->height, 0, 0
  };

  if (find_entry (bins, &wanted) != NULL)
    return FALSE;
  add_entry (bins, &wanted);
  g_array_append_val (self->labels, *label);
  return TRUE;
}

/* Beside the mark, or on its other side, or below it, or above; all around what is larger. */
static void
label_mark (BcSiteLayout *self,
            Bins *bins,
            const BcSiteGroup *group,
            gboolean large,
            BcSiteLabel *label)
{
  const double beside = MARK + (large ? 2 * GAP : GAP);
  const double places[4][2] = {
    { group->x + beside, group->y - label->height / 2 },
    { group->x - beside - label->width, group->y - label->height / 2 },
    { group->x - label->width / 2, group->y + beside },
    { group->x - label->width / 2, group->y - beside - label->height },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    label->x = places[i][0];
    label->y = places[i][1];
    if (place_label (self, bins, label))
      return;
  }
  g_free (label->text);
}

static char *
dup_text (const BcSitePlan *plan, const BcSiteGroup *group, gboolean named)
{
  BcBusinessRow *row = bc_site_plan_get_mark (plan, group->first)->row;
  const BcBusinessFigures *figures = bc_business_row_get_figures (row);
  char *text = NULL;

  if (!named || group->n_marks > 1)
    return g_strdup (group->n_marks > 1 ? "" : figures->texts[BC_BUSINESS_NUMBER]);
  text =
    g_strjoin (" ", figures->texts[BC_BUSINESS_NUMBER], figures->texts[BC_BUSINESS_NAME], NULL);
  return g_strstrip (text);
}

static BcSiteLabel
make_label (char *text, double letter, double line)
{
  const glong letters = MIN (g_utf8_strlen (text, -1), MOST_LETTERS);

  return (BcSiteLabel){ .text = text, .width = ceil ((double) letters * letter), .height = line };
}

static void
label_marks (BcSiteLayout *self, Bins *bins, const BcSitePlan *plan, double letter, double line)
{
  for (guint i = 0; i < self->groups->len; i++) {
    const BcSiteGroup *group = &g_array_index (self->groups, BcSiteGroup, i);
    BcSiteLabel label = make_label (dup_text (plan, group, self->scale >= NAMED), letter, line);

    if (*label.text != '\0')
      label_mark (self, bins, group, bc_site_plan_get_mark (plan, group->first)->anchor, &label);
    else
      g_free (label.text);
  }
}

static gint
get_street (const BcSitePlan *plan, guint mark)
{
  return bc_business_row_get_figures (bc_site_plan_get_mark (plan, mark)->row)
    ->ranks[BC_BUSINESS_STREET_RANK];
}

/* Above a door, or below it. */
static gboolean
label_door (BcSiteLayout *self, Bins *bins, const BcPoint *door, BcSiteLabel *label)
{
  const double x = door->east * self->scale, y = -door->north * self->scale;
  const double away = MARK + 2 * GAP + label->height;

  label->x = x - label->width / 2;
  label->y = y - away - label->height;
  if (place_label (self, bins, label))
    return TRUE;
  label->y = y + away;
  return place_label (self, bins, label);
}

/* From the middle of the street on, where there is room. */
static void
label_street (BcSiteLayout *self,
              Bins *bins,
              const BcSitePlan *plan,
              guint first,
              guint n_doors,
              double letter,
              double line)
{
  const BcSiteMark *mark = bc_site_plan_get_mark (plan, first);
  const char *name = bc_business_row_get_figures (mark->row)->texts[BC_BUSINESS_STREET];
  BcSiteLabel label = make_label (g_strdup (name), BOLDER * letter, line);

  label.street = TRUE;
  for (guint i = 0; *name != '\0' && i < MIN (n_doors, MOST_TRIES); i++) {
    const guint door = first + (n_doors / 2 + i) % n_doors;

    if (label_door (self, bins, &bc_site_plan_get_mark (plan, door)->point, &label))
      return;
  }
  g_free (label.text);
}

/* The marks stand in walking order: those of a street beside each other. */
static void
label_streets (BcSiteLayout *self, Bins *bins, const BcSitePlan *plan, double letter, double line)
{
  guint first = 0;

  for (guint i = 1; i <= plan->marks->len; i++) {
    if (i < plan->marks->len && get_street (plan, i) == get_street (plan, first))
      continue;
    if (i - first >= LEAST_DOORS)
      label_street (self, bins, plan, first, i - first, letter, line);
    first = i;
  }
}

/**
 * bc_site_layout_new:
 * @plan: a plan
 * @scale: pixels per metre
 *
 * Puts together what cannot be told apart.
 *
 * Returns: (transfer full): the layout, without labels
 */
BcSiteLayout *
bc_site_layout_new (const BcSitePlan *plan, double scale)
{
  BcSiteLayout *self = g_new0 (BcSiteLayout, 1);

  self->scale = scale;
  self->groups = g_array_new (FALSE, FALSE, sizeof (BcSiteGroup));
  self->group_of = g_new (guint, plan->marks->len);
  self->labels = g_array_new (FALSE, FALSE, sizeof (BcSiteLabel));
  g_array_set_clear_func (self->labels, clear_label);
  group_marks (self, plan);
  return self;
}

/**
 * bc_site_layout_label:
 * @self: a layout
 * @plan: its plan
 * @letter: how wide a letter is at most, in pixels
 * @line: how high a line is, in pixels
 *
 * Finds places for the names of the streets, then for the doors' numbers where there is room for
 * them, then for names, unless that was done before. It takes longer than all the rest.
 */
void
bc_site_layout_label (BcSiteLayout *self, const BcSitePlan *plan, double letter, double line)
{
  g_auto (Bins) bins = { 0 };

  if (self->labelled)
    return;
  self->labelled = TRUE;
  init_bins (&bins, MAX (6 * letter, 2 * line));
  for (guint i = 0; i < self->groups->len; i++) {
    const BcSiteGroup *group = &g_array_index (self->groups, BcSiteGroup, i);
    const Entry square = get_square (group->x, group->y, MARK);

    add_entry (&bins, &square);
  }
  label_streets (self, &bins, plan, letter, line);
  if (self->scale >= NUMBERED)
    label_marks (self, &bins, plan, letter, line);
}

/**
 * bc_site_layout_free:
 * @self: a layout
 */
void
bc_site_layout_free (BcSiteLayout *self)
{
  g_array_unref (self->groups);
  g_array_unref (self->labels);
  g_free (self->group_of);
  g_free (self);
}

/**
 * bc_site_layout_find:
 * @self: a layout
 * @x: pixels east of the centre
 * @y: pixels south of it
 * @reach: how far from a mark one may point beside it, in pixels
 *
 * Returns: the nearest group of marks there, %BC_SITE_NONE where there is none
 */
guint
bc_site_layout_find (const BcSiteLayout *self, double x, double y, double reach)
{
  guint nearest = BC_SITE_NONE;
  double least = reach;

  for (guint i = 0; i < self->groups->len; i++) {
    const BcSiteGroup *group = &g_array_index (self->groups, BcSiteGroup, i);
    const double distance = hypot (group->x - x, group->y - y);

    if (distance > least || (distance == least && nearest != BC_SITE_NONE))
      continue;
    nearest = i;
    least = distance;
  }
  return nearest;
}
