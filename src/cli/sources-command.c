/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "date.h"
#include "json.h"
#include "output.h"
#include "sources.h"
#include "told-json.h"

static const char *const fits[] = {
  [BC_SOURCE_FITS] = "fits",
  [BC_SOURCE_BY_HAND] = "by-hand",
  [BC_SOURCE_LACKS] = "lacks",
  [BC_SOURCE_ELSEWHERE] = "elsewhere",
};

static void
append_date (GString *json, const char *key, gint32 date)
{
  g_autofree char *text = date != BC_DATE_NONE ? bc_date_dup_iso (date) : NULL;

  bc_told_json_text (json, key, text);
}

static void
append_requirement (GString *json, const BcRequirement *requirement)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "code", requirement->code);
  bc_told_json_number (json, "has", requirement->has < 0 ? G_MININT64 : requirement->has);
  bc_told_json_number (json, "needed", requirement->needed);
  bc_told_json_text (json, "sentence", requirement->sentence);
  bc_told_json_text (json, "basis", requirement->basis);
  append_date (json, "from", requirement->validity.from);
  append_date (json, "to", requirement->validity.to);
  append_date (json, "written-on", requirement->written_on);
  g_string_append_c (json, '}');
}

static void
append_source (GString *json, const BcSource *source)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "code", source->code);
  bc_told_json_text (json, "name", source->name);
  bc_told_json_text (json, "institution", source->institution);
  bc_told_json_text (json, "kind", source->kind);
  bc_told_json_text (json, "fit", fits[source->fit]);
  bc_told_json_id (json, "line", &source->line);
  bc_told_json_text (json, "sentence", source->sentence);
  bc_told_json_text (json, "text", source->text);
  bc_told_json_open (json, "requirements", '[');
  for (guint i = 0; i < source->requirements->len; i++)
    append_requirement (json, source->requirements->pdata[i]);
  g_string_append (json, "]}");
}

static void
print_json (const BcSources *sources)
{
  g_autoptr (GString) json = g_string_new ("{");

  bc_told_json_id (json, "action", &sources->action);
  bc_told_json_text (json, "title", sources->title);
  bc_told_json_text (json, "area", sources->area);
  bc_told_json_open (json, "sources", '[');
  for (guint i = 0; i < sources->sources->len; i++)
    append_source (json, sources->sources->pdata[i]);
  g_string_append (json, "]}\n");
  bc_output_write (json->str, json->len);
}

static void
print_source (const BcSource *source)
{
  bc_output_print ("%s\n   %s.\n", source->name, source->sentence);
  if (source->fit == BC_SOURCE_ELSEWHERE)
    return;
  for (guint i = 0; i < source->requirements->len; i++) {
    const BcRequirement *requirement = source->requirements->pdata[i];

    bc_output_print ("   - %s.\n     %s.\n", requirement->sentence, requirement->origin);
  }
  if (source->text != NULL)
    bc_output_print ("   %s\n", source->text);
}

static void
print_text (const BcSources *sources)
{
  bc_output_print (_ ("Funding sources for “%s”"), sources->title);
  bc_output_print ("\n\n");
  for (guint i = 0; i < sources->sources->len; i++)
    print_source (sources->sources->pdata[i]);
}

gboolean
bc_run_sources (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcSources) sources = NULL;

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  sources = bc_sources_read (cli->database, &info.id, error);
  if (sources == NULL) {
    g_prefix_error (error, "%s: ", "id");
    return FALSE;
  }
  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON)
    print_json (sources);
  else
    print_text (sources);
  return TRUE;
}
