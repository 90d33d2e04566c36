/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "apart.h"
#include "cli.h"
#include "duplicates.h"
#include "join.h"
#include "output.h"

static void
take_id (BcSheet *sheet, const BcId *id)
{
  char text[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (id, text);
  bc_sheet_take_text (sheet, text);
}

static void
take_twin (BcSheet *sheet, const BcTwin *twin)
{
  take_id (sheet, &twin->id);
  bc_sheet_take_text (sheet, twin->name);
  bc_sheet_take_text (sheet, twin->address);
}

static void
write_pair (BcSheet *sheet, const BcDuplicate *pair)
{
  take_twin (sheet, &pair->first);
  take_twin (sheet, &pair->second);
  if (bc_sheet_get_format (sheet) == BC_FORMAT_TEXT)
    bc_sheet_take_text (sheet, pair->same_rut ? _ ("The same RUT") : _ ("Alike"));
  else
    bc_sheet_take_text (sheet, pair->same_rut ? "rut" : "alike");
  bc_sheet_take_integer (sheet, (gint64) (pair->likeness * 100 + 0.5));
  bc_sheet_end_row (sheet);
}

gboolean
bc_run_duplicates (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *word = bc_arguments_get_word (arguments, 0);
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_autoptr (GPtrArray) pairs = NULL;
  g_auto (BcRecordInfo) district = { 0 };

  if (word != NULL && !bc_cli_find_district (cli->database, word, &district, error))
    return FALSE;
  pairs = bc_duplicates_read (cli->database, word != NULL ? &district.id : NULL, error);
  if (pairs == NULL)
    return FALSE;
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "name", _ ("Business"), FALSE);
  bc_sheet_add_column (sheet, "address", _ ("Address"), FALSE);
  bc_sheet_add_column (sheet, "other", _ ("Other"), FALSE);
  bc_sheet_add_column (sheet, "other-name", _ ("Business"), FALSE);
  bc_sheet_add_column (sheet, "other-address", _ ("Address"), FALSE);
  bc_sheet_add_column (sheet, "reason", _ ("Why"), FALSE);
  bc_sheet_add_column (sheet, "likeness", _ ("Names alike (%)"), TRUE);
  for (guint i = 0; i < pairs->len; i++)
    write_pair (sheet, pairs->pdata[i]);
  bc_sheet_end (sheet);
  return TRUE;
}

typedef struct
{
  BcId keep;
  BcId other;
  BcJoinReport report;
} Joining;

static gboolean
join (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Joining *self = data;

  return bc_join (writer, &self->keep, &self->other, &self->report, error);
}

static gboolean
find (BcCli *cli, const BcArguments *arguments, guint place, BcId *id, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, place), &info, error))
    return FALSE;
  *id = info.id;
  return TRUE;
}

gboolean
bc_run_join (BcCli *cli, const BcArguments *arguments, GError **error)
{
  Joining self = { 0 };

  if (!find (cli, arguments, 0, &self.keep, error) || !find (cli, arguments, 1, &self.other, error))
    return FALSE;
  if (!bc_store_write (cli->store, join, &self, NULL, error)) {
    g_prefix_error (error, "%s: ", "join");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Records that name the first one now"), self.report.n_references);
  bc_output_print ("%s: %u\n", _ ("Fields taken from the second one"), self.report.n_fields);
  return TRUE;
}

typedef struct
{
  BcId one;
  BcId other;
  gboolean forget;
  guint n_forgotten;
} Parting;

static gboolean
part (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Parting *self = data;

  return self->forget
           ? bc_apart_forget (writer, &self->one, &self->other, &self->n_forgotten, error)
           : bc_apart_tell (writer, &self->one, &self->other, error);
}

gboolean
bc_run_apart (BcCli *cli, const BcArguments *arguments, GError **error)
{
  Parting self = { .forget = bc_arguments_has (arguments, "forget") };

  if (!find (cli, arguments, 0, &self.one, error) || !find (cli, arguments, 1, &self.other, error))
    return FALSE;
  if (!bc_store_write (cli->store, part, &self, NULL, error)) {
    g_prefix_error (error, "%s: ", "apart");
    return FALSE;
  }
  if (!self.forget)
    bc_output_print ("%s\n", _ ("They are two: they are not offered as duplicates again"));
  else if (self.n_forgotten > 0)
    bc_output_print ("%s\n", _ ("They may be offered as duplicates again"));
  else
    bc_output_print ("%s\n", _ ("Nobody had told them apart"));
  return TRUE;
}
