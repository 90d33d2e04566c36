/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-choice.h"
#include "import-names.h"
#include "import-private.h"
#include "import-value.h"
#include "text.h"

/* What the columns of a table are proposed for: the surest first, no field twice, and nothing that
 * the values of the column speak against. */

#define LEAST_DIGITS 6 /* that a phone number has */
#define MOST_LETTERS 8 /* that the number of a unit has */

/* While columns are proposed. */
typedef struct
{
  BcImportPlan *plan;     /* (unowned) */
  BcImportValues *values; /* (unowned) (nullable): reads samples; %NULL before there are any */
} Proposing;

static BcImportColumn *
get_column (BcImportPlan *plan, guint place)
{
  return &g_array_index (plan->columns, BcImportColumn, place);
}

static gboolean
is_street (const BcImportColumn *column, const BcField *street)
{
  return column->field == street &&
         (column->use == BC_IMPORT_VALUE || column->use == BC_IMPORT_ADDRESS);
}

/**
 * bc_import_columns_clash:
 * @a: a column
 * @b: another one
 *
 * Returns: whether they are for the same thing
 */
gboolean
bc_import_columns_clash (const BcImportColumn *a, const BcImportColumn *b)
{
  if (a->use == BC_IMPORT_NOTHING || b->use == BC_IMPORT_NOTHING || a->ignored || b->ignored)
    return FALSE;
  return (a->use == b->use && a->field == b->field) ||
         (a->field != NULL && is_street (a, b->field) && is_street (b, a->field));
}

/* Where a person once said that another column holds what this one is called by, nobody knows which
 * is meant: both stay, and it is asked. */
