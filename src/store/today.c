/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "dictionary.h"
#include "gate.h"
#include "governance.h"

/* Of one kind and district, so many are told one by one in a group; one more line stands for the
 * rest. */
#define MOST_ALIKE 6

/* What is read into. */
typedef struct
{
  BcDatabase *database;
  BcToday *today;       /* (unowned) */
  gint32 date;          /* today */
  GHashTable *counts;   /* (owned): "group\tkind\tdistrict" → how many were added */
  GHashTable *standing; /* (owned): the same → the item that stands for the rest */
} Reading;

static void
free_item (gpointer data)
{
  BcTodayItem *item = data;

  g_free (item->kind);
  g_free (item->type);
  g_free (item->sentence);
  g_free (item->when);
  g_free (item->district_name);
  g_free (item);
}

/**
 * bc_today_free:
 * @self: what was read
 *
 * Frees it.
 */
void
bc_today_free (BcToday *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_free (self);
}

/**
 * bc_today_group_get_label:
 * @group: a group
 *
 * Returns: its heading
 */
const char *
bc_today_group_get_label (BcTodayGroup group)
{
  static const char *const labels[] = {
    [BC_TODAY_LATE] = NC_ ("agenda", "Late"),
    [BC_TODAY_TODAY] = N_ ("Today"),
    [BC_TODAY_WEEK] = N_ ("This week"),
    [BC_TODAY_LATER] = N_ ("Afterwards"),
    [BC_TODAY_REVIEW] = N_ ("To be looked at"),
    [BC_TODAY_GATE] = N_ ("Missing to pass to dynamization"),
    [BC_TODAY_PAPERS] = N_ ("Missing papers"),
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == BC_TODAY_N_GROUPS);

  return group == BC_TODAY_LATE ? g_dpgettext2 (GETTEXT_PACKAGE, "agenda", labels[group])
                                : _ (labels[group]);
}

/**
 * bc_today_item_is_promise:
 * @self: an item
 *
 * Returns: whether it is one promise or agreement, which can be called done
 */
gboolean
bc_today_item_is_promise (const BcTodayItem *self)
{
  return self->count == 0 &&
         (strcmp (self->kind, bc_agenda_kind_get_name (BC_AGENDA_COMMITMENT_DUE)) == 0 ||
          strcmp (self->kind, bc_agenda_kind_get_name (BC_AGENDA_AGREEMENT_DUE)) == 0);
}

/**
 * bc_today_item_is_meeting:
 * @self: an item
 *
 * Returns: whether it is one meeting, which has attendance and minutes
 */
gboolean
bc_today_item_is_meeting (const BcTodayItem *self)
{
  return self->count == 0 &&
         (strcmp (self->kind, bc_agenda_kind_get_name (BC_AGENDA_MEETING)) == 0 ||
          strcmp (self->kind, bc_agenda_kind_get_name (BC_AGENDA_MEETING_MINUTES)) == 0);
}

/* The name of the kind of an item that stands for several. */
static void
tell_count (BcTodayItem *item, const char *label)
{
  g_free (item->sentence);
  item->sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u more", "%s: %u more", item->count),
                     label,
                     item->count);
}

/* Makes an item stand for the rest of its kind, from then on. */
static void
stand_for (BcTodayItem *item, const char *label)
{
  item->record = item->district;
  item->count = 1;
  g_clear_pointer (&item->when, g_free);
  tell_count (item, label);
}

/* Adds @item, which it takes; @label is what people call its kind. */
static void
add_item (Reading *self, BcTodayItem *item, const char *label)
{
  g_autofree char *district = bc_id_dup_text (&item->district);
  g_autofree char *key = g_strdup_printf ("%d\t%s\t%s", (int) item->group, item->kind, district);
  const guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
  BcTodayItem *standing = g_hash_table_lookup (self->standing, key);

  g_hash_table_insert (self->counts, g_strdup (key), GUINT_TO_POINTER (n_before + 1));
  if (standing != NULL) {
    standing->count++;
    tell_count (standing, label);
    free_item (item);
    return;
  }
  g_ptr_array_add (self->today->items, item);
  if (n_before < MOST_ALIKE)
    return;
  stand_for (item, label);
  g_hash_table_insert (self->standing, g_steal_pointer (&key), item);
}

