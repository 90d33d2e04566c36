/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "date.h"
#include "field.h"
#include "import-choice.h"
#include "import-reference.h"
#include "language.h"
#include "number.h"
#include "text.h"
#include "value-error.h"

/* What one column was found to say, so that each text is looked up once. */
#define MAX_REMEMBERED 4096

/* Up to here whole numbers are exact in a spreadsheet, which keeps all numbers as doubles. */
#define MAX_EXACT 9007199254740992.0

/* What is lost when a decimal number goes through a double and back. */
#define ROUNDING 1e-6

struct _BcImportValues
{
  BcDatabase *database; /* (unowned) */
  gboolean is_1904;
  const BcImportNames *names;   /* (unowned) (nullable) */
  BcTranslations *translations; /* (owned) (nullable) */
  GHashTable *memories; /* (owned) (element-type BcField GHashTable): text → canonical text */
};

/**
 * bc_import_values_new:
 * @database: a connection; must outlive it
 * @is_1904: whether the table counts days from 1904
 * @names: (nullable): what people call things in such a table; must outlive it
 *
 * Makes what reads the cells of a table. It remembers what references it found: make a new one for
 * each import.
 *
 * Returns: (transfer full): it
 */
BcImportValues *
bc_import_values_new (BcDatabase *database, gboolean is_1904, const BcImportNames *names)
{
  BcImportValues *self = g_new0 (BcImportValues, 1);

  self->database = database;
  self->is_1904 = is_1904;
  self->names = names;
  self->translations = bc_translations_open (BC_LANGUAGE_DEFAULT);
  self->memories = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

/**
 * bc_import_values_free:
 * @self: (transfer full): what read the cells of a table
 *
 * Frees it.
 */
void
bc_import_values_free (BcImportValues *self)
{
  g_hash_table_unref (self->memories);
  g_clear_pointer (&self->translations, bc_translations_free);
  g_free (self);
}

static GHashTable *
get_memory (BcImportValues *self, const BcField *field)
{
  GHashTable *memory = g_hash_table_lookup (self->memories, field);

  if (memory == NULL) {
    memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert (self->memories, (gpointer) field, memory);
  }
  return memory;
}

/* Nothing where the text names nothing. */
static void
remember (BcImportValues *self, const BcField *field, const char *text, const BcValue *value)
{
  GHashTable *memory = get_memory (self, field);

  if (g_hash_table_size (memory) >= MAX_REMEMBERED)
    g_hash_table_remove_all (memory);
  g_hash_table_insert (memory,
                       g_strdup (text),
                       value->type != BC_VALUE_NONE ? bc_field_dup_text (field, value)
                                                    : g_strdup (""));
}

/* A formula of percents, a year's mean: a number that no person typed. */
static gboolean
is_close (double number, double whole)
{
  return fabs (number - whole) <= ROUNDING * MAX (1, fabs (number) * 1e-6);
}

static gboolean
read_whole (const char *text, double scale, double *whole)
{
  double number = g_ascii_strtod (text, NULL) * scale;

  *whole = round (number);
  return isfinite (number) && fabs (number) < MAX_EXACT && is_close (number, *whole);
}

static gboolean
read_whole_number (const BcField *field, const char *text, BcValue *value, GError **error)
{
  g_autofree char *digits = NULL;
  double whole;

  if (!read_whole (text, 1, &whole))
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("This is a whole number: write it without decimals"));
  digits = g_strdup_printf ("%.0f", whole);
  return bc_field_parse (field, digits, value, error);
}

static gboolean
read_hundredths (const BcField *field,
                 const char *text,
                 double scale,
                 BcValue *value,
                 GError **error)
{
  g_autofree char *canonical = NULL;
  double whole;

  if (!read_whole (text, scale, &whole))
    return bc_value_refuse (error, BC_VALUE_ERROR_SYNTAX, _ ("Write at most %d decimals"), 2);
  canonical = bc_number_dup_decimal ((gint64) whole);
  return bc_field_parse (field, canonical, value, error);
}

/* A house's number, a phone: as the sheet shows it, without exponent. */
static char *
dup_plain (const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double whole;

  if (read_whole (text, 1, &whole))
    return g_strdup_printf ("%.0f", whole);
  return g_strdelimit (
    g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", g_ascii_strtod (text, NULL))),
    ".",
    ',');
}

