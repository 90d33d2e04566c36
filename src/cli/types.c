/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cells.h"
#include "cli.h"
#include "field.h"
#include "json.h"
#include "output.h"

static const struct
{
  BcFieldFlags flag;
  const char *name;
} flags[] = {
  { BC_FIELD_REQUIRED, "required" }, { BC_FIELD_PERSONAL, "personal" },
  { BC_FIELD_SEARCHED, "searched" }, { BC_FIELD_SORTED, "sorted" },
  { BC_FIELD_DERIVED, "derived" },   { BC_FIELD_FIXED, "fixed" },
  { BC_FIELD_KEPT, "kept" },
};

static const char *const scopes[] = {
  [BC_SCOPE_NATION] = "nation",
  [BC_SCOPE_SELF] = "self",
  [BC_SCOPE_REGION] = "region",
  [BC_SCOPE_OWNER] = "owner",
};

static void
append_text (GString *json, const char *key, const char *text)
{
  bc_json_append_key (json, key);
  bc_json_append_string (json, text);
}

static void
append_label (GString *json, const char *key, const char *label)
{
  append_text (json, key, label != NULL ? _ (label) : NULL);
}

static void
append_boolean (GString *json, const char *key, gboolean value)
{
  bc_json_append_key (json, key);
  g_string_append (json, value ? "true" : "false");
}

/* Words with spaces between them, as an array. */
static void
append_words (GString *json, const char *key, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", " ", -1);

  bc_json_append_key (json, key);
  g_string_append_c (json, '[');
  for (char **part = parts; *part != NULL; part++) {
    bc_json_append_separator (json);
    bc_json_append_string (json, *part);
  }
  g_string_append_c (json, ']');
}

static void
append_levels (GString *json, BcLevels levels)
{
  bc_json_append_key (json, "writers");
  g_string_append_c (json, '[');
  for (guint level = BC_LEVEL_MANAGER; level <= BC_LEVEL_COUNCIL; level <<= 1)
    if (levels & level) {
      bc_json_append_separator (json);
      bc_json_append_string (json, bc_level_get_name (level));
    }
  g_string_append_c (json, ']');
}

static void
append_choices (GString *json, const BcField *field)
{
  bc_json_append_key (json, "choices");
  if (field->choices == NULL) {
    bc_json_append_null (json);
    return;
  }
  g_string_append_c (json, '[');
  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++) {
    bc_json_append_separator (json);
    g_string_append_c (json, '{');
    append_text (json, "name", choice->name);
    append_label (json, "label", choice->label);
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, ']');
}

/* A bound of a number, in the field's own unit; a text has only a greatest length. */
static void
append_bound (GString *json, const BcField *field, const char *key, gint64 bound)
{
  gboolean bounded = field->minimum != 0 || field->maximum != 0;
  BcValue value = { .type = BC_VALUE_INTEGER, .integer = bound };

  bc_json_append_key (json, key);
  if (!bounded || (!bc_field_is_numeric (field) && bound == 0))
    bc_json_append_null (json);
  else if (bc_field_is_numeric (field))
    bc_field_append_json (field, &value, json);
  else
    bc_json_append_integer (json, bound);
}

static void
append_field (GString *json, const BcRecordType *type, const BcField *field)
{
  bc_json_append_separator (json);
  g_string_append_c (json, '{');
  append_text (json, "name", field->name);
  bc_json_append_key (json, "number");
  bc_json_append_integer (json, field->number);
  append_text (json, "kind", bc_kind_get_name (field->kind));
  append_label (json, "label", field->label);
  append_label (json, "group", field->group);
  append_label (json, "help", field->help);
  append_label (json, "unit", field->unit);
  append_bound (json, field, "minimum", field->minimum);
  append_bound (json, field, "maximum", field->maximum);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    append_boolean (json, flags[i].name, (field->flags & flags[i].flag) != 0);
  append_levels (json, bc_record_type_get_writers (type, field));
  append_choices (json, field);
  append_words (json, "targets", field->targets);
  g_string_append_c (json, '}');
}

static void
append_type (GString *json, const BcRecordType *type)
{
  g_string_append_c (json, '{');
  append_text (json, "name", type->name);
  append_label (json, "label", type->label);
  append_label (json, "plural", type->plural);
  append_label (json, "help", type->help);
  append_text (json, "owner", type->owner);
  append_words (json, "identity", type->identity);
  append_text (json, "scope", scopes[type->scope]);
  append_levels (json, type->writers);
  append_boolean (json, "catalogue", type->catalogue);
  bc_json_append_key (json, "fields");
  g_string_append_c (json, '[');
  for (guint i = 0; i < type->n_fields; i++)
    append_field (json, type, &type->fields[i]);
  g_string_append (json, "]}");
}

static void
print_json (const BcRecordType *const *types, guint n_types)
{
  g_autoptr (GString) json = g_string_new ("[\n");

  for (guint i = 0; i < n_types; i++) {
    append_type (json, types[i]);
    g_string_append (json, i + 1 < n_types ? ",\n" : "\n]\n");
  }
  bc_output_write (json->str, json->len);
}

static char *
dup_choices (const BcField *field)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (field->targets != NULL)
    g_string_append_printf (names, " → %s", field->targets);
  for (const BcChoice *choice = field->choices; choice != NULL && choice->name; choice++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "|" : " ", choice->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
print_field (const BcField *field)
{
  g_autofree char *choices = dup_choices (field);

  bc_output_print ("  %-24s %-9s  %s%s%s\n",
                   field->name,
                   bc_kind_get_name (field->kind),
                   _ (field->label),
                   field->flags & BC_FIELD_REQUIRED ? " *" : "",
                   choices);
}

static void
print_text (const BcRecordType *const *types, guint n_types)
{
  for (guint i = 0; i < n_types; i++) {
    bc_output_print ("%s%s  %s\n", i > 0 ? "\n" : "", types[i]->name, _ (types[i]->label));
    for (guint j = 0; j < types[i]->n_fields; j++)
      print_field (&types[i]->fields[j]);
  }
}

gboolean
bc_run_types (BcCli *cli, const BcArguments *arguments, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON)
    print_json (types, n_types);
  else
    print_text (types, n_types);
  return TRUE;
}