static BcTodayItem *
create_item (BcTodayGroup group, const char *kind, const char *type, const char *district_name)
{
  BcTodayItem *item = g_new0 (BcTodayItem, 1);

  item->group = group;
  item->kind = g_strdup (kind);
  item->type = g_strdup (type);
  item->district_name = g_strdup (district_name);
  return item;
}

/* Days from today to Sunday; a Julian day number divides by seven on Mondays. */
static gint32
count_days_to_sunday (gint32 today)
{
  return 6 - today % 7;
}

static BcTodayGroup
find_group (const Reading *self, gint64 days)
{
  if (days < 0)
    return BC_TODAY_LATE;
  if (days == 0)
    return BC_TODAY_TODAY;
  return days <= count_days_to_sunday (self->date) ? BC_TODAY_WEEK : BC_TODAY_LATER;
}

static char *
dup_when (const BcAgendaItem *item)
{
  g_autofree char *when = bc_agenda_item_dup_when (item);
  g_autofree char *screen = NULL;
  gint32 date;

  if (item->days == 0 || !bc_date_parse_iso (item->date, &date, NULL))
    return g_steal_pointer (&when);
  screen = bc_date_dup_screen (date);
  return g_strdup_printf ("%s · %s", when, screen);
}

static gboolean
is_paper (BcAgendaKind kind)
{
  return kind == BC_AGENDA_ACTION_PAPER || kind == BC_AGENDA_MEETING_MINUTES;
}

static void
add_due (Reading *self, const BcAgendaItem *due)
{
  BcTodayItem *item =
    create_item (is_paper (due->kind) ? BC_TODAY_PAPERS : find_group (self, due->days),
                 bc_agenda_kind_get_name (due->kind),
                 due->type,
                 due->district_name);

  item->record = due->record;
  item->district = due->district;
  item->sentence = bc_agenda_item_dup_sentence (due);
  item->when = dup_when (due);
  add_item (self, item, bc_agenda_kind_get_label (due->kind));
}

static void
add_lack (Reading *self, const BcGate *gate, const BcGateItem *lack)
{
  const BcRecordType *type = bc_dictionary_find (lack->type);
  g_autofree char *kind = g_strconcat ("gate-", lack->requirement, NULL);
  BcTodayItem *item = create_item (BC_TODAY_GATE, kind, lack->type, gate->name);

  item->record = lack->record;
  item->district = gate->district;
  item->sentence = g_strdup (lack->sentence);
  item->when = g_strdup (lack->supplier);
  add_item (self, item, _ (type->plural));
}

/* @active: whether anything is to be said of the district, which its phase tells. */
static gboolean
add_gate (Reading *self, const BcId *district, gboolean *active, char **name, GError **error)
{
  g_autoptr (BcGate) gate = bc_gate_read (self->database, district, error);

  if (gate == NULL)
    return FALSE;
  *active = strcmp (gate->phase, "graduated") != 0 && strcmp (gate->phase, "withdrawn") != 0;
  *name = g_strdup (gate->name);
  for (guint i = 0; *active && i < gate->missing->len; i++)
    add_lack (self, gate, gate->missing->pdata[i]);
  return TRUE;
}

/* The mandates that end are in the agenda. */
static gboolean
add_warnings (Reading *self, const BcId *district, const char *name, GError **error)
{
  g_autoptr (GPtrArray) warnings = bc_governance_read_warnings (self->database, district, error);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++) {
    const BcGovernanceWarning *warning = warnings->pdata[i];
    BcTodayItem *item = NULL;

    if (g_str_has_prefix (warning->kind, "mandate-"))
      continue;
    item = create_item (BC_TODAY_REVIEW, warning->kind, "meeting", name);
    item->record = warning->record;
    item->district = *district;
    item->sentence = g_strdup (warning->sentence);
    add_item (self, item, warning->sentence);
  }
  return warnings != NULL;
}

static gboolean
add_district (Reading *self, const BcId *district, GError **error)
{
  g_autofree char *name = NULL;
  gboolean active = FALSE;

  self->today->n_districts++;
  if (!add_gate (self, district, &active, &name, error))
    return FALSE;
  return !active || add_warnings (self, district, name, error);
}