static gboolean
read_date (const BcField *field, const char *iso, BcValue *value, GError **error)
{
  return bc_field_parse (field, iso, value, error);
}

static gboolean
refuse_rut (GError **error)
{
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("Write the RUT as its number, a hyphen and the check digit, for example 12.345.678-5"));
}

static gboolean
read_number (BcImportValues *self,
             const BcField *field,
             const char *text,
             gboolean percent,
             BcValue *value,
             GError **error)
{
  g_autofree char *plain = NULL;
  char iso[11];

  switch ((int) field->kind) {
  case BC_KIND_WHOLE:
  case BC_KIND_PESOS:
    return read_whole_number (field, text, value, error);
  case BC_KIND_DECIMAL:
    return read_hundredths (field, text, 100, value, error);
  case BC_KIND_PERCENT:
    return read_hundredths (field, text, percent ? 10000 : 100, value, error);
  case BC_KIND_RUT:
    return refuse_rut (error);
  case BC_KIND_DATE:
    return bc_import_date_from_serial (text, self->is_1904, iso, error) &&
           read_date (field, iso, value, error);
  default:
    plain = dup_plain (text);
    return bc_import_values_read (self,
                                  &(BcImportColumn){ .use = BC_IMPORT_VALUE, .field = field },
                                  plain,
                                  BC_CELL_TEXT,
                                  value,
                                  error);
  }
}

/* A sheet turns "3-4" into the third of April: as a street's number that is not what was written.
 */
static gboolean
read_day (const BcField *field, const char *iso, BcValue *value, GError **error)
{
  g_autofree char *shown = NULL;
  gint32 date;

  if (field->kind == BC_KIND_DATE || field->kind == BC_KIND_MOMENT)
    return bc_field_parse (field, iso, value, error);
  if (field->kind != BC_KIND_LONG_TEXT)
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("The spreadsheet has made a date of this: format the cell as text "
                               "and write it again"));
  if (!bc_date_parse_iso (iso, &date, error))
    return FALSE;
  shown = bc_date_dup_screen (date);
  return bc_field_parse (field, shown, value, error);
}

static const BcChoice *
find_whole (BcImportValues *self, const BcImportColumn *column, const char *label)
{
  const gboolean within = column->lenient && self->names != NULL &&
                          bc_import_names_are_wordy (self->names, column->field);
  const BcChoice *choice =
    bc_import_find_choice (self->names, self->translations, column->field, label, within);

  if (choice == NULL && self->names != NULL)
    choice = bc_import_find_letter (self->names, column->field, label, column->letters);
  return choice;
}

/* "Open (not on Saturdays)"; but "Open (closed for good)" is neither. */
static const BcChoice *
find_choice (BcImportValues *self, const BcImportColumn *column, const char *label)
{
  const BcChoice *choice = find_whole (self, column, label);
  const char *open = choice == NULL ? strchr (label, '(') : NULL;
  g_autofree char *before = open != NULL ? g_strndup (label, (gsize) (open - label)) : NULL;
  g_autofree char *inside = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")")) : NULL;

  if (open == NULL)
    return choice;
  return bc_import_find_choice (self->names, self->translations, column->field, inside, TRUE) ==
             NULL
           ? find_whole (self, column, before)
           : NULL;
}

/* "Closed: sales fell" */
static gboolean
read_choice (BcImportValues *self,
             const BcImportColumn *column,
             const char *text,
             BcValue *value,
             GError **error)
{
  const BcField *field = column->field;
  const char *note = field->kind == BC_KIND_STATE ? strchr (text, ':') : NULL;
  g_autofree char *label = note != NULL ? g_strndup (text, (gsize) (note - text)) : g_strdup (text);
  const BcChoice *choice = find_choice (self, column, label);
  g_autofree char *canonical = NULL;
  g_autofree char *labels = NULL;

  if (choice == NULL) {
    labels = bc_import_dup_choices (field);
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_UNKNOWN_CHOICE,
                            _ ("“%.60s” is none of its choices: %s"),
                            label,
                            labels);
  }
  canonical = g_strconcat (choice->name, note, NULL);
  return bc_field_parse (field, canonical, value, error);
}

