/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-kin.h"

#include <string.h>

/* Who shares a key is told apart by marks, of which any may be left open. Those who leave the same
 * ones open are of one class; of each class and each choice among the marks that it says there is a
 * table of who says the same of these. It is made when it is first asked for, so that what one row
 * is about is found without going through all who share its key. Where they are few, going through
 * them is quicker. */

#define N_CLASSES (1u << BC_IMPORT_N_MARKS)
#define MARK_END  '\n'

struct _BcImportKin
{
  gboolean strict;         /* who leaves a mark open is not who says it */
  GPtrArray *all;          /* (owned) (element-type BcImportKinsman) */
  guint n;                 /* those of them that are not gone */
  guint place;             /* the caller's */
  guint32 classes;         /* that there are, a bit for each */
  guint32 made[N_CLASSES]; /* tables of each class, a bit for each choice among marks */
  GHashTable *tables;      /* (owned) (element-type utf8 Same): class, choice and texts */
};

/* Those of a class who say the same. */
typedef struct
{
  GPtrArray *kinsmen; /* (owned) (element-type BcImportKinsman) */
  gboolean met;       /* all were added to those who were met; who comes later is known anyway */
} Same;

static void
free_same (Same *self)
{
  g_ptr_array_unref (self->kinsmen);
  g_free (self);
}

/**
 * bc_import_marks_clear:
 * @self: marks
 *
 * Frees what they hold.
 */
void
bc_import_marks_clear (BcImportMarks *self)
{
  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

static void
free_kinsman (BcImportKinsman *self)
{
  bc_import_marks_clear (&self->marks);
  g_free (self);
}

/**
 * bc_import_kin_new:
 * @strict: whether a record that leaves a mark open differs from a row that says it
 *
 * Returns: (transfer full): what holds those who share a key
 */
BcImportKin *
bc_import_kin_new (gboolean strict)
{
  BcImportKin *self = g_rc_box_new0 (BcImportKin);

  self->strict = strict;
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) free_kinsman);
  return self;
}

/**
 * bc_import_kin_ref:
 * @self: those who share a key
 *
 * Returns: (transfer full): the same
 */
BcImportKin *
bc_import_kin_ref (BcImportKin *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BcImportKin *self = data;

  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_ptr_array_unref (self->all);
}

/**
 * bc_import_kin_unref:
 * @self: (transfer full): those who share a key
 *
 * Frees them once nobody holds them any more.
 */
void
bc_import_kin_unref (BcImportKin *self)
{
  g_rc_box_release_full (self, clear);
}

static guint
get_class (const BcImportMarks *marks)
{
  guint class = 0;

  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++)
    class |= marks->texts[i] != NULL ? 1u << i : 0;
  return class;
}

static guint
get_own_class (BcImportKin *self, const BcImportKinsman *kinsman)
{
  return self->strict ? N_CLASSES - 1 : get_class (&kinsman->marks);
}

static char *
dup_key (guint class, guint choice, const BcImportMarks *marks)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%x %x", class, choice);
  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++)
    if (choice & (1u << i)) {
      g_string_append_c (key, MARK_END);
      g_string_append (key, marks->texts[i] != NULL ? marks->texts[i] : "");
    }
  return g_string_free (key, FALSE);
}

static void
enter (BcImportKin *self, guint class, guint choice, BcImportKinsman *kinsman)
{
  g_autofree char *key = dup_key (class, choice, &kinsman->marks);
  Same *same = g_hash_table_lookup (self->tables, key);

  if (same == NULL) {
    same = g_new0 (Same, 1);
    same->kinsmen = g_ptr_array_new ();
    g_hash_table_insert (self->tables, g_steal_pointer (&key), same);
  }
  g_ptr_array_add (same->kinsmen, kinsman);
}

static void
make_table (BcImportKin *self, guint class, guint choice)
{
  if (self->tables == NULL)
    self->tables =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_same);
  self->made[class] |= 1u << choice;
  for (guint i = 0; i < self->all->len; i++) {
    BcImportKinsman *kinsman = self->all->pdata[i];

    if (!kinsman->gone && get_own_class (self, kinsman) == class)
      enter (self, class, choice, kinsman);
  }
}

/**
 * bc_import_kin_add:
 * @self: those who share a key
 * @row: a record's row
 * @id: its identifier
 * @marks: (inout): what it says of itself, which is taken over
 *
 * Adds one.
 *
 * Returns: (transfer none): it
 */
BcImportKinsman *
bc_import_kin_add (BcImportKin *self, gint64 row, const BcId *id, BcImportMarks *marks)
{
  BcImportKinsman *kinsman = g_new0 (BcImportKinsman, 1);
  guint class;

  kinsman->row = row;
  kinsman->id = *id;
  kinsman->marks = *marks;
  *marks = (BcImportMarks){ 0 };
  class = get_own_class (self, kinsman);
  g_ptr_array_add (self->all, kinsman);
  self->n++;
  self->classes |= 1u << class;
  for (guint choice = 0; choice < N_CLASSES; choice++)
    if (self->made[class] & (1u << choice))
      enter (self, class, choice, kinsman);
  return kinsman;
}

