/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cells.h"
#include "cli.h"
#include "field.h"
#include "moment.h"
#include "origins.h"
#include "output.h"
#include "record.h"
#include "records-read.h"
#include "rows.h"
#include "snapshot.h"

#define LABEL_WIDTH 26

/* A record as people read it, each value with who wrote it and when. */
typedef struct
{
  BcDatabase *database; /* (unowned) */
  const BcRecordInfo *info;
  BcNames *names;  /* (unowned) */
  gint64 *origins; /* (owned) journal row of each field; 0 for none */
} Page;

static void
print_line (const char *label, const char *text, const char *origin)
{
  g_autofree char *clean = bc_output_dup_clean (text);
  glong padding = LABEL_WIDTH - g_utf8_strlen (label, -1);

  bc_output_print ("%s:%*s %s%s%s\n",
                   label,
                   (int) MAX (padding, 0),
                   "",
                   clean,
                   origin != NULL ? "  — " : "",
                   origin != NULL ? origin : "");
}

static gboolean
read_origins (Page *page, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (page->database, "SELECT origins FROM record WHERE row = ?", error);
  gsize n_bytes = 0;
  const void *bytes;
  BcStep step = BC_STEP_ERROR;

  page->origins = g_new0 (gint64, page->info->type->n_fields);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, page->info->row);
  step = bc_cursor_step (cursor, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  bytes = bc_cursor_get_blob (cursor, 0, &n_bytes);
  bc_origins_decode (page->info->type, bytes, n_bytes, page->origins);
  return TRUE;
}

/* "Ana, 20-11-2026 12:04"; nothing for what was shipped with the program. */
static char *
dup_origin (const Page *page, gint64 row)
{
  g_autoptr (BcCursor) cursor = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *author = NULL;

  if (row == 0)
    return NULL;
  cursor = bc_database_query (page->database,
                              "SELECT a.name, j.stamp >> 16 FROM journal j "
                              "JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "
                              "WHERE j.row = ?",
                              NULL);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, row);
  if (bc_cursor_step (cursor, NULL) != BC_STEP_ROW)
    return NULL;
  author = bc_output_dup_clean (bc_cursor_get_text (cursor, 0));
  moment = bc_moment_dup_screen (bc_cursor_get_integer (cursor, 1));
  return g_strdup_printf ("%s, %s", author, moment);
}

static gboolean
print_value (const Page *page, const BcField *field, const BcValue *value, GError **error)
{
  g_autofree char *origin = dup_origin (page, page->origins[field - page->info->type->fields]);
  g_autofree char *display = bc_field_dup_display (field, value);
  const char *text = display;

  if (value->type == BC_VALUE_ID)
    text = bc_names_get (page->names, field, &value->id, error);
  if (text == NULL)
    return FALSE;
  if (value->type != BC_VALUE_NONE || origin != NULL)
    print_line (_ (field->label), text, origin);
  return TRUE;
}

static void
print_head (const BcRecordInfo *info)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&info->id, id);
  bc_output_print ("%s %s\n", info->type != NULL ? _ (info->type->label) : info->type_name, id);
  if (info->deleted)
    bc_output_print ("%s\n", _ ("Deleted"));
  else if (info->hidden)
    bc_output_print ("%s\n", _ ("Hidden: what it belongs to was deleted"));
  if (info->flagged)
    bc_output_print ("%s\n", _ ("Edited by someone who did not know that it had been deleted"));
}

static gboolean
print_fields (Page *page, GError **error)
{
  const BcRecordType *type = page->info->type;
  g_autoptr (BcRecord) record =
    bc_record_read (page->database, page->info->row, type, &page->info->id, error);

  if (record == NULL || !read_origins (page, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++) {
    BcValue value = BC_VALUE_INIT;

    if (type->fields[i].flags & BC_FIELD_KEPT)
      continue;
    bc_record_peek (record, &type->fields[i], &value);
    if (!print_value (page, &type->fields[i], &value, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
print_page (BcDatabase *database, const BcRecordInfo *info, GError **error)
{
  g_autoptr (BcNames) names = bc_names_new (database, TRUE);
  Page page = { database, info, names, NULL };
  gboolean printed;

  print_head (info);
  printed = info->type == NULL || print_fields (&page, error);
  if (printed && info->extra != NULL)
    print_line (_ ("From a newer version"), info->extra, NULL);
  g_free (page.origins);
  return printed;
}

static gboolean
show (BcDatabase *database, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), TRUE);
  BcRowsQuery query = { 0 };

  if (!bc_cli_find_record (database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  if (bc_sheet_get_format (sheet) == BC_FORMAT_TEXT)
    return print_page (database, &info, error);
  query.type = info.type;
  query.row = info.row;
  return info.type != NULL ? bc_rows_write (database, &query, sheet, error)
                           : bc_rows_write_unknown (database, info.type_name, &query, sheet, error);
}

gboolean
bc_run_show (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *at = bc_arguments_get (arguments, "at");
  g_autoptr (BcDatabase) snapshot = NULL;
  gint64 moment;

  if (at == NULL)
    return show (cli->database, arguments, error);
  /* A day means its end, and so does a minute: all that was written in it counts. */
  if (!bc_moment_parse_end (at, &moment, error)) {
    g_prefix_error (error, "%s: ", "at");
    return FALSE;
  }
  snapshot = bc_snapshot_create (cli->database, BC_SNAPSHOT_BY_STAMP, moment, NULL, error);
  return snapshot != NULL && show (snapshot, arguments, error);
}
