/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "business-rows.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "dictionary.h"
#include "number.h"
#include "rut.h"
#include "text.h"

/* What is read of a business, column by column. */
enum {
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_STREET,
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_USE,
  COLUMN_STATE,
  COLUMN_OWNER,
  COLUMN_FIRM,
  COLUMN_RUT,
  COLUMN_SEEN_ON,
  COLUMN_SEEN_TODAY,
  COLUMN_CHANGED,
  COLUMN_REST,
  COLUMN_POSITION,
  COLUMN_ANCHOR,
  COLUMN_NAME_RANK,
  COLUMN_STREET_RANK,
  COLUMN_PLACE_RANK,
  COLUMN_RUT_RANK,
  COLUMN_CHANGED_RANK,
};

/* A walk takes street by street, in the order that was told for it, then by number. Streets whose
 * letters are the same are one, and the letters are what a key begins with. A stamp's upper 48 bits
 * are milliseconds. */
static const char rows_sql[] =
  "WITH told AS ("
  "SELECT b.row, r.id, b.trade_name, b.trade_name_key, b.street, b.street_number, "
  "substr (b.street_key, 1, instr (b.street_key, char (1)) - 1) AS street_key, "
  "b.unit, b.walking_order, b.use, b.state_name, b.owner_name, b.legal_name, b.rut, b.seen_on, "
  "b.position, b.anchor, "
  "(SELECT max (j.stamp) FROM journal j WHERE j.record = b.row) >> 16 AS changed, "
  "coalesce (b.phone, '') || ' ' || coalesce (b.email, '') || ' ' || "
  "coalesce (b.web, '') || ' ' || coalesce (b.networks, '') || ' ' || "
  "coalesce (b.payment_means, '') || ' ' || coalesce (b.catalogue_text, '') || ' ' || "
  "coalesce (a.code || ' ' || a.name, '') AS rest "
  "FROM business b JOIN record r ON r.row = b.row "
  "LEFT JOIN record ar ON ar.id = b.activity_code LEFT JOIN activity_code a ON a.row = ar.row "
  "WHERE b.district = ? AND b.hidden = 0) "
  "SELECT id, coalesce (trade_name, ''), "
  "coalesce (max (street) OVER (PARTITION BY street_key), ''), coalesce (street_number, ''), "
  "coalesce (unit, ''), coalesce (use, ''), coalesce (state_name, ''), coalesce (owner_name, ''), "
  "coalesce (legal_name, ''), coalesce (rut, ''), coalesce (seen_on, ''), "
  "coalesce (seen_on = (SELECT date FROM today), 0), coalesce (changed, 0), rest, "
  "coalesce (position, ''), coalesce (anchor, 0), "
  "dense_rank () OVER (ORDER BY trade_name_key), "
  "dense_rank () OVER (ORDER BY street_key IS NULL, street_key), "
  "row_number () OVER (ORDER BY street_key IS NULL, street_key, walking_order IS NULL, "
  "walking_order, CAST (street_number AS INTEGER), street_number, unit, row), "
  "dense_rank () OVER (ORDER BY rut IS NULL, CAST (rut AS INTEGER), rut), "
  "dense_rank () OVER (ORDER BY changed) FROM told ORDER BY row";

static const BcField *
find_field (const char *name)
{
  return bc_record_type_find_field (bc_dictionary_find ("business"), name);
}

/* What people call one of a field's names, and its place among them; one that this version does not
 * know is the last. */
static char *
dup_choice (const char *field, const char *name, gint *rank)
{
  const BcChoice *choices = find_field (field)->choices;
  const BcChoice *choice = bc_field_find_choice (find_field (field), name);

  for (*rank = 0; choices[*rank].name != NULL && &choices[*rank] != choice;)
    ++*rank;
  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : name);
}