/**
 * bc_import_kin_drop:
 * @self: those who share a key
 * @kinsman: one of them, who is not gone
 *
 * Says that it is no candidate any more. It stays where it is until nobody is left to ask for it.
 */
void
bc_import_kin_drop (BcImportKin *self, BcImportKinsman *kinsman)
{
  kinsman->gone = TRUE;
  self->n--;
}

/**
 * bc_import_kin_count:
 * @self: those who share a key
 *
 * Returns: how many are not gone
 */
guint
bc_import_kin_count (BcImportKin *self)
{
  return self->n;
}

/**
 * bc_import_kin_get_next:
 * @self: those who share a key
 * @place: (inout): where to begin; where the one stands that is returned
 *
 * Returns: (transfer none) (nullable): the first who is not gone; %NULL behind the last
 */
BcImportKinsman *
bc_import_kin_get_next (BcImportKin *self, guint *place)
{
  for (; *place < self->all->len; (*place)++) {
    BcImportKinsman *kinsman = self->all->pdata[*place];

    if (!kinsman->gone)
      return kinsman;
  }
  return NULL;
}

/**
 * bc_import_kin_get_place:
 * @self: those who share a key
 *
 * Returns: (transfer none): where the caller has come to among them, the first at the beginning;
 *   for bc_import_kin_get_next()
 */
guint *
bc_import_kin_get_place (BcImportKin *self)
{
  return &self->place;
}

static gboolean
is_like (BcImportKin *self, const BcImportKinsman *kinsman, const BcImportMarks *marks)
{
  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++) {
    const char *own = kinsman->marks.texts[i];

    if (marks->texts[i] == NULL || (own == NULL && !self->strict))
      continue;
    if (strcmp (marks->texts[i], own != NULL ? own : "") != 0)
      return FALSE;
  }
  return TRUE;
}

/* (nullable) */
static Same *
find_same (BcImportKin *self, guint class, const BcImportMarks *marks)
{
  const guint choice = class & get_class (marks);
  g_autofree char *key = NULL;

  if (!(self->classes & (1u << class)))
    return NULL;
  if (!(self->made[class] & (1u << choice)))
    make_table (self, class, choice);
  key = dup_key (class, choice, marks);
  return g_hash_table_lookup (self->tables, key);
}

/* Who is gone is taken out, so that nobody passes it twice. */
static guint
collect (Same *same, guint n_found, BcImportKinsman *found[2])
{
  for (guint i = same->kinsmen->len; i > 0 && n_found < 2; i--) {
    BcImportKinsman *kinsman = same->kinsmen->pdata[i - 1];

    if (kinsman->gone)
      g_ptr_array_remove_index_fast (same->kinsmen, i - 1);
    else
      found[n_found++] = kinsman;
  }
  return n_found;
}

static guint
go_through (BcImportKin *self, const BcImportMarks *marks, BcImportKinsman *found[2])
{
  BcImportKinsman *kinsman = NULL;
  guint n_found = 0;

  for (guint i = 0; n_found < 2 && (kinsman = bc_import_kin_get_next (self, &i)) != NULL; i++)
    if (is_like (self, kinsman, marks))
      found[n_found++] = kinsman;
  return n_found;
}

/**
 * bc_import_kin_find:
 * @self: those who share a key
 * @marks: what a row says; what it leaves open says nothing
 * @found: (out caller-allocates): the first two
 *
 * Finds who can be what a row is about.
 *
 * Returns: how many were found, 2 where there are more than one
 */
guint
bc_import_kin_find (BcImportKin *self, const BcImportMarks *marks, BcImportKinsman *found[2])
{
  guint n_found = 0;

  if (self->all->len <= BC_IMPORT_FEW)
    return go_through (self, marks, found);
  for (guint class = 0; class < N_CLASSES && n_found < 2; class ++) {
    Same *same = find_same (self, class, marks);

    if (same != NULL)
      n_found = collect (same, n_found, found);
  }
  return n_found;
}

static void
meet (BcImportKinsman *kinsman, GHashTable *met)
{
  if (!kinsman->gone)
    g_hash_table_add (met, GSIZE_TO_POINTER (kinsman->row));
}

static void
meet_same (Same *same, GHashTable *met)
{
  for (guint i = 0; !same->met && i < same->kinsmen->len; i++)
    meet (same->kinsmen->pdata[i], met);
  same->met = TRUE;
}

/**
 * bc_import_kin_meet:
 * @self: those who share a key
 * @marks: what a row says; what it leaves open says nothing
 * @met: (inout): the rows of those who were met, always the same table
 *
 * Adds all who can be what a row is about to those who were met.
 */
void
bc_import_kin_meet (BcImportKin *self, const BcImportMarks *marks, GHashTable *met)
{
  BcImportKinsman *kinsman = NULL;

  if (self->all->len <= BC_IMPORT_FEW) {
    for (guint i = 0; (kinsman = bc_import_kin_get_next (self, &i)) != NULL; i++)
      if (is_like (self, kinsman, marks))
        meet (kinsman, met);
    return;
  }
  for (guint class = 0; class < N_CLASSES; class ++) {
    Same *same = find_same (self, class, marks);

    if (same != NULL)
      meet_same (same, met);
  }
}
