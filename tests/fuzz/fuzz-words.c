/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-words.h"

#include <string.h>

#include "import-address.h"
#include "import-choice.h"
#include "import-private.h"
#include "text.h"

/* So many lines tell enough. */
#define MAX_LINES 200

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

static char **
split_lines (const uint8_t *bytes, size_t length)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) bytes, (gssize) length);

  return g_strsplit (valid, "\n", MAX_LINES);
}

/* All letters and digits, whatever stands between them. */
static void
append_signs (GString *signs, const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      g_string_append_unichar (signs, g_utf8_get_char (text));
}

/* The number behind a unit, a corner or another number is none of the street. */
static void
check_street (const char *street, BcVocabulary *vocabulary)
{
  const char *last = strrchr (street, ' ');
  g_autofree char *folded = bc_text_fold (last != NULL ? last + 1 : street);

  g_assert_false (bc_vocabulary_have (vocabulary, "address", "unit", folded));
  g_assert_false (bc_vocabulary_have (vocabulary, "address", "join", folded));
  g_assert_false (bc_vocabulary_have (vocabulary, "address", "never", folded));
}

/* The parts are the text, but for the word before the number. */
static gboolean
weigh_address (const char *text, BcVocabulary *vocabulary)
{
  g_auto (BcAddress) address = { 0 };
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) street = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);

  if (!bc_address_split (&address, text, vocabulary)) {
    g_assert_true (address.street == NULL && address.number == NULL && address.unit == NULL);
    return FALSE;
  }
  append_signs (all, text);
  append_signs (street, address.street);
  append_signs (rest, address.number);
  append_signs (rest, address.unit);
  g_assert_true (g_str_has_prefix (all->str, street->str));
  g_assert_true (g_str_has_suffix (all->str, rest->str));
  g_assert_cmpuint (street->len, >, 0);
  check_street (address.street, vocabulary);
  return TRUE;
}

static void
weigh_word (const char *text, const BcImportNames *names)
{
  const BcRecordType *type = bc_import_names_get_type (names);

  for (guint i = 0; i < type->n_fields; i++) {
    const BcField *field = &type->fields[i];

    if (field->choices != NULL) {
      const BcChoice *choice = bc_import_find_choice (names, NULL, field, text, FALSE);

      if (choice != NULL)
        g_assert_true (bc_import_find_choice (names, NULL, field, text, TRUE) == choice);
    }
  }
}

/* No two columns get the same field, and the same headings are always read alike. */
static void
check_columns (BcImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (bc_import_columns_clash (bc_import_plan_get_column (plan, i),
                                               bc_import_plan_get_column (plan, j)));
}

static void
weigh_headings (char *const *lines, BcImportNames *names)
{
  BcImportPlan plan = { .type = bc_import_names_get_type (names),
                        .names = names,
                        .levels = BC_LEVEL_ALL };

  plan.columns = g_array_new (FALSE, TRUE, sizeof (BcImportColumn));
  g_array_set_clear_func (plan.columns, (GDestroyNotify) bc_import_column_clear);
  for (guint i = 0; lines[i] != NULL; i++) {
    BcImportColumn column = { .heading = g_strdup (lines[i]), .place = i };

    g_array_append_val (plan.columns, column);
  }
  bc_import_propose (&plan, NULL);
  check_columns (&plan);
  plan.certain = TRUE;
  bc_import_propose (&plan, NULL);
  check_columns (&plan);
  g_array_unref (plan.columns);
}

guint
fuzz_words (const uint8_t *bytes, size_t length)
{
  g_autoptr (BcImportNames) names = bc_import_names_new (bc_dictionary_find ("business"));
  g_auto (GStrv) lines = split_lines (bytes, length);
  guint n_split = 0;

  for (char **line = lines; *line != NULL; line++) {
    n_split += weigh_address (*line, bc_import_names_get_vocabulary (names));
    weigh_word (*line, names);
  }
  weigh_headings (lines, names);
  return n_split;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  fuzz_words (bytes, length);
  return 0;
}