static char *
dup_place (BcCursor *cursor)
{
  const char *street = bc_cursor_get_text (cursor, COLUMN_STREET);
  const char *number = bc_cursor_get_text (cursor, COLUMN_NUMBER);
  const char *unit = bc_cursor_get_text (cursor, COLUMN_UNIT);
  g_autofree char *house = g_strdup_printf ("%s %s", street, number);

  g_strstrip (house);
  if (*house == '\0' || *unit == '\0')
    return g_strdup (*house != '\0' ? house : unit);
  return g_strdup_printf ("%s, %s", house, unit);
}

static char *
dup_seen (BcCursor *cursor)
{
  const char *date = bc_cursor_get_text (cursor, COLUMN_SEEN_ON);
  gint32 day = BC_DATE_NONE;

  if (bc_cursor_get_integer (cursor, COLUMN_SEEN_TODAY) != 0)
    return g_strdup (_ ("Seen today"));
  return bc_date_parse_iso (date, &day, NULL) ? bc_date_dup_screen (day) : g_strdup ("");
}

static char *
dup_changed (BcCursor *cursor)
{
  const gint64 moment = bc_cursor_get_integer (cursor, COLUMN_CHANGED);

  return moment > 0 ? bc_date_dup_screen (bc_date_today (moment)) : g_strdup ("");
}

/* A RUT is found with and without its dots. */
static char *
dup_words (BcCursor *cursor, char *const *texts)
{
  g_autofree char *all = g_strjoin (" ",
                                    texts[BC_BUSINESS_NAME],
                                    texts[BC_BUSINESS_PLACE],
                                    texts[BC_BUSINESS_USE],
                                    texts[BC_BUSINESS_STATE],
                                    texts[BC_BUSINESS_RUT],
                                    bc_cursor_get_text (cursor, COLUMN_RUT),
                                    bc_cursor_get_text (cursor, COLUMN_OWNER),
                                    bc_cursor_get_text (cursor, COLUMN_FIRM),
                                    bc_cursor_get_text (cursor, COLUMN_REST),
                                    NULL);

  return bc_text_fold (all);
}

static void
take_texts (BcCursor *cursor, BcBusinessFigures *figures)
{
  const char *owner = bc_cursor_get_text (cursor, COLUMN_OWNER);
  const char *state = bc_cursor_get_text (cursor, COLUMN_STATE);
  char **texts = figures->texts;
  gint *ranks = figures->ranks;

  texts[BC_BUSINESS_NAME] = g_strdup (bc_cursor_get_text (cursor, COLUMN_NAME));
  texts[BC_BUSINESS_PLACE] = dup_place (cursor);
  texts[BC_BUSINESS_USE] =
    dup_choice ("use", bc_cursor_get_text (cursor, COLUMN_USE), &ranks[BC_BUSINESS_USE_RANK]);
  texts[BC_BUSINESS_STATE] = dup_choice ("state", state, &ranks[BC_BUSINESS_STATE_RANK]);
  texts[BC_BUSINESS_OWNER] =
    g_strdup (*owner != '\0' ? owner : bc_cursor_get_text (cursor, COLUMN_FIRM));
  texts[BC_BUSINESS_RUT] = bc_rut_dup_display (bc_cursor_get_text (cursor, COLUMN_RUT));
  texts[BC_BUSINESS_CHANGED] = dup_changed (cursor);
  texts[BC_BUSINESS_STREET] = g_strdup (bc_cursor_get_text (cursor, COLUMN_STREET));
  texts[BC_BUSINESS_SEEN] = dup_seen (cursor);
  texts[BC_BUSINESS_STATE_NAME] = g_strdup (state);
  texts[BC_BUSINESS_NUMBER] = g_strdup (bc_cursor_get_text (cursor, COLUMN_NUMBER));
  texts[BC_BUSINESS_WORDS] = dup_words (cursor, texts);
}

