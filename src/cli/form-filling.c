/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-filling.h"

#include <glib/gi18n-lib.h>

#include "json.h"
#include "output.h"
#include "packet-form.h"
#include "told-json.h"

/* The spreadsheet on which accounts are rendered, filled in with what an accounts packet tells. */

/* (nullable): where the cells say that a fact goes. */
static char *
dup_place (const GPtrArray *cells, const BcPacketFact *fact)
{
  for (guint i = 0; i < cells->len; i++) {
    const BcFormCell *cell = cells->pdata[i];

    if (cell->fact == fact)
      return bc_xlsx_place_dup_text (&cell->place);
  }
  return NULL;
}

/* What it is today; of what each entry has, how many there are. */
static char *
dup_today (const BcPacketFacts *facts, const BcPacketFact *fact)
{
  if (fact->rows == BC_FACT_ONCE)
    return bc_fact_value_dup_screen (bc_packet_facts_get (facts, fact, 0));
  return g_strdup_printf ("× %u", bc_packet_facts_count (facts, fact));
}

static void
append_value (GString *json, const BcFactValue *value)
{
  const gboolean number = value->kind == BC_FACT_NUMBER || value->kind == BC_FACT_PERCENT;
  g_autofree char *text = bc_fact_value_dup_screen (value);

  if (value->empty)
    g_string_append (json, "null");
  else if (number)
    g_string_append_printf (json, "%" G_GINT64_FORMAT, value->number);
  else
    bc_json_append_string (json, text);
}

static void
append_fact (GString *json,
             const BcPacketFacts *facts,
             const BcPacketFact *fact,
             const GPtrArray *cells)
{
  g_autofree char *label = bc_packet_fact_dup_label (fact);
  g_autofree char *place = dup_place (cells, fact);

  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "name", fact->name);
  bc_told_json_text (json, "label", label);
  bc_told_json_text (json, "cell", place);
  bc_told_json_open (json, "values", '[');
  for (guint i = 0; i < bc_packet_facts_count (facts, fact); i++) {
    g_string_append (json, i > 0 ? "," : "");
    append_value (json, bc_packet_facts_get (facts, fact, i));
  }
  g_string_append (json, "]}");
}

static void
print_json (const BcPacketFacts *facts, const GPtrArray *cells)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; bc_packet_fact_get (i) != NULL; i++)
    append_fact (json, facts, bc_packet_fact_get (i), cells);
  g_string_append (json, "]\n");
  bc_output_write (json->str, json->len);
}

static void
print_text (const BcPacketFacts *facts, const GPtrArray *cells)
{
  for (guint i = 0; bc_packet_fact_get (i) != NULL; i++) {
    const BcPacketFact *fact = bc_packet_fact_get (i);
    g_autofree char *label = bc_packet_fact_dup_label (fact);
    g_autofree char *today = dup_today (facts, fact);
    g_autofree char *clean = bc_output_dup_clean (today);
    g_autofree char *place = dup_place (cells, fact);

    bc_output_print ("%-24s %s: %s%s%s\n",
                     fact->name,
                     label,
                     clean,
                     place != NULL ? " → " : "",
                     place != NULL ? place : "");
  }
}

/* What is remembered with the source, if it can be read. */
static GPtrArray *
read_remembered (const BcPacketFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) cells = bc_form_cells_new ();

  if (bc_form_cells_add_text (cells, bc_packet_facts_get_cells (facts), error))
    return g_steal_pointer (&cells);
  g_prefix_error (error, "form-cells: ");
  return NULL;
}

/**
 * bc_cli_print_facts:
 * @cli: what the command works with
 * @arguments: what was typed
 * @packet: an accounts packet
 * @error: return location
 *
 * Prints what the packet can tell a form, and what of it goes where.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_cli_print_facts (BcCli *cli, const BcArguments *arguments, const BcId *packet, GError **error)
{
  g_autoptr (BcPacketFacts) facts = bc_packet_facts_read (cli->database, packet, error);
  g_autoptr (GPtrArray) cells = facts != NULL ? read_remembered (facts, error) : NULL;

  if (cells == NULL)
    return FALSE;
  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON)
    print_json (facts, cells);
  else
    print_text (facts, cells);
  return TRUE;
}

static GPtrArray *
choose_cells (const BcPacketFacts *facts, const BcArguments *arguments, GError **error)
{
  const GPtrArray *maps = bc_arguments_get_all (arguments, "map");
  g_autoptr (GPtrArray) cells = bc_form_cells_new ();

  if (maps == NULL)
    return read_remembered (facts, error);
  for (guint i = 0; i < maps->len; i++)
    if (!bc_form_cells_add (cells, maps->pdata[i], error)) {
      g_prefix_error (error, "--map: ");
      return NULL;
    }
  return g_steal_pointer (&cells);
}

static gboolean
remember (BcCli *cli, const BcPacketFacts *facts, const GPtrArray *cells, GError **error)
{
  const BcRecordType *source = bc_dictionary_find ("funding-source");
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;
  g_autofree char *text = bc_form_cells_dup_text (cells);
  BcId id;

  bc_draft_init (&draft, source, bc_packet_facts_get_source (facts));
  bc_value_set_text (&value, text);
  bc_draft_set (&draft, bc_record_type_find_field (source, "form-cells"), &value);
  return bc_store_save (cli->store, &draft, &id, error);
}

static gboolean
write_form (const BcPacketFacts *facts,
            const GPtrArray *cells,
            const BcArguments *arguments,
            GError **error)
{
  const char *path = bc_arguments_get (arguments, "form");
  g_autoptr (BcXlsxForm) form = bc_xlsx_form_open (path, NULL, error);

  if (form == NULL) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  if (bc_packet_fill (cells, form, facts, error) &&
      bc_xlsx_form_write (form, bc_arguments_get (arguments, "output"), NULL, error))
    return TRUE;
  g_prefix_error (error, "--form: ");
  return FALSE;
}

/**
 * bc_cli_fill_form:
 * @cli: what the command works with
 * @arguments: what was typed: the form, where it goes, and perhaps what goes where
 * @packet: an accounts packet
 * @error: return location
 *
 * Fills a form in.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_cli_fill_form (BcCli *cli, const BcArguments *arguments, const BcId *packet, GError **error)
{
  g_autoptr (BcPacketFacts) facts = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  if (bc_arguments_get (arguments, "output") == NULL)
    return bc_usage_refuse (error, _ ("--%s is missing"), "output");
  facts = bc_packet_facts_read (cli->database, packet, error);
  cells = facts != NULL ? choose_cells (facts, arguments, error) : NULL;
  if (cells == NULL || !write_form (facts, cells, arguments, error))
    return FALSE;
  if (bc_arguments_has (arguments, "remember") && !remember (cli, facts, cells, error))
    return FALSE;
  bc_output_print ("%s: %u\n", _ ("Places filled in"), cells->len);
  return TRUE;
}
