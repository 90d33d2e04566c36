/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "duplicates.h"

#include <string.h>

#include "alike.h"
#include "apart.h"
#include "text.h"

/* Which records are perhaps of one business: those with one RUT, and those whose names are alike
 * and whose addresses do not say otherwise. The measures are the program's own. */

/* Names as alike as this where the address is the same, and as that where one has none. */
#define ALIKE_AT_ONE_ADDRESS BC_ALIKE_ENOUGH
#define ALIKE_ANYWHERE       0.8

typedef struct
{
  BcId id;
  BcId moved_from; /* nil for none */
  char *name;      /* (owned) */
  char *rut;       /* (owned) (nullable) */
  char *street;    /* (owned) */
  char *number;    /* (owned) */
  char *unit;      /* (owned) */
  gboolean apart;  /* it was told apart from the first of its RUT */
} Business;

/* The businesses of one district. */
typedef struct
{
  BcId district;
  GPtrArray *businesses; /* (owned) (element-type Business) */
  GPtrArray *duplicates; /* (unowned) (element-type BcDuplicate) */
  GHashTable *apart;     /* (unowned) (element-type BcPair) */
} Group;

static void
free_business (gpointer data)
{
  Business *self = data;

  g_free (self->name);
  g_free (self->rut);
  g_free (self->street);
  g_free (self->number);
  g_free (self->unit);
  g_free (self);
}

