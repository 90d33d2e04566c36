/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-rows.h"

#include <math.h>
#include <string.h>

#include "dictionary.h"
#include "summary.h"
#include "text.h"

/* A region as the rows name it. */
typedef struct
{
  char *name;
  gint rank;
} Region;

static void
free_region (gpointer data)
{
  Region *region = data;

  g_free (region->name);
  g_free (region);
}

static GHashTable *
read_regions (BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT code, name, position FROM region WHERE hidden = 0", error);
  g_autoptr (GHashTable) regions =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_region);
  BcStep step = BC_STEP_ERROR;

  while (cursor && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const char *code = bc_cursor_get_text (cursor, 0);
    Region *region = g_new0 (Region, 1);

    region->name = g_strdup (bc_cursor_get_text (cursor, 1));
    region->rank = bc_cursor_get_integer (cursor, 2);
    g_hash_table_replace (regions, g_strdup (code ? code : ""), region);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&regions) : NULL;
}

/* The place of a phase in the dictionary; one that this version does not know is the last. */
static gint
rank_phase (const char *phase)
{
  const BcChoice *choices =
    bc_record_type_find_field (bc_dictionary_find ("district"), "phase")->choices;
  gint rank = 0;

  while (choices[rank].name && g_strcmp0 (choices[rank].name, phase) != 0)
    rank++;
  return rank;
}

static double
get_figure (const BcDistrictSummary *summary, const char *code, const char *part)
{
  const BcSummaryRow row = { .figures = summary->figures };
  return bc_summary_row_get (&row, code, part);
}

static void
take_numbers (BcDistrictFigures *figures, const BcDistrictSummary *summary)
{
  const double progress = get_figure (summary, "progress", NULL);
  const double late = get_figure (summary, "actions-late", NULL);

  figures->progress = isnan (progress) ? -1 : (gint) lround (progress) * 100;
  figures->late = isnan (late) ? 0 : (gint) late;
  figures->group = summary->gal;
  figures->panel = summary->panel;
  figures->phase_rank = rank_phase (summary->phase);
}

static void
take_texts (BcDistrictFigures *figures, const BcDistrictSummary *summary, const Region *region)
{
  const char *commune = summary->commune ? summary->commune : "";
  g_autofree char *text = NULL;

  figures->id = summary->id;
  figures->name = g_strdup (summary->name);
  figures->commune = g_strdup (commune);
  figures->region = g_strdup (region ? region->name : "");
  figures->region_code = g_strdup (summary->region ? summary->region : "");
  figures->region_rank = region ? region->rank : G_MAXINT;
  figures->call = g_strdup (summary->call ? summary->call : "");
  figures->phase = g_strdup (summary->phase);
  text = g_strjoin (" ", figures->name, commune, figures->region, NULL);
  figures->words = bc_text_fold (text);
}

typedef struct
{
  char *key; /* (owned) */
  gint *rank;
} Named;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->key);
}

static gint
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *one = a, *other = b;
  return strcmp (one->key, other->key);
}

/* Lists sort by numbers: the Spanish order of names is settled once. */
static void
rank_names (GArray *names)
{
  gint rank = 0;

  g_array_sort (names, compare_named);
  for (guint i = 0; i < names->len; i++) {
    Named *named = &g_array_index (names, Named, i);

    if (i > 0 && compare_named (named - 1, named) != 0)
      rank++;
    *named->rank = rank;
  }
}

static GArray *
start_names (guint n_names)
{
  GArray *names = g_array_sized_new (FALSE, FALSE, sizeof (Named), n_names);

  g_array_set_clear_func (names, clear_named);
  return names;
}

static void
add_name (GArray *names, const char *text, gint *rank)
{
  const Named named = { bc_text_dup_sort_key (text), rank };
  g_array_append_val (names, named);
}

static void
rank_all (BcDistrictFigures *figures, guint n_figures)
{
  g_autoptr (GArray) names = start_names (n_figures);
  g_autoptr (GArray) communes = start_names (n_figures);

  for (guint i = 0; i < n_figures; i++) {
    add_name (names, figures[i].name, &figures[i].name_rank);
    add_name (communes, figures[i].commune, &figures[i].commune_rank);
  }
  rank_names (names);
  rank_names (communes);
}

static GListModel *
make_rows (const GPtrArray *summaries, GHashTable *regions)
{
  g_autofree BcDistrictFigures *figures = g_new0 (BcDistrictFigures, summaries->len);
  GListStore *rows = g_list_store_new (BC_TYPE_DISTRICT_ROW);

  for (guint i = 0; i < summaries->len; i++) {
    const BcDistrictSummary *summary = summaries->pdata[i];
    const char *code = summary->region ? summary->region : "";

    take_texts (&figures[i], summary, g_hash_table_lookup (regions, code));
    take_numbers (&figures[i], summary);
  }
  rank_all (figures, summaries->len);
  for (guint i = 0; i < summaries->len; i++) {
    g_autoptr (BcDistrictRow) row = bc_district_row_new (&figures[i]);
    g_list_store_append (rows, row);
  }
  return G_LIST_MODEL (rows);
}

/**
 * bc_district_rows_read:
 * @database: a connection of the calling thread
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads all districts with their figures: a list costs as much as there are districts, whatever
 * they hold.
 *
 * Returns: (transfer full) (nullable): a list of #BcDistrictRow
 */
GListModel *
bc_district_rows_read (BcDatabase *database, GError **error)
{
  g_autoptr (GHashTable) regions = read_regions (database, error);
  g_autoptr (GPtrArray) summaries = regions ? bc_summary_districts (database, NULL, error) : NULL;

  return summaries ? make_rows (summaries, regions) : NULL;
}