static gboolean
is_taken (BcImportPlan *plan, guint place, const BcImportMeaning *meaning)
{
  const BcImportColumn wanted = { .use = meaning->use, .field = meaning->field };

  for (guint i = 0; i < plan->columns->len; i++) {
    const BcImportColumn *other = get_column (plan, i);

    if (i != place && bc_import_columns_clash (&wanted, other) &&
        (meaning->origin != BC_IMPORT_NAMED || !bc_import_column_is_decided (other)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_behind (BcImportPlan *plan, guint place, const BcField *field)
{
  const BcImportColumn *column = get_column (plan, place);

  return field == NULL || (place > 0 && get_column (plan, place - 1)->place + 1 == column->place &&
                           (get_column (plan, place - 1)->field == field) &&
                           get_column (plan, place - 1)->use != BC_IMPORT_NOTHING);
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);
  return n;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
has_shape (const char *sample, const char *shape)
{
  const gboolean mail = strchr (sample, '@') != NULL;
  const guint n_digits = count_digits (sample);

  if (strcmp (shape, "mail") == 0)
    return mail;
  if (strcmp (shape, "digits") == 0)
    return !mail && n_digits >= LEAST_DIGITS;
  if (strcmp (shape, "short") == 0)
    return n_digits > 0 && g_utf8_strlen (sample, -1) <= MOST_LETTERS;
  return !mail && n_digits < LEAST_DIGITS && has_letters (sample);
}

static gboolean
can_read (const Proposing *self, const BcField *field, const char *sample, guint32 letters)
{
  const BcImportColumn column = { .use = BC_IMPORT_VALUE,
                                  .field = field,
                                  .lenient = TRUE,
                                  .letters = letters };
  g_auto (BcValue) value = BC_VALUE_INIT;

  return bc_import_values_read (self->values, &column, sample, BC_CELL_TEXT, &value, NULL);
}

/* A choice and a reference are known by their words; a guess of a text by what it looks like. */
static gboolean
fits_sample (const Proposing *self,
             const BcImportMeaning *meaning,
             const char *sample,
             guint32 letters)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (self->plan->names);
  g_auto (GStrv) shape = NULL;

  switch ((int) meaning->field->kind) {
  case BC_KIND_CHOICE:
  case BC_KIND_STATE:
  case BC_KIND_REFERENCE:
    return can_read (self, meaning->field, sample, letters);
  default:
    if (meaning->origin > BC_IMPORT_LET_PASS || meaning->use != BC_IMPORT_VALUE)
      return TRUE;
    shape = bc_vocabulary_dup_list (vocabulary, "shapes", meaning->field->name);
    return shape[0] == NULL || has_shape (sample, shape[0]);
  }
}

/* One wrong value is a slip; a sure name is given up where all that is seen is wrong. */
static gboolean
fits (const Proposing *self, guint place, const BcImportMeaning *meaning)
{
  const BcImportColumn *column = get_column (self->plan, place);
  guint n = 0;

  if (self->values == NULL || meaning->field == NULL)
    return TRUE;
  for (; n < BC_IMPORT_N_SAMPLES && column->samples[n] != NULL; n++)
    if (fits_sample (self, meaning, column->samples[n], column->letters))
      return TRUE;
  return n == 0 || (n == 1 && meaning->origin > BC_IMPORT_LET_PASS);
}

/* What stands in the last parentheses of a heading, folded. */
static char *
dup_parenthesis (const char *heading)
{
  const char *open = strrchr (heading, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *inside = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

  return inside != NULL ? bc_text_fold (inside) : NULL;
}

static gboolean
is_year (const char *folded)
{
  return strlen (folded) == 4 && strspn (folded, "0123456789") == 4;
}

/* "Monto (M$)" counts thousands: of a field that counts pesos, whatever is not known to be pesos
 * says something else. */
static gboolean
counts_otherwise (const BcImportPlan *plan, const char *heading, const BcField *field)
{
  g_autofree char *unit = field != NULL ? dup_parenthesis (heading) : NULL;
  const char *counted = unit == NULL                     ? NULL
                        : field->kind == BC_KIND_PESOS   ? "pesos"
                        : field->kind == BC_KIND_DECIMAL ? "uf"
                                                         : NULL;

  return counted != NULL && *unit != '\0' && !is_year (unit) &&
         !bc_vocabulary_have (bc_import_names_get_vocabulary (plan->names), "units", counted, unit);
}

static gboolean
try_meaning (const Proposing *self, guint place, const BcImportMeaning *meaning)
{
  BcImportColumn *column = get_column (self->plan, place);
  BcImportDoubt doubt = BC_IMPORT_NO_DOUBT;

  if (!is_behind (self->plan, place, meaning->after))
    return FALSE;
  if (counts_otherwise (self->plan, column->heading, meaning->field))
    doubt = BC_IMPORT_OTHER_UNIT;
  else if (!fits (self, place, meaning))
    doubt = BC_IMPORT_UNFIT;
  else if (is_taken (self->plan, place, meaning))
    doubt = BC_IMPORT_TAKEN;
  else if (meaning->origin == BC_IMPORT_GUESSED && self->plan->certain)
    doubt = BC_IMPORT_UNCERTAIN;
  if (doubt == BC_IMPORT_NO_DOUBT) {
    bc_import_column_take (column,
                           self->plan->names,
                           meaning->field,
                           meaning->use,
                           meaning->origin);
    column->reason = meaning->use == BC_IMPORT_NOTHING;
    column->ignored =
      meaning->field != NULL && !bc_import_plan_can_write (self->plan, meaning->field);
    return TRUE;
  }
  if (column->doubt == BC_IMPORT_NO_DOUBT ||
      (doubt == BC_IMPORT_UNCERTAIN && column->doubt != BC_IMPORT_UNCERTAIN)) {
    column->doubt = doubt;
    column->perhaps = meaning->field;
  }
  return FALSE;
}

static gboolean
try_key (const Proposing *self, guint place, const char *key, BcImportOrigin origin)
{
  const GArray *meanings = bc_import_names_find (self->plan->names, key);

  for (guint i = 0; meanings != NULL && i < meanings->len; i++) {
    const BcImportMeaning *meaning = &g_array_index (meanings, BcImportMeaning, i);

    if (meaning->origin == origin && try_meaning (self, place, meaning))
      return TRUE;
  }
  return FALSE;
}

/* The field of a sure name, where longer headings may begin with it. */
static gboolean
try_beginning (const Proposing *self, guint place, const char *key)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (self->plan->names);
  const GArray *meanings = bc_import_names_find (self->plan->names, key);
  BcImportMeaning meaning = { 0 };
  g_autofree char *target = NULL;

  if (meanings == NULL)
    return FALSE;
  meaning = g_array_index (meanings, BcImportMeaning, 0);
  if (meaning.origin == BC_IMPORT_GUESSED || meaning.field == NULL || meaning.after != NULL)
    return FALSE;
  target =
    bc_import_column_dup_target (&(BcImportColumn){ .use = meaning.use, .field = meaning.field });
  if (!bc_vocabulary_have (vocabulary, "begins", "fields", target))
    return FALSE;
  meaning.origin = BC_IMPORT_GUESSED;
  return try_meaning (self, place, &meaning);
}

static char **
split_heading (const char *heading)
{
  g_autofree char *folded = bc_text_fold (heading);

  for (char *at = folded; *at != '\0'; at++)
    if (g_ascii_ispunct (*at))
      *at = ' ';
  return g_strsplit (folded, " ", -1);
}

static gboolean
is_about_others (const BcImportPlan *plan, const char *heading)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (plan->names);
  g_auto (GStrv) words = split_heading (heading);

  for (char **word = words; *word != NULL; word++)
    if (bc_vocabulary_have (vocabulary, "others", "words", *word))
      return TRUE;
  return FALSE;
}

/* "Teléfono de la tienda" begins with a phone; "Teléfono representante" is somebody else's. */
static gboolean
try_beginnings (const Proposing *self, guint place)
{
  const char *heading = get_column (self->plan, place)->heading;
  g_auto (GStrv) words = split_heading (heading);
  guint n = g_strv_length (words);

  if (is_about_others (self->plan, heading))
    return FALSE;
  for (; n > 1; n--) {
    g_autofree char *beginning = NULL;
    g_autofree char *key = NULL;

    g_clear_pointer (&words[n - 1], g_free);
    beginning = g_strjoinv (" ", words);
    key = bc_vocabulary_dup_key (beginning);
    if (try_beginning (self, place, key))
      return TRUE;
  }
  return FALSE;
}

/* Without the parentheses at its end. */
static char *
dup_bare_key (const char *heading)
{
  g_autofree char *bare = g_strchomp (g_strdup (heading));
  char *open = g_str_has_suffix (bare, ")") ? strrchr (bare, '(') : NULL;

  if (open != NULL)
    *open = '\0';
  return bc_vocabulary_dup_key (bare);
}

/* "Estado (abierto/cerrado)" */
static gboolean
is_choice_of (const BcImportNames *names, const char *key, const char *word)
{
  const GArray *meanings = bc_import_names_find (names, key);
  const BcField *field =
    meanings != NULL ? g_array_index (meanings, BcImportMeaning, 0).field : NULL;

  return field != NULL && field->choices != NULL &&
         bc_import_find_choice (names, NULL, field, word, FALSE) != NULL;
}

static gboolean
are_choices_of (const BcImportNames *names, const char *key, const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, "/,;", -1);

  for (char **word = words; *word != NULL; word++)
    if (!is_choice_of (names, key, *word))
      return FALSE;
  return *folded != '\0';
}

/* "RUT (sin puntos)" is a RUT; "RUT (representante legal)" may be somebody else's. */
static gboolean
is_harmless (const BcImportPlan *plan, const char *heading, const char *bare)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (plan->names);
  g_autofree char *inside = dup_parenthesis (heading);

  return inside == NULL || *inside == '\0' || is_year (inside) ||
         bc_vocabulary_have (vocabulary, "parentheses", "nothing", inside) ||
         bc_vocabulary_have (vocabulary, "units", "pesos", inside) ||
         are_choices_of (plan->names, bare, inside);
}