static void
clear_group (Group *self)
{
  g_clear_pointer (&self->businesses, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, clear_group)

/**
 * bc_duplicate_free:
 * @self: (transfer full): two records
 *
 * Frees them.
 */
void
bc_duplicate_free (BcDuplicate *self)
{
  g_free (self->first.name);
  g_free (self->first.address);
  g_free (self->second.name);
  g_free (self->second.address);
  g_free (self);
}

static char *
dup_address (const Business *business)
{
  g_autoptr (GString) address = g_string_new (business->street);

  if (*business->number != '\0')
    g_string_append_printf (address, "%s%s", address->len > 0 ? " " : "", business->number);
  if (*business->unit != '\0')
    g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", business->unit);
  return g_string_free (g_steal_pointer (&address), FALSE);
}

static void
take_twin (BcTwin *twin, const Business *business)
{
  twin->id = business->id;
  twin->name = g_strdup (business->name);
  twin->address = dup_address (business);
}

/* "N° 123-B" and "123 b" are one number, "Local 4" and "4" one unit. */
static char *
dup_digits (const char *text)
{
  g_autofree char *folded = bc_text_fold (text);
  const char *start = folded + strcspn (folded, "0123456789");
  GString *digits = g_string_new (NULL);

  for (const char *at = *start != '\0' ? start : folded; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

static gboolean
differ (const char *one, const char *other)
{
  g_autofree char *ours = dup_digits (one);
  g_autofree char *theirs = dup_digits (other);

  return *ours != '\0' && *theirs != '\0' && strcmp (ours, theirs) != 0;
}

static gboolean
has_address (const Business *business)
{
  return *business->street != '\0' && *business->number != '\0';
}

static gboolean
may_be_one_street (const Business *one, const Business *other)
{
  return *one->street == '\0' || *other->street == '\0' ||
         bc_alike_compare (one->street, other->street) >= BC_ALIKE_ENOUGH;
}

static gboolean
may_be_one_address (const Business *one, const Business *other)
{
  return !differ (one->number, other->number) && !differ (one->unit, other->unit) &&
         may_be_one_street (one, other);
}

static gboolean
has_same_address (const Business *one, const Business *other)
{
  return has_address (one) && has_address (other) && may_be_one_address (one, other);
}

static gboolean
has_same_rut (const Business *one, const Business *other)
{
  return one->rut != NULL && g_strcmp0 (one->rut, other->rut) == 0;
}

static void
add_duplicate (Group *self, const Business *first, const Business *second, double likeness)
{
  BcDuplicate *duplicate = g_new0 (BcDuplicate, 1);

  duplicate->district = self->district;
  duplicate->same_rut = has_same_rut (first, second);
  duplicate->same_address = has_same_address (first, second);
  duplicate->likeness = likeness;
  take_twin (&duplicate->first, first);
  take_twin (&duplicate->second, second);
  g_ptr_array_add (self->duplicates, duplicate);
}

/* A business that moved has a record at each of its addresses. */
static gboolean
is_move (const Business *one, const Business *other)
{
  return bc_id_equal (&one->moved_from, &other->id) || bc_id_equal (&other->moved_from, &one->id);
}

static gboolean
is_told_apart (Group *self, const Business *one, const Business *other)
{
  BcPair pair;

  bc_pair_init (&pair, &one->id, &other->id);
  return g_hash_table_contains (self->apart, &pair);
}

static gboolean
is_twin (const Business *one, const Business *other, double likeness)
{
  gboolean both = has_address (one) && has_address (other);

  return !is_move (one, other) && may_be_one_address (one, other) &&
         likeness >= (both ? ALIKE_AT_ONE_ADDRESS : ALIKE_ANYWHERE);
}

/* A chain's shops each against its first one: all pairs of them would be too many to look at. */
static void
add_same_ruts (Group *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->businesses->len; i++) {
    Business *business = self->businesses->pdata[i];
    const Business *first =
      business->rut != NULL ? g_hash_table_lookup (firsts, business->rut) : NULL;

    if (business->rut == NULL)
      continue;
    if (first == NULL)
      g_hash_table_insert (firsts, business->rut, business);
    else if (is_told_apart (self, first, business))
      business->apart = TRUE;
    else if (!is_move (first, business))
      add_duplicate (self, first, business, bc_alike_compare (first->name, business->name));
  }
}

/* Two of one RUT are each held against its first one already, unless one is known to be another
 * shop than that: then their names and addresses decide, as where the RUTs are not known. */
static gboolean
is_settled (Group *self, const Business *one, const Business *other)
{
  return is_told_apart (self, one, other) ||
         (has_same_rut (one, other) && !one->apart && !other->apart);
}

static void
add_alike (Group *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < self->businesses->len; i++)
    g_ptr_array_add (names, ((Business *) self->businesses->pdata[i])->name);
  pairs = bc_alike_find ((const char *const *) names->pdata, names->len, ALIKE_AT_ONE_ADDRESS);
  for (guint i = 0; i < pairs->len; i++) {
    const BcAlikePair *pair = &g_array_index (pairs, BcAlikePair, i);
    const Business *first = self->businesses->pdata[pair->first];
    const Business *second = self->businesses->pdata[pair->second];

    if (is_twin (first, second, pair->likeness) && !is_settled (self, first, second))
      add_duplicate (self, first, second, pair->likeness);
  }
}

static void
end_group (Group *self)
{
  add_same_ruts (self);
  add_alike (self);
  g_ptr_array_set_size (self->businesses, 0);
}

static char *
dup_column (BcCursor *cursor, int column)
{
  const char *text = bc_cursor_get_text (cursor, column);

  return g_strdup (text != NULL ? text : "");
}

static void
take_row (Group *self, BcCursor *cursor)
{
  Business *business = g_new0 (Business, 1);
  BcId district;

  bc_cursor_get_id (cursor, 0, &district);
  if (!bc_id_equal (&district, &self->district))
    end_group (self);
  self->district = district;
  bc_cursor_get_id (cursor, 1, &business->id);
  bc_cursor_get_id (cursor, 2, &business->moved_from);
  business->rut = g_strdup (bc_cursor_get_text (cursor, 3));
  business->name = dup_column (cursor, 4);
  business->street = dup_column (cursor, 5);
  business->number = dup_column (cursor, 6);
  business->unit = dup_column (cursor, 7);
  g_ptr_array_add (self->businesses, business);
}

static BcCursor *
query (BcDatabase *database, const BcId *district, GError **error)
{
  const char *sql =
    district != NULL
      ? "SELECT b.district, r.id, b.moved_from, b.rut, b.trade_name, b.street, b.street_number, "
        "b.unit FROM business b JOIN record r ON r.row = b.row "
        "WHERE b.hidden = 0 AND b.district = ? ORDER BY b.row"
      : "SELECT b.district, r.id, b.moved_from, b.rut, b.trade_name, b.street, b.street_number, "
        "b.unit FROM business b JOIN record r ON r.row = b.row "
        "WHERE b.hidden = 0 ORDER BY b.district, b.row";
  BcCursor *cursor = bc_database_query (database, sql, error);

  if (cursor != NULL && district != NULL)
    bc_cursor_bind_id (cursor, 1, district);
  return cursor;
}

/**
 * bc_duplicates_read:
 * @database: a connection
 * @district: (nullable): a district; %NULL for each that is held
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the businesses of a district that were perhaps entered twice: with one RUT, or with names
 * that are alike and addresses that do not say otherwise. Not those of which one moved from the
 * other, nor those that were told apart, see bc_apart_tell().
 *
 * Returns: (transfer full) (nullable) (element-type BcDuplicate): the pairs, those of one RUT first
 *   in each district, then the most alike; %NULL with an error
 */
GPtrArray *
bc_duplicates_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) duplicates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) bc_duplicate_free);
  g_autoptr (GHashTable) apart = bc_apart_read (database, district, error);
  g_auto (Group) group = { .businesses = g_ptr_array_new_with_free_func (free_business),
                           .duplicates = duplicates,
                           .apart = apart };
  g_autoptr (BcCursor) cursor = apart != NULL ? query (database, district, error) : NULL;
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_row (&group, cursor);
  if (step != BC_STEP_DONE)
    return NULL;
  end_group (&group);
  return g_steal_pointer (&duplicates);
}
