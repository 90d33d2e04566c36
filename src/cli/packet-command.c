/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "field.h"
#include "form-filling.h"
#include "json.h"
#include "number.h"
#include "output.h"
#include "packet-paper.h"
#include "packet.h"
#include "period.h"
#include "text.h"
#include "told-json.h"

static void
append_flag (GString *json, const char *key, gboolean flag)
{
  bc_json_append_key (json, key);
  g_string_append (json, flag ? "true" : "false");
}

static void
append_entry (GString *json, const BcPacketEntry *entry)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_id (json, "id", &entry->id);
  bc_told_json_text (json, "kind", entry->kind);
  bc_told_json_text (json, "state", entry->state);
  bc_told_json_text (json, "date", entry->date);
  bc_told_json_number (json, "amount", entry->amount);
  bc_told_json_number (json, "sum", entry->sum);
  bc_told_json_text (json, "why", entry->why);
  bc_told_json_text (json, "left-out", entry->left_out);
  append_flag (json, "drawn", entry->drawn);
  bc_told_json_text (json, "sentence", entry->heading);
  g_string_append_c (json, '}');
}

static void
append_fault (GString *json, const BcPacketFault *fault)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "kind", fault->kind);
  bc_told_json_id (json, "id", &fault->record);
  append_flag (json, "blocks", fault->blocks);
  bc_told_json_text (json, "sentence", fault->sentence);
  g_string_append_c (json, '}');
}

static void
print_json (const BcPacket *packet)
{
  g_autoptr (GString) json = g_string_new ("{");

  bc_told_json_id (json, "id", &packet->id);
  bc_told_json_id (json, "line", &packet->line);
  bc_told_json_text (json, "span", packet->span);
  bc_told_json_text (json, "state", packet->state);
  bc_told_json_text (json, "sample-seed", packet->seed);
  bc_told_json_number (json, "sample-size", packet->size);
  bc_told_json_number (json, "disbursed", packet->disbursed);
  bc_told_json_number (json, "spent", packet->spent);
  bc_told_json_open (json, "entries", '[');
  for (guint i = 0; i < packet->entries->len; i++)
    append_entry (json, packet->entries->pdata[i]);
  g_string_append_c (json, ']');
  bc_told_json_open (json, "faults", '[');
  for (guint i = 0; i < packet->faults->len; i++)
    append_fault (json, packet->faults->pdata[i]);
  g_string_append (json, "]}\n");
  bc_output_write (json->str, json->len);
}

static void
print_heading (const BcPacket *packet)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("packet"), "state");
  const BcChoice *state = bc_field_find_choice (field, packet->state);
  g_autofree char *disbursed = bc_number_dup_pesos_screen (packet->disbursed);
  g_autofree char *spent = bc_number_dup_pesos_screen (packet->spent);
  g_autofree char *span = NULL;
  BcPeriod period;

  if (bc_period_parse (packet->span, &period, NULL))
    span = bc_period_dup_screen (&period);
  bc_output_print (_ ("Accounts of %s, %s: %s"),
                   packet->heading,
                   span != NULL ? span : packet->span,
                   state != NULL ? bc_choice_get_label (state) : packet->state);
  bc_output_print ("\n");
  bc_output_print (_ ("Disbursed %s, spent %s"), disbursed, spent);
  bc_output_print ("\n\n");
}

static void
print_faults (const BcPacket *packet)
{
  if (packet->faults->len == 0)
    bc_output_print ("%s\n", _ ("Nothing is wrong with it."));
  for (guint i = 0; i < packet->faults->len; i++) {
    const BcPacketFault *fault = packet->faults->pdata[i];
    g_autofree char *sentence = bc_text_dup_clause (fault->sentence);

    bc_output_print ("%u. %s: %s.\n",
                     i + 1,
                     fault->blocks ? _ ("To mend") : _ ("To look at"),
                     sentence);
  }
}

static void
print_sample (const BcPacket *packet)
{
  if (packet->seed == NULL)
    return;
  bc_output_print ("\n");
  bc_output_print (_ ("Sample of %d, drawn with the seed “%s”:"), (int) packet->size, packet->seed);
  bc_output_print ("\n");
  for (guint i = 0; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];

    if (entry->drawn)
      bc_output_print ("   - %s\n", entry->heading);
  }
}

static void
print_entries (const BcPacket *packet)
{
  for (guint i = 0; i < packet->n_rendered; i++)
    bc_output_print ("   %s\n", ((BcPacketEntry *) packet->entries->pdata[i])->heading);
  if (packet->n_rendered < packet->entries->len)
    bc_output_print ("%s%s:\n", packet->n_rendered > 0 ? "\n" : "", _ ("Not counted"));
  for (guint i = packet->n_rendered; i < packet->entries->len; i++) {
    const BcPacketEntry *entry = packet->entries->pdata[i];

    bc_output_print ("   %s: %s\n", entry->heading, entry->left_out);
  }
  if (packet->entries->len > 0)
    bc_output_print ("\n");
}

static void
print_text (const BcPacket *packet)
{
  print_heading (packet);
  print_entries (packet);
  print_faults (packet);
  print_sample (packet);
}

static gboolean
write_paper (BcCli *cli, const BcArguments *arguments, const BcId *id, GError **error)
{
  g_autoptr (BcPaper) paper =
    bc_packet_paper_new (cli->database, id, bc_cli_get_paper (arguments), error);

  if (paper == NULL || !bc_paper_write (paper, bc_arguments_get_word (arguments, 1), error)) {
    g_prefix_error (error, "%s: ", "packet");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Pages"), bc_paper_get_n_pages (paper));
  return TRUE;
}

gboolean
bc_run_packet (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcPacket) packet = NULL;

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  packet = bc_packet_read (cli->database, &info.id, error);
  if (packet == NULL) {
    g_prefix_error (error, "%s: ", "id");
    return FALSE;
  }
  if (bc_arguments_has (arguments, "facts"))
    return bc_cli_print_facts (cli, arguments, &info.id, error);
  if (bc_arguments_has (arguments, "form"))
    return bc_cli_fill_form (cli, arguments, &info.id, error);
  if (bc_arguments_get_word (arguments, 1) != NULL)
    return write_paper (cli, arguments, &info.id, error);
  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON)
    print_json (packet);
  else
    print_text (packet);
  return TRUE;
}
