/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-text.h"

/* A merged record as one line, such as `shown 1:B2=x [B2=x A1=y]`: authors by letter, and in
 * brackets the sides of a conflict. Numbers and letters stay apart from printf for speed. */

static void
append_number (GString *text, guint64 number)
{
  if (number >= 10)
    append_number (text, number / 10);
  g_string_append_c (text, (char) ('0' + number % 10));
}

void
merge_text_append_state (GString *text, gboolean deleted, gboolean edited_after_deletion)
{
  g_string_append (text, deleted ? "deleted" : "shown");
  if (edited_after_deletion)
    g_string_append (text, " flagged");
}

void
merge_text_append_operation (GString *text, guint author, guint64 number, const char *value)
{
  g_string_append_c (text, (char) ('A' + author));
  append_number (text, number);
  g_string_append_c (text, '=');
  g_string_append (text, value != NULL ? value : "-");
}

static void
append_field (GString *text,
              const BcMerge *merge,
              const BcMergedField *field,
              const BcOperation *operations)
{
  const BcRival *rivals = bc_merge_get_rivals (merge, field);
  const BcOperation *winner = &operations[field->operation];

  g_string_append_c (text, ' ');
  append_number (text, field->field);
  g_string_append_c (text, ':');
  merge_text_append_operation (text, winner->author, winner->number, field->value);
  for (guint i = 0; i < field->n_rivals; i++) {
    const BcOperation *rival = &operations[rivals[i].operation];

    g_string_append (text, i == 0 ? " [" : " ");
    merge_text_append_operation (text, rival->author, rival->number, rivals[i].value);
  }
  if (field->n_rivals > 0)
    g_string_append_c (text, ']');
}

void
merge_text_append (GString *text, const BcMerge *merge, const BcOperation *operations)
{
  merge_text_append_state (text, merge->deleted, merge->edited_after_deletion);
  for (guint i = 0; i < merge->fields->len; i++)
    append_field (text, merge, &g_array_index (merge->fields, BcMergedField, i), operations);
}
