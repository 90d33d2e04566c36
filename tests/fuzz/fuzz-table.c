/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "exchange-error.h"
#include "table.h"

/* A repeated row is given as often as the file says; so many tell enough. */
#define MAX_ROWS   5000
#define MAX_SHEETS 5

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

/* Each cell is looked at, so that a sanitizer sees a bad one. */
static guint
weigh_row (BcTable *table, guint last_row)
{
  guint width = bc_table_get_width (table);
  guint weight = 0;

  g_assert_cmpuint (bc_table_get_row (table), >=, last_row);
  g_assert_cmpuint (width, <=, BC_TABLE_MAX_COLUMNS);
  for (guint i = 0; i <= MIN (width, 100); i++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (table, i, &type);

    g_assert_true (type == BC_CELL_TEXT || g_utf8_validate (cell, -1, NULL));
    g_assert_cmpint (type, <=, BC_CELL_COVERED);
    weight += g_str_hash (cell);
  }
  return weight;
}

static BcTableStep
weigh (BcTable *table, guint *weight, GError **error)
{
  BcTableStep step = BC_TABLE_ROW;
  guint row = 0;

  *weight = 0;
  for (guint i = 0; i < MAX_ROWS && step == BC_TABLE_ROW; i++) {
    step = bc_table_step (table, NULL, error);
    if (step == BC_TABLE_ROW) {
      *weight += weigh_row (table, row);
      row = bc_table_get_row (table);
    }
    g_assert_true (bc_table_get_fraction (table) <= 1);
  }
  return step;
}

/* Each sheet that is named can be turned to. */
static void
turn_over (BcTable *table)
{
  g_autoptr (GPtrArray) names = bc_table_list_sheets (table, NULL, NULL);
  guint weight;

  for (guint i = 0; names != NULL && i < MIN (names->len, MAX_SHEETS); i++) {
    g_assert_true (bc_table_choose_sheet (table, names->pdata[i], NULL, NULL));
    weigh (table, &weight, NULL);
  }
}

static gboolean
read_table (const char *path, GError **error)
{
  g_autoptr (BcTable) table = bc_table_open (path, NULL, error);
  guint first, second;
  BcTableStep step;

  if (table == NULL)
    return FALSE;
  step = weigh (table, &first, error);
  if (step == BC_TABLE_ERROR)
    return FALSE;
  g_assert_true (bc_table_restart (table, NULL, NULL));
  g_assert_cmpint (weigh (table, &second, NULL), !=, BC_TABLE_ERROR);
  turn_over (table);
  return TRUE;
}

gboolean
fuzz_table (const uint8_t *bytes, size_t length, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) fault = NULL;
  int file = g_file_open_tmp ("barrios-fuzz-XXXXXX", &path, NULL);
  gboolean read;

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, bytes, length), ==, length);
  close (file);
  read = read_table (path, &fault);
  g_unlink (path);
  g_assert_true (read == (fault == NULL));
  g_assert_true (fault == NULL || g_utf8_validate (fault->message, -1, NULL));
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return read;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  fuzz_table (bytes, length, NULL);
  return 0;
}