static GArray *
list_districts (BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT id FROM record WHERE type = 'district' AND hidden = 0 ORDER BY row",
                       error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BcId));
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcId id;

    bc_cursor_get_id (cursor, 0, &id);
    g_array_append_val (ids, id);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
add_districts (Reading *self, GError **error)
{
  g_autoptr (GArray) ids = list_districts (self->database, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_district (self, &g_array_index (ids, BcId, i), error))
      return FALSE;
  return ids != NULL;
}

/* What the page of conflicts shows; @sentence is taken. */
static void
add_review (Reading *self, const char *kind, char *sentence)
{
  BcTodayItem *item = create_item (BC_TODAY_REVIEW, kind, "", "");

  item->sentence = sentence;
  g_ptr_array_add (self->today->items, item);
}

static gboolean
add_conflicts (Reading *self, GError **error)
{
  gint64 count = 0;

  if (!bc_database_get_integer (self->database, &count, error, "SELECT count(*) FROM conflict", ""))
    return FALSE;
  if (count > 0)
    add_review (
      self,
      "conflicts",
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%d field that two people wrote without knowing of each other",
                                    "%d fields that two people wrote without knowing of each other",
                                    (gulong) count),
                       (int) count));
  return TRUE;
}

static gboolean
add_doubles (Reading *self, GError **error)
{
  gint64 count = 0;

  if (!bc_database_get_integer (self->database,
                                &count,
                                error,
                                "SELECT count(DISTINCT first) FROM doubled_entry",
                                ""))
    return FALSE;
  if (count > 0)
    add_review (self,
                "doubles",
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%d invoice or receipt that was entered twice",
                                              "%d invoices and receipts that were entered twice",
                                              (gulong) count),
                                 (int) count));
  return TRUE;
}

static gboolean
add_agenda (Reading *self, guint n_days, GError **error)
{
  g_autofree char *from = bc_date_dup_iso (self->date);
  g_autofree char *to = bc_date_dup_iso (bc_date_add_days (self->date, (gint32) n_days));

  self->today->agenda = bc_agenda_read (self->database, NULL, from, to, error);
  for (guint i = 0; self->today->agenda != NULL && i < self->today->agenda->len; i++)
    add_due (self, self->today->agenda->pdata[i]);
  return self->today->agenda != NULL;
}

static gboolean
read_date (Reading *self, GError **error)
{
  g_autofree char *date = NULL;

  return bc_database_get_text (self->database, &date, error, "SELECT date FROM today", "") &&
         bc_date_parse_iso (date, &self->date, error);
}

/* Items come in the order of days: only the groups are to be put in order. */
static void
sort_groups (BcToday *today)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&today->items);

  today->items = g_ptr_array_new_with_free_func (free_item);
  for (guint group = 0; group < BC_TODAY_N_GROUPS; group++)
    for (guint i = 0; i < all->len; i++)
      if (all->pdata[i] != NULL && ((BcTodayItem *) all->pdata[i])->group == group)
        g_ptr_array_add (today->items, all->pdata[i]);
  g_ptr_array_set_free_func (all, NULL);
}

/**
 * bc_today_read:
 * @database: a connection
 * @n_days: how many days ahead are told
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what a manager has to do or to know of in the districts that are held: the agenda, what the
 * gate still asks for, what threatens that the bodies can agree, conflicts, and documents entered
 * twice. Of many that are alike the first are told, and how many more there are.
 *
 * Returns: (transfer full) (nullable): all of it; %NULL with an error
 */
BcToday *
bc_today_read (BcDatabase *database, guint n_days, GError **error)
{
  g_autoptr (BcToday) today = g_new0 (BcToday, 1);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { database, today, 0, counts, standing };

  today->items = g_ptr_array_new_with_free_func (free_item);
  if (!read_date (&reading, error) || !add_agenda (&reading, n_days, error) ||
      !add_conflicts (&reading, error) || !add_doubles (&reading, error) ||
      !add_districts (&reading, error))
    return NULL;
  sort_groups (today);
  return g_steal_pointer (&today);
}
