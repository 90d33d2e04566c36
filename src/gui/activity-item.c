/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "activity-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "dictionary.h"
#include "field.h"
#include "text.h"

/* Something that was held, in a list. */
struct _BcActivityItem
{
  GObject parent_instance;

  BcId id;
  char *title;                           /* (owned) */
  char *caption;                         /* (owned) */
  gint64 numbers[BC_N_ACTIVITY_NUMBERS]; /* -1 where it is not known */
  char *folded;                          /* (owned): its words, without accents and capitals */
};

G_DEFINE_FINAL_TYPE (BcActivityItem, bc_activity_item, G_TYPE_OBJECT)

/* The fields of the numbers, in their order. */
static const char *const number_fields[BC_N_ACTIVITY_NUMBERS] = {
  "women", "men", "merchants", "neighbours", "others", "businesses", "cost",
};

static void
bc_activity_item_finalize (GObject *object)
{
  BcActivityItem *self = BC_ACTIVITY_ITEM (object);

  g_free (self->title);
  g_free (self->caption);
  g_free (self->folded);
  G_OBJECT_CLASS (bc_activity_item_parent_class)->finalize (object);
}

static void
bc_activity_item_class_init (BcActivityItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_activity_item_finalize;
}

static void
bc_activity_item_init (BcActivityItem *self)
{
}

static const BcField *
find_field (const char *name)
{
  return bc_record_type_find_field (bc_dictionary_find ("activity"), name);
}