static BcBusinessRow *
take_row (BcCursor *cursor)
{
  BcBusinessFigures figures = { 0 };
  gint *ranks = figures.ranks;

  bc_cursor_get_id (cursor, COLUMN_ID, &figures.id);
  take_texts (cursor, &figures);
  ranks[BC_BUSINESS_NAME_RANK] = (gint) bc_cursor_get_integer (cursor, COLUMN_NAME_RANK);
  ranks[BC_BUSINESS_PLACE_RANK] = (gint) bc_cursor_get_integer (cursor, COLUMN_PLACE_RANK);
  ranks[BC_BUSINESS_RUT_RANK] = (gint) bc_cursor_get_integer (cursor, COLUMN_RUT_RANK);
  ranks[BC_BUSINESS_CHANGED_RANK] = (gint) bc_cursor_get_integer (cursor, COLUMN_CHANGED_RANK);
  ranks[BC_BUSINESS_STREET_RANK] = (gint) bc_cursor_get_integer (cursor, COLUMN_STREET_RANK);
  ranks[BC_BUSINESS_STATED] = *figures.texts[BC_BUSINESS_STATE_NAME] != '\0';
  ranks[BC_BUSINESS_SEEN_TODAY] = (gint) bc_cursor_get_integer (cursor, COLUMN_SEEN_TODAY);
  ranks[BC_BUSINESS_ANCHOR] = bc_cursor_get_integer (cursor, COLUMN_ANCHOR) != 0;
  figures.placed =
    bc_position_parse (bc_cursor_get_text (cursor, COLUMN_POSITION), &figures.position, NULL);
  return bc_business_row_new (&figures);
}

/**
 * bc_business_rows_read:
 * @database: a connection of the calling thread
 * @district: a district
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the register of a district's businesses, in the order of their making.
 *
 * Returns: (transfer full) (nullable) (element-type BcBusinessRow): the rows
 */
GPtrArray *
bc_business_rows_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BcCursor) cursor = bc_database_query (database, rows_sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (rows, take_row (cursor));
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* How many there are of a state, which is told by its place in the dictionary. */
static char *
dup_part (guint state, guint n)
{
  g_autofree char *number = bc_number_dup_whole_screen (n);

  switch (state) {
  case 0:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s open", "%s open", n), number);
  case 1:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s closed", "%s closed", n), number);
  case 2:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s vacant", "%s vacant", n), number);
  case 3:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s moved", "%s moved", n), number);
  default:
    return g_strdup_printf (_ ("%s without a state"), number);
  }
}

static char *
dup_all (guint n_shown, guint n_all)
{
  g_autofree char *shown = bc_number_dup_whole_screen (n_shown);
  g_autofree char *all = bc_number_dup_whole_screen (n_all);

  if (n_shown == n_all)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s premises", "%s premises", (gulong) n_all),
      all);
  return g_strdup_printf (_ ("%s of %s premises"), shown, all);
}

/**
 * bc_business_rows_dup_count:
 * @rows: a list of #BcBusinessRow
 * @n_all: of how many businesses these are those that are looked at
 *
 * Tells how many there are in each state: "47 premises: 40 open, 7 vacant".
 *
 * Returns: (transfer full): a sentence
 */
char *
bc_business_rows_dup_count (GListModel *rows, guint n_all)
{
  const guint n_rows = g_list_model_get_n_items (rows);
  g_autofree char *all = dup_all (n_rows, n_all);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *states = NULL;
  guint counts[5] = { 0 };

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (rows, i);
    const gint rank = bc_business_row_get_figures (row)->ranks[BC_BUSINESS_STATE_RANK];

    counts[MIN ((guint) rank, G_N_ELEMENTS (counts) - 1)]++;
  }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      g_ptr_array_add (parts, dup_part (i, counts[i]));
  g_ptr_array_add (parts, NULL);
  states = g_strjoinv (", ", (char **) parts->pdata);
  return *states != '\0' ? g_strdup_printf ("%s: %s", all, states) : g_steal_pointer (&all);
}
