/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "heading.h"

#include <glib/gi18n-lib.h>

#include "field.h"

/**
 * bc_heading_get_fields:
 * @type: a record type
 * @fields: (out caller-allocates) (array fixed-size=6): the fields that its records are called by,
 *   the title first
 *
 * Tells what has to be read of a record to name it.
 *
 * Returns: how many there are; 0 where a record goes by its type's name
 */
guint
bc_heading_get_fields (const BcRecordType *type, const BcField **fields)
{
  guint n = 0;

  if (type->heading == NULL) {
    fields[0] = bc_record_type_get_title (type);
    return fields[0] != NULL ? 1 : 0;
  }
  for (; n < BC_HEADING_MAX_FIELDS && type->heading[n].field != NULL; n++)
    fields[n] = bc_record_type_find_field (type, type->heading[n].field);
  return n;
}

/**
 * bc_heading_dup:
 * @type: a record type
 * @values: (array): the values of its fields, in the order of bc_heading_get_fields()
 *
 * Names a record for people: a record without a name of its own by what tells it from the next.
 * What it lacks is left out; its type's word stands for a title that is missing.
 *
 * Returns: (transfer full): the name, in the language of the process
 */
char *
bc_heading_dup (const BcRecordType *type, const BcValue *values)
{
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  const guint n_fields = bc_heading_get_fields (type, fields);
  GString *heading = g_string_new (NULL);

  if (n_fields == 0 || values[0].type == BC_VALUE_NONE)
    g_string_append (heading, _ (type->label));
  for (guint i = 0; i < n_fields; i++) {
    const BcHeadingPart *part = type->heading != NULL ? &type->heading[i] : NULL;
    g_autofree char *text = bc_field_dup_display (fields[i], &values[i]);

    if (*text != '\0')
      g_string_append_printf (heading,
                              "%s%s%s",
                              part != NULL ? part->before : "",
                              text,
                              part != NULL ? part->after : "");
  }
  return g_string_free (heading, FALSE);
}