static gboolean
read_reference (BcImportValues *self,
                const BcField *field,
                const char *text,
                BcValue *value,
                GError **error)
{
  BcId id;

  if (!bc_import_find_reference (self->database, field, text, &id, error))
    return FALSE;
  bc_value_set_id (value, &id);
  return TRUE;
}

static gboolean
read_named (BcImportValues *self,
            const BcImportColumn *column,
            const char *text,
            BcValue *value,
            GError **error)
{
  const BcField *field = column->field;
  const char *known = g_hash_table_lookup (get_memory (self, field), text);

  if (known != NULL && *known == '\0')
    return bc_value_refuse (error, BC_VALUE_ERROR_UNKNOWN_CHOICE, _ ("“%.60s” is not known"), text);
  if (known != NULL)
    return bc_field_parse (field, known, value, error);
  if (field->kind == BC_KIND_REFERENCE ? !read_reference (self, field, text, value, error)
                                       : !read_choice (self, column, text, value, error)) {
    if (column->lenient)
      remember (self, field, text, value);
    return FALSE;
  }
  remember (self, field, text, value);
  return TRUE;
}

/* A number without its check digit passes for a shorter one with it, one time in eleven. */
static gboolean
read_rut (const BcField *field, const char *text, BcValue *value, GError **error)
{
  gsize length = strlen (text);
  gboolean digits = length > 0 && g_ascii_isdigit (text[length - 1]);

  if (digits && text[strspn (text, "0123456789. ")] == '\0')
    return refuse_rut (error);
  return bc_field_parse (field, text, value, error);
}

/* A cross in a box says yes. */
static const char *
translate_yes_no (BcImportValues *self, const char *text)
{
  g_autofree char *folded = bc_text_fold (text);
  BcVocabulary *vocabulary =
    self->names != NULL ? bc_import_names_get_vocabulary (self->names) : NULL;

  if (vocabulary == NULL)
    return text;
  if (bc_vocabulary_have (vocabulary, "yes-no", "yes", folded))
    return "yes";
  return bc_vocabulary_have (vocabulary, "yes-no", "no", folded) ? "no" : text;
}

static gboolean
read_text (BcImportValues *self,
           const BcImportColumn *column,
           const char *text,
           BcValue *value,
           GError **error)
{
  const BcField *field = column->field;
  char iso[11];

  switch ((int) field->kind) {
  case BC_KIND_CHOICE:
  case BC_KIND_STATE:
  case BC_KIND_REFERENCE:
    return read_named (self, column, text, value, error);
  case BC_KIND_RUT:
    return read_rut (field, text, value, error);
  case BC_KIND_DATE:
    return bc_import_date_parse (text, column->order, iso, error) &&
           read_date (field, iso, value, error);
  case BC_KIND_YES_NO:
    return bc_field_parse (field, translate_yes_no (self, text), value, error);
  default:
    return bc_field_parse (field, text, value, error);
  }
}

/**
 * bc_import_values_read:
 * @self: what reads the cells of a table
 * @column: a column that holds a field; for one end of a period, a day is read
 * @text: what is in the cell, not empty
 * @type: what kind of thing
 * @value: (out caller-allocates): the field's value; initialise it first
 * @error: return location, #BC_VALUE_ERROR or #BC_STORE_ERROR
 *
 * Reads a cell.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_import_values_read (BcImportValues *self,
                       const BcImportColumn *column,
                       const char *text,
                       BcCellType type,
                       BcValue *value,
                       GError **error)
{
  switch (type) {
  case BC_CELL_NUMBER:
  case BC_CELL_PERCENT:
    return read_number (self, column->field, text, type == BC_CELL_PERCENT, value, error);
  case BC_CELL_DATE:
    return read_day (column->field, text, value, error);
  case BC_CELL_FAULT:
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("The formula of this cell failed (%.20s): mend it in the "
                               "spreadsheet"),
                            text);
  case BC_CELL_COVERED:
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_SYNTAX,
                            _ ("This cell is merged with another: separate them in the spreadsheet "
                               "and write the value in each row"));
  case BC_CELL_YES_NO:
  case BC_CELL_TEXT:
  default:
    return read_text (self, column, text, value, error);
  }
}