/* What is not known to say nothing makes a guess of a sure name. */
static gboolean
try_bare (const Proposing *self, guint place, const char *bare, BcImportOrigin origin)
{
  const BcImportColumn *column = get_column (self->plan, place);
  const GArray *meanings = bc_import_names_find (self->plan->names, bare);

  if (is_harmless (self->plan, column->heading, bare))
    return try_key (self, place, bare, origin);
  if (origin != BC_IMPORT_GUESSED || is_about_others (self->plan, column->heading))
    return FALSE;
  for (guint i = 0; meanings != NULL && i < meanings->len; i++) {
    BcImportMeaning meaning = g_array_index (meanings, BcImportMeaning, i);

    meaning.origin = BC_IMPORT_GUESSED;
    if (meaning.use != BC_IMPORT_NOTHING && try_meaning (self, place, &meaning))
      return TRUE;
  }
  return FALSE;
}

/* What it was guessed to be for in an import before. */
static gboolean
try_passed (const Proposing *self, guint place)
{
  const BcImportColumn *column = get_column (self->plan, place);
  const BcImportMeaning meaning = { .use = column->passed_use,
                                    .field = column->passed,
                                    .origin = BC_IMPORT_LET_PASS };

  return meaning.use != BC_IMPORT_NOTHING && try_meaning (self, place, &meaning);
}