/* "12-05-2026 · Workshop · Plaza · the action's title" */
static char *
dup_caption (BcCursor *cursor)
{
  const char *kind = bc_cursor_get_text (cursor, 3);
  const BcChoice *choice = kind != NULL ? bc_field_find_choice (find_field ("kind"), kind) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *iso = bc_cursor_get_text (cursor, 1);
  gint32 date;

  if (iso != NULL && bc_date_parse_iso (iso, &date, NULL))
    g_ptr_array_add (parts, bc_date_dup_screen (date));
  if (choice != NULL)
    g_ptr_array_add (parts, g_strdup (bc_choice_get_label (choice)));
  for (int column = 4; column <= 5; column++)
    if (!bc_cursor_is_null (cursor, column))
      g_ptr_array_add (parts, g_strdup (bc_cursor_get_text (cursor, column)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static BcActivityItem *
take_item (BcCursor *cursor)
{
  BcActivityItem *self = g_object_new (BC_TYPE_ACTIVITY_ITEM, NULL);
  g_autofree char *all = NULL;

  bc_cursor_get_id (cursor, 0, &self->id);
  self->title = g_strdup (bc_cursor_get_text (cursor, 2));
  self->caption = dup_caption (cursor);
  for (int i = 0; i < BC_N_ACTIVITY_NUMBERS; i++)
    self->numbers[i] =
      bc_cursor_is_null (cursor, 6 + i) ? -1 : bc_cursor_get_integer (cursor, 6 + i);
  all = g_strjoin (" ", self->title, self->caption, NULL);
  self->folded = bc_text_fold (all);
  return self;
}

/* A #BcReadingKind's read: a GPtrArray of #BcActivityItem, the newest first. */
gpointer
bc_activity_read (BcDatabase *reader, gpointer district, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT r.id, v.date, v.title, v.kind, v.place, a.title, v.women, v.men, "
                       "v.merchants, v.neighbours, v.others, v.businesses, v.cost "
                       "FROM record r JOIN activity v ON v.row = r.row "
                       "LEFT JOIN record o ON o.id = v.action "
                       "LEFT JOIN action a ON a.row = o.row "
                       "WHERE r.scope = (SELECT row FROM scope WHERE id = ?) "
                       "AND r.type = 'activity' AND v.hidden = 0 "
                       "ORDER BY v.date DESC, v.title_key, r.row",
                       error);
  BcStep step;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (items, take_item (cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

const BcId *
bc_activity_item_get_id (BcActivityItem *self)
{
  return &self->id;
}

const char *
bc_activity_item_get_title (BcActivityItem *self)
{
  return self->title;
}

/* When it was held, what it was, where and for which action. */
char *
bc_activity_item_dup_caption (BcActivityItem *self)
{
  return g_strdup (self->caption);
}

static char *
dup_number (BcActivityNumber which, gint64 number)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_value_set_integer (&value, number);
  return bc_field_dup_display (find_field (number_fields[which]), &value);
}

/* "35 women, 12 men"; empty where nobody counted. */
char *
bc_activity_item_dup_people (BcActivityItem *self)
{
  const gint64 *numbers = self->numbers;
  g_autofree char *women = NULL;
  g_autofree char *men = NULL;

  if (numbers[BC_ACTIVITY_WOMEN] < 0 && numbers[BC_ACTIVITY_MEN] < 0)
    return g_strdup ("");
  women = dup_number (BC_ACTIVITY_WOMEN, MAX (numbers[BC_ACTIVITY_WOMEN], 0));
  men = dup_number (BC_ACTIVITY_MEN, MAX (numbers[BC_ACTIVITY_MEN], 0));
  return g_strdup_printf (_ ("Women: %s · Men: %s"), women, men);
}

/* "Businesses: 8 · $350.000", as far as it is known. */
char *
bc_activity_item_dup_rest (BcActivityItem *self)
{
  const gint64 *numbers = self->numbers;
  g_autofree char *businesses =
    dup_number (BC_ACTIVITY_BUSINESSES, numbers[BC_ACTIVITY_BUSINESSES]);
  g_autofree char *cost = dup_number (BC_ACTIVITY_COST, numbers[BC_ACTIVITY_COST]);
  g_autofree char *first = NULL;

  if (numbers[BC_ACTIVITY_BUSINESSES] >= 0)
    first = g_strdup_printf (_ ("Businesses: %s"), businesses);
  if (numbers[BC_ACTIVITY_COST] < 0)
    return g_strdup (first != NULL ? first : "");
  return first != NULL ? g_strdup_printf ("%s · %s", first, cost) : g_steal_pointer (&cost);
}

/* Whether all the words, folded, stand in it. */
gboolean
bc_activity_item_matches (BcActivityItem *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether both say the same of the same activity. */
gboolean
bc_activity_item_equal (BcActivityItem *self, BcActivityItem *other)
{
  return bc_id_equal (&self->id, &other->id) && g_strcmp0 (self->title, other->title) == 0 &&
         g_str_equal (self->caption, other->caption) &&
         memcmp (self->numbers, other->numbers, sizeof self->numbers) == 0;
}

static char *
dup_sum (GPtrArray *items, BcActivityNumber which)
{
  gint64 sum = 0;

  for (guint i = 0; i < items->len; i++)
    sum += MAX (BC_ACTIVITY_ITEM (items->pdata[i])->numbers[which], 0);
  return dup_number (which, sum);
}

/* What activities add up to, in one sentence. @items: (element-type BcActivityItem) */
char *
bc_activity_item_dup_totals (GPtrArray *items)
{
  g_autofree char *all =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", items->len),
                     items->len);
  g_autofree char *women = dup_sum (items, BC_ACTIVITY_WOMEN);
  g_autofree char *men = dup_sum (items, BC_ACTIVITY_MEN);
  g_autofree char *merchants = dup_sum (items, BC_ACTIVITY_MERCHANTS);
  g_autofree char *neighbours = dup_sum (items, BC_ACTIVITY_NEIGHBOURS);
  g_autofree char *others = dup_sum (items, BC_ACTIVITY_OTHERS);

  return g_strdup_printf (
    _ ("%s, with %s women and %s men: %s merchants, %s neighbours and %s others."),
    all,
    women,
    men,
    merchants,
    neighbours,
    others);
}
