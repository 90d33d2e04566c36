/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "spreadsheet-xlsx-text.h"

static const char *
skip_dollar (const char *at)
{
  return *at == '$' ? at + 1 : at;
}

/**
 * bc_xlsx_read_reference:
 * @at: where a cell's name begins, such as "AB12" or "$AB$12"
 * @row: (out): its row, from 0
 * @column: (out): its column, from 0
 *
 * Reads the name of a cell (ECMA-376 part 1, ST_CellRef).
 *
 * Returns: (nullable): where the name ends; %NULL where there is none that a sheet can have
 */
const char *
bc_xlsx_read_reference (const char *at, guint *row, guint *column)
{
  guint letters = 0, digits = 0;

  *row = *column = 0;
  for (at = skip_dollar (at); g_ascii_isalpha (*at) && letters < 4; at++, letters++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*at) - 'A' + 1);
  for (at = skip_dollar (at); g_ascii_isdigit (*at) && digits < 8; at++, digits++)
    *row = *row * 10 + (guint) g_ascii_digit_value (*at);
  if (letters == 0 || *row == 0 || *row > BC_XLSX_MAX_ROWS || *column > BC_XLSX_MAX_COLUMNS)
    return NULL;
  *row -= 1;
  *column -= 1;
  return at;
}

/**
 * bc_xlsx_dup_reference:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): a cell's name, such as "AB12"
 */
char *
bc_xlsx_dup_reference (guint row, guint column)
{
  GString *text = g_string_new (NULL);

  bc_xlsx_append_place (text, row, column);
  return g_string_free (text, FALSE);
}

static gboolean
refuse (const char *text, GError **error)
{
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("“%.60s” is no cell; write for example C5, Resumen!C5 or, for a column, "
                  "Detalle!B12:B60"),
               text);
  return FALSE;
}

/* "'Gastos de José''s'!" is written with its quotation marks doubled. */
static char *
dup_sheet (const char *text, const char *bang)
{
  g_autofree char *name = g_strstrip (g_strndup (text, (gsize) (bang - text)));
  const gsize length = strlen (name);
  GString *plain;

  if (length < 2 || name[0] != '\'' || name[length - 1] != '\'')
    return g_steal_pointer (&name);
  name[length - 1] = '\0';
  plain = g_string_new (name + 1);
  g_string_replace (plain, "''", "'", 0);
  return g_string_free (plain, FALSE);
}

static gboolean
read_cells (BcXlsxPlace *self, const char *text)
{
  const char *end = bc_xlsx_read_reference (text, &self->row, &self->column);
  guint last_column = self->column;

  self->last_row = self->row;
  if (end != NULL && *end == ':')
    end = bc_xlsx_read_reference (end + 1, &self->last_row, &last_column);
  return end != NULL && *end == '\0' && last_column == self->column && self->last_row >= self->row;
}

/**
 * bc_xlsx_place_parse:
 * @self: where to write; to be cleared whatever comes of it
 * @text: a cell, or a part of a column: "C5", "Resumen!C5", "'Mi hoja'!B12:B60"
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Reads where something stands in a workbook.
 *
 * Returns: whether it says so
 */
gboolean
bc_xlsx_place_parse (BcXlsxPlace *self, const char *text, GError **error)
{
  const char *bang = strrchr (text, '!');
  g_autofree char *cells = g_strstrip (g_strdup (bang != NULL ? bang + 1 : text));

  *self = (BcXlsxPlace){ .sheet = bang != NULL ? dup_sheet (text, bang) : NULL };
  if (self->sheet != NULL && *self->sheet == '\0')
    return refuse (text, error);
  return read_cells (self, cells) || refuse (text, error);
}

/**
 * bc_xlsx_place_dup_text:
 * @self: a place
 *
 * Returns: (transfer full): it, as bc_xlsx_place_parse() reads it
 */
char *
bc_xlsx_place_dup_text (const BcXlsxPlace *self)
{
  GString *text = g_string_new (self->sheet != NULL ? "'" : NULL);

  if (self->sheet != NULL) {
    g_string_append (text, self->sheet);
    g_string_replace (text, "'", "''", 0);
    g_string_erase (text, 0, 1);
    g_string_append (text, "'!");
  }
  bc_xlsx_append_place (text, self->row, self->column);
  if (self->last_row > self->row) {
    g_string_append_c (text, ':');
    bc_xlsx_append_place (text, self->last_row, self->column);
  }
  return g_string_free (text, FALSE);
}

/**
 * bc_xlsx_place_clear:
 * @self: a place
 *
 * Frees what it holds.
 */
void
bc_xlsx_place_clear (BcXlsxPlace *self)
{
  g_clear_pointer (&self->sheet, g_free);
}
