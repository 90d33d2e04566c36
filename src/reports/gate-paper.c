/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate-paper.h"

#include <glib/gi18n-lib.h>

#include "text.h"

static void
add_item (BcPaper *paper, guint number, const BcGateItem *item)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);
  g_autofree char *supplier = g_strdup_printf (_ ("Who can supply it: %s."), item->supplier);
  g_autofree char *text = g_strdup_printf ("%s.\n%s", item->sentence, supplier);

  bc_paper_add_item (paper, marker, text);
}

/**
 * bc_gate_paper_new:
 * @gate: a gate
 * @size: the paper's size
 *
 * Writes on paper what bc_gate_dup_text() says, word for word.
 *
 * Returns: (transfer full): the paper
 */
BcPaper *
bc_gate_paper_new (const BcGate *gate, BcPaperSize size)
{
  g_autofree char *title = bc_gate_dup_title (gate);
  g_autofree char *sentence = bc_gate_dup_sentence (gate);
  BcPaper *paper = bc_paper_new (size, title, gate->name);

  bc_paper_add_title (paper, title, NULL);
  bc_paper_add_paragraph (paper, sentence);
  for (guint i = 0; i < gate->missing->len; i++)
    add_item (paper, i + 1, gate->missing->pdata[i]);
  if (gate->waiver != NULL) {
    g_autofree char *clause = bc_text_dup_clause (gate->waiver);
    g_autofree char *waiver = g_strdup_printf ("%s.", clause);

    bc_paper_add_paragraph (paper, waiver);
  }
  return paper;
}
