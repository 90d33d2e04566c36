/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-private.h"

/**
 * bc_import_target_free:
 * @self: (transfer full): what a column can be for
 *
 * Frees it.
 */
void
bc_import_target_free (BcImportTarget *self)
{
  g_free (self->name);
  g_free (self->label);
  g_free (self);
}

/* @part: (nullable): one end of a period, as it is read. */
static void
add_target (GPtrArray *targets, const char *name, const char *part, const char *label)
{
  BcImportTarget *target = g_new0 (BcImportTarget, 1);

  target->name = g_strconcat (name, part, NULL);
  target->label = g_strdup (label);
  g_ptr_array_add (targets, target);
}

static void
add_end (GPtrArray *targets, const BcField *field, const char *part, const char *word)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", _ (field->label), word);

  add_target (targets, field->name, part, label);
}

/**
 * bc_import_plan_list_targets:
 * @self: a plan
 *
 * Lists what a column can be for: nothing first, then the identifier, then the fields that this
 * person may write, as the form has them, and the ends of those that are periods.
 *
 * Returns: (transfer container) (element-type BcImportTarget): the list
 */
GPtrArray *
bc_import_plan_list_targets (BcImportPlan *self)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_import_target_free);

  add_target (targets, "", NULL, _ ("Do not import"));
  add_target (targets, "id", NULL, _ ("Identifier"));
  for (guint i = 0; i < self->type->n_fields; i++) {
    const BcField *field = &self->type->fields[i];

    if (!bc_import_plan_can_write (self, field))
      continue;
    add_target (targets, field->name, NULL, _ (field->label));
    if (field->kind == BC_KIND_PERIOD) {
      add_end (targets, field, ":from", _ ("from"));
      add_end (targets, field, ":to", _ ("to"));
    }
    if (bc_import_has_address (self->type, field))
      add_target (targets, field->name, ":address", _ ("Whole address"));
    if (field->kind == BC_KIND_RUT)
      add_end (targets, field, ":digit", _ ("check digit"));
  }
  return targets;
}
