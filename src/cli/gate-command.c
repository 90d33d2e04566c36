/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli.h"
#include "date.h"
#include "gate-paper.h"
#include "output.h"
#include "told-json.h"

static void
append_item (GString *json, const BcGateItem *item)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "requirement", item->requirement);
  bc_told_json_id (json, "id", &item->record);
  bc_told_json_text (json, "type", item->type);
  bc_told_json_text (json, "sentence", item->sentence);
  bc_told_json_text (json, "supplier", item->supplier);
  g_string_append_c (json, '}');
}

static void
print_json (const BcGate *gate)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *at = bc_date_dup_iso (gate->at);
  g_autofree char *sentence = bc_gate_dup_sentence (gate);

  bc_told_json_id (json, "district", &gate->district);
  bc_told_json_text (json, "name", gate->name);
  bc_told_json_text (json, "at", at);
  bc_told_json_text (json, "phase", gate->phase);
  bc_told_json_text (json, "passed-on", gate->passed_on);
  bc_told_json_text (json, "sentence", sentence);
  bc_told_json_text (json, "waiver", gate->waiver);
  bc_told_json_open (json, "missing", '[');
  for (guint i = 0; i < gate->missing->len; i++)
    append_item (json, gate->missing->pdata[i]);
  g_string_append (json, "]}\n");
  bc_output_write (json->str, json->len);
}

static gboolean
write_paper (const BcGate *gate, const BcArguments *arguments, const char *path, GError **error)
{
  g_autoptr (BcPaper) paper = bc_gate_paper_new (gate, bc_cli_get_paper (arguments));

  if (!bc_paper_write (paper, path, error)) {
    g_prefix_error (error, "%s: ", "gate");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Pages"), bc_paper_get_n_pages (paper));
  return TRUE;
}

gboolean
bc_run_gate (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *path = bc_arguments_get_word (arguments, 1);
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcGate) gate = NULL;
  g_autofree char *text = NULL;

  if (!bc_cli_find_district (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  gate = bc_gate_read (cli->database, &info.id, error);
  if (gate == NULL)
    return FALSE;
  if (path != NULL)
    return write_paper (gate, arguments, path, error);
  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON) {
    print_json (gate);
    return TRUE;
  }
  text = bc_gate_dup_text (gate);
  bc_output_write (text, strlen (text));
  return TRUE;
}
