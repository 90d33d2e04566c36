/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "invoice-values.h"
#include "invoice.h"
#include "number.h"

/* Of a document with more lines, the rest is counted. */
#define MOST_LINES 50

static void
add_part (GString *parts, const char *label, gint64 pesos)
{
  g_autofree char *amount = bc_number_dup_pesos_screen (pesos);

  if (pesos != 0)
    g_string_append_printf (parts, "%s%s: %s", parts->len > 0 ? ", " : "", label, amount);
}

/* An issuer writes 2, 2.0 or 2.000000. */
static char *
dup_quantity (const char *text)
{
  gint64 hundredths = 0;

  if (text == NULL || !bc_invoice_parse_decimal (text, &hundredths))
    return NULL;
  return hundredths % 100 == 0 ? bc_number_dup_whole_screen (hundredths / 100)
                               : bc_number_dup_decimal_screen (hundredths);
}

static void
add_line (GString *words, const BcInvoiceLine *line)
{
  g_autofree char *quantity = dup_quantity (line->quantity);
  g_autofree char *amount = bc_number_dup_pesos_screen (line->amount);

  g_string_append_c (words, '\n');
  if (quantity != NULL)
    g_string_append_printf (words, "%s × ", quantity);
  g_string_append_printf (words, "%s: %s", line->name != NULL ? line->name : "?", amount);
}

static void
add_rest (GString *words, guint n_rest)
{
  g_string_append_c (words, '\n');
  g_string_append_printf (
    words,
    g_dngettext (GETTEXT_PACKAGE, "and %u line more", "and %u lines more", n_rest),
    n_rest);
}

static void
add_reference (GString *words, const BcInvoiceReference *reference)
{
  g_string_append_c (words, '\n');
  g_string_append_printf (words,
                          _ ("Names a document of type %s, number %s"),
                          reference->type != NULL ? reference->type : "?",
                          reference->folio != NULL ? reference->folio : "?");
  if (reference->reason != NULL && *reference->reason != '\0')
    g_string_append_printf (words, ": %s", reference->reason);
}

/**
 * bc_invoice_dup_words:
 * @self: a document
 *
 * Tells of what its total is made, what was sold and what it names: the notes of its entry.
 *
 * Returns: (transfer full): it in words, a line each; may be empty
 */
char *
bc_invoice_dup_words (const BcInvoice *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  add_part (words, _ ("Net"), self->net);
  add_part (words, _ ("Exempt"), self->exempt);
  add_part (words, _ ("VAT"), self->vat);
  add_part (words, _ ("Other taxes and deposits"), self->additional);
  add_part (words, _ ("Withheld"), -self->withheld);
  for (guint i = 0; i < MIN (self->lines->len, MOST_LINES); i++)
    add_line (words, self->lines->pdata[i]);
  if (self->lines->len > MOST_LINES)
    add_rest (words, self->lines->len - MOST_LINES);
  for (guint i = 0; i < MIN (self->references->len, MOST_LINES); i++)
    add_reference (words, self->references->pdata[i]);
  return g_strstrip (g_string_free (g_steal_pointer (&words), FALSE));
}
