/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "invoice-place.h"
#include "rut.h"
#include "text.h"

/* Whom a document should be made out to. */

#define RECEIPT        39
#define EXEMPT_RECEIPT 41

#define EXPECTED                                                                                   \
  "SELECT c.name, (SELECT group_concat(g.rut, ' ') FROM record gr "                                \
  " JOIN associative_group g ON g.row = gr.row WHERE gr.scope = l.scope "                          \
  " AND gr.type = 'associative-group' AND g.hidden = 0) FROM record l "                            \
  "JOIN record dr ON dr.scope = l.scope AND dr.type = 'district' "                                 \
  "JOIN district d ON d.row = dr.row LEFT JOIN record cr ON cr.id = d.commune "                    \
  "LEFT JOIN commune c ON c.row = cr.row WHERE l.id = ?"

/* Receipts are made out to nobody. */
static gboolean
names_nobody (const BcInvoice *invoice)
{
  return invoice->type == RECEIPT || invoice->type == EXEMPT_RECEIPT;
}

/* No catalogue has the RUT of municipalities: they are known by their name. */
static gboolean
is_municipality (const char *name, const char *commune)
{
  g_autofree char *folded = bc_text_fold (name);
  g_autofree char *place = bc_text_fold (commune != NULL ? commune : "");

  return *place != '\0' && strstr (folded, "municipalidad") != NULL &&
         strstr (folded, place) != NULL;
}

static void
add_warning (const BcInvoice *invoice, const char *rut, const char *name)
{
  g_autofree char *shown = *rut != '\0' ? bc_rut_dup_display (rut) : g_strdup ("?");

  g_ptr_array_add (invoice->warnings,
                   g_strdup_printf (_ ("It is made out to %s (%s), and neither to the district's "
                                       "associative group nor to its municipality"),
                                    *name != '\0' ? name : "?",
                                    shown));
}

/**
 * bc_invoice_warn_of_receiver:
 * @database: a connection
 * @invoice: a document; a warning is added to its own where it is made out to someone else
 * @line: the line that pays it
 * @error: return location, #BC_STORE_ERROR
 *
 * Looks whether the district's associative group or municipality bought (the programme's rule for
 * accounts).
 *
 * Returns: whether it could be told
 */
gboolean
bc_invoice_warn_of_receiver (BcDatabase *database,
                             const BcInvoice *invoice,
                             const BcId *line,
                             GError **error)
{
  gboolean issued = strcmp (bc_invoice_get_supplier_rut (invoice), invoice->issuer_rut) == 0;
  const char *rut = issued ? invoice->receiver_rut : invoice->issuer_rut;
  const char *name = issued ? invoice->receiver_name : invoice->issuer_name;
  g_autoptr (BcCursor) cursor = NULL;
  const char *groups = NULL;
  BcStep step;

  if (names_nobody (invoice))
    return TRUE;
  cursor = bc_database_query (database, EXPECTED, error);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, line);
  step = bc_cursor_step (cursor, error);
  groups = step == BC_STEP_ROW ? bc_cursor_get_text (cursor, 1) : NULL;
  if (step == BC_STEP_ROW && (groups == NULL || *rut == '\0' || strstr (groups, rut) == NULL) &&
      !is_municipality (name, bc_cursor_get_text (cursor, 0)))
    add_warning (invoice, rut, name);
  return step != BC_STEP_ERROR;
}
