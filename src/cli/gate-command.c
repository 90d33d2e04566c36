/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli.h"
#include "date.h"
#include "gate-paper.h"
#include "json.h"
#include "output.h"

static void
append_text (GString *json, const char *key, const char *text)
{
  bc_json_append_key (json, key);
  if (text != NULL)
    bc_json_append_string (json, text);
  else
    bc_json_append_null (json);
}

static void
append_item (GString *json, const BcGateItem *item)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&item->record, id);
  bc_json_append_separator (json);
  g_string_append_c (json, '{');
  append_text (json, "requirement", item->requirement);
  append_text (json, "id", id);
  append_text (json, "type", item->type);
  append_text (json, "sentence", item->sentence);
  append_text (json, "supplier", item->supplier);
  g_string_append_c (json, '}');
}

static void
print_json (const BcGate *gate)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *at = bc_date_dup_iso (gate->at);
  g_autofree char *sentence = bc_gate_dup_sentence (gate);
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&gate->district, id);
  append_text (json, "district", id);
  append_text (json, "name", gate->name);
  append_text (json, "at", at);
  append_text (json, "phase", gate->phase);
  append_text (json, "passed-on", gate->passed_on);
  append_text (json, "sentence", sentence);
  append_text (json, "waiver", gate->waiver);
  bc_json_append_key (json, "missing");
  g_string_append_c (json, '[');
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
