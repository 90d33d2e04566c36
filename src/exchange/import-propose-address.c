/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-names.h"
#include "import-private.h"
#include "text.h"

/* Which of the columns called "Number" is the number of a street, and which counts the rows. */

static BcImportColumn *
find_part (BcImportPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->columns->len; i++) {
    BcImportColumn *column = &g_array_index (plan->columns, BcImportColumn, i);

    if ((column->use == BC_IMPORT_VALUE || column->use == BC_IMPORT_ADDRESS) &&
        strcmp (column->field->name, name) == 0)
      return column;
  }
  return NULL;
}

/* The column right behind another, if it is for nothing but would be for a field. */
static BcImportColumn *
find_behind (BcImportPlan *plan, const BcImportColumn *before, const BcField *field)
{
  for (guint i = 0; i < plan->columns->len; i++) {
    BcImportColumn *column = &g_array_index (plan->columns, BcImportColumn, i);

    if (column->place == before->place + 1)
      return column->origin == BC_IMPORT_UNKNOWN && column->doubt == BC_IMPORT_TAKEN &&
                 column->perhaps == field
               ? column
               : NULL;
  }
  return NULL;
}

static void
release (BcImportColumn *column, BcImportDoubt doubt)
{
  column->doubt = doubt;
  column->perhaps = column->field;
  column->use = BC_IMPORT_NOTHING;
  column->field = NULL;
  column->origin = BC_IMPORT_UNKNOWN;
}

/* "Número", "N°": of what, it does not say. */
static gboolean
is_any_number (const BcImportPlan *plan, const BcImportColumn *column)
{
  g_autofree char *folded = bc_text_fold (column->heading);

  return bc_vocabulary_have (bc_import_names_get_vocabulary (plan->names),
                             "address",
                             "number",
                             folded);
}

/* The one behind the street is its number; one elsewhere is a guess at most. */
static void
settle_number (BcImportPlan *plan, const BcImportColumn *street, BcImportColumn *number)
{
  const BcField *field = number->field;
  BcImportColumn *behind = find_behind (plan, street, field);

  if (behind != NULL) {
    const BcImportOrigin origin = number->origin;

    release (number, BC_IMPORT_TAKEN);
    bc_import_column_take (behind, plan->names, field, BC_IMPORT_VALUE, origin);
  } else if (plan->certain) {
    release (number, BC_IMPORT_UNCERTAIN);
  } else {
    number->origin = BC_IMPORT_GUESSED;
  }
}

/* "Dirección" beside "Número" is the street alone. A number that stands elsewhere counts the rows.
 */
static void
settle_street (BcImportPlan *plan, BcImportColumn *street, BcImportColumn *number)
{
  if (street->use != BC_IMPORT_ADDRESS || bc_import_column_is_decided (street))
    return;
  if (number->place == street->place + 1 || bc_import_column_is_decided (number))
    bc_import_column_take (street, plan->names, street->field, BC_IMPORT_VALUE, street->origin);
  else
    release (number, BC_IMPORT_TAKEN);
}

/**
 * bc_import_settle_address:
 * @plan: a plan of which the columns were proposed
 *
 * Decides which column is the number of the street, and whether that of the street holds whole
 * addresses.
 */
void
bc_import_settle_address (BcImportPlan *plan)
{
  BcImportColumn *street = find_part (plan, "street");
  BcImportColumn *number = find_part (plan, "street-number");

  if (street == NULL || number == NULL)
    return;
  if (number->place != street->place + 1 && !bc_import_column_is_decided (number) &&
      is_any_number (plan, number))
    settle_number (plan, street, number);
  number = find_part (plan, "street-number");
  if (number != NULL)
    settle_street (plan, street, number);
}