static void
propose_column (const Proposing *self, guint place, BcImportOrigin origin, gboolean whole)
{
  const BcImportColumn *column = get_column (self->plan, place);
  g_autofree char *key = NULL;

  if (bc_import_column_is_decided (column) || column->origin != BC_IMPORT_UNKNOWN)
    return;
  if (origin == BC_IMPORT_LET_PASS) {
    try_passed (self, place);
    return;
  }
  key = whole ? bc_vocabulary_dup_key (column->heading) : dup_bare_key (column->heading);
  if (whole)
    try_key (self, place, key, origin);
  else if (!try_bare (self, place, key, origin) && origin == BC_IMPORT_GUESSED)
    try_beginnings (self, place);
}

static gboolean
holds_rut (const BcImportColumn *column)
{
  return column->use == BC_IMPORT_VALUE && column->field->kind == BC_KIND_RUT;
}

/* A check digit belongs to the RUT before it. */
static void
propose_digit (BcImportPlan *plan, guint place)
{
  BcImportColumn *column = get_column (plan, place);
  g_autofree char *folded = bc_text_fold (column->heading);
  g_autofree char *spaced = g_strdelimit (g_steal_pointer (&folded), ".-_", ' ');
  g_autofree char *bare = bc_text_fold (spaced);
  BcImportMeaning meaning = { .use = BC_IMPORT_DIGIT, .origin = BC_IMPORT_KNOWN };

  if (column->origin != BC_IMPORT_UNKNOWN || place == 0 ||
      !bc_vocabulary_have (bc_import_names_get_vocabulary (plan->names),
                           "check-digit",
                           "names",
                           bare) ||
      !holds_rut (get_column (plan, place - 1)))
    return;
  meaning.field = get_column (plan, place - 1)->field;
  if (!is_taken (plan, place, &meaning))
    bc_import_column_take (column, plan->names, meaning.field, meaning.use, meaning.origin);
}

/**
 * bc_import_propose:
 * @plan: a plan with its columns
 * @values: (nullable): what reads values; %NULL before the table was surveyed
 *
 * Proposes what the columns are for of which no person said it: by what they are called, the surest
 * first; no field twice; and where the table was surveyed, nothing that the values speak against.
 */
void
bc_import_propose (BcImportPlan *plan, BcImportValues *values)
{
  const Proposing proposing = { .plan = plan, .values = values };

  for (guint i = 0; i < plan->columns->len; i++)
    if (!bc_import_column_is_decided (get_column (plan, i)))
      bc_import_column_take (get_column (plan, i),
                             plan->names,
                             NULL,
                             BC_IMPORT_NOTHING,
                             BC_IMPORT_UNKNOWN);
  /* The whole headings first, then what stands before parentheses. */
  for (BcImportOrigin origin = BC_IMPORT_NAMED; origin > BC_IMPORT_UNKNOWN; origin--)
    for (guint i = 0; i < 2 * plan->columns->len; i++)
      propose_column (&proposing, i % plan->columns->len, origin, i < plan->columns->len);
  for (guint i = 0; i < plan->columns->len; i++)
    propose_digit (plan, i);
  bc_import_settle_address (plan);
}
