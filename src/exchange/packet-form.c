/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"

/* What goes where is kept with the funding source, as text that people can read and mend: every
 * district renders accounts to a source on the same form, and whoever worked out its cells, a
 * manager or the region, has done so for all. */

static void
free_cell (gpointer data)
{
  BcFormCell *cell = data;

  bc_xlsx_place_clear (&cell->place);
  g_free (cell);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcFormCell, free_cell)

/**
 * bc_form_cells_new:
 *
 * Returns: (transfer full) (element-type BcFormCell): no cells
 */
GPtrArray *
bc_form_cells_new (void)
{
  return g_ptr_array_new_with_free_func (free_cell);
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
find_fact (BcFormCell *cell, const char *name, GError **error)
{
  cell->fact = bc_packet_fact_find (name);
  if (cell->fact != NULL)
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("“%.40s” is nothing that an accounts packet tells; “--facts” lists what it does"),
               name);
  return FALSE;
}

static gboolean
check_shape (const BcFormCell *cell, GError **error)
{
  const gboolean part = cell->place.last_row > cell->place.row;

  if (cell->fact->rows == BC_FACT_ONCE)
    return !part || refuse (_ ("it is one value: name one cell"), error);
  return part || refuse (_ ("there is one for each entry: say from which row to which, for example "
                            "Detalle!B12:B60"),
                         error);
}

static gboolean
overlaps (const BcFormCell *one, const BcFormCell *other)
{
  return g_strcmp0 (one->place.sheet, other->place.sheet) == 0 &&
         one->place.column == other->place.column && one->place.row <= other->place.last_row &&
         other->place.row <= one->place.last_row;
}

static gboolean
check_free (const GPtrArray *cells, const BcFormCell *cell, GError **error)
{
  for (guint i = 0; i < cells->len; i++)
    if (overlaps (cells->pdata[i], cell))
      return refuse (_ ("something else goes into that cell already"), error);
  return TRUE;
}

static gboolean
parse_cell (BcFormCell *cell, const char *line, GError **error)
{
  const char *equals = strrchr (line, '=');
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  if (equals == NULL)
    return refuse (_ ("write a cell, an equals sign and what goes into it: Resumen!C5 = district"),
                   error);
  place = g_strstrip (g_strndup (line, (gsize) (equals - line)));
  name = g_strstrip (g_strdup (equals + 1));
  return bc_xlsx_place_parse (&cell->place, place, error) && find_fact (cell, name, error) &&
         check_shape (cell, error);
}

/**
 * bc_form_cells_add:
 * @self: (element-type BcFormCell): cells
 * @line: a cell and what goes into it: "Resumen!C5 = district", "Detalle!B12:B60 = expense.date"
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Adds what goes into a cell, or from row to row into a part of a column.
 *
 * Returns: %FALSE with what is wrong
 */
gboolean
bc_form_cells_add (GPtrArray *self, const char *line, GError **error)
{
  g_autoptr (BcFormCell) cell = g_new0 (BcFormCell, 1);

  if (!parse_cell (cell, line, error) || !check_free (self, cell, error)) {
    g_prefix_error (error, "%.80s: ", line);
    return FALSE;
  }
  g_ptr_array_add (self, g_steal_pointer (&cell));
  return TRUE;
}

/**
 * bc_form_cells_add_text:
 * @self: (element-type BcFormCell): cells
 * @text: (nullable): lines as bc_form_cells_add() takes them; empty ones say nothing
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Adds what every line says.
 *
 * Returns: %FALSE with the line and what is wrong
 */
gboolean
bc_form_cells_add_text (GPtrArray *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0' && !bc_form_cells_add (self, *line, error))
      return FALSE;
  return TRUE;
}

static void
add_known_line (GPtrArray *self, const char *line, GString *others)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));

  if (*stripped == '\0' || bc_form_cells_add (self, stripped, NULL))
    return;
  g_string_append_printf (others, "%s%s", others->len > 0 ? "\n" : "", line);
}

/**
 * bc_form_cells_add_known:
 * @self: (element-type BcFormCell): cells
 * @text: (nullable): as for bc_form_cells_add_text()
 *
 * Adds what those lines say that can be understood.
 *
 * Returns: (transfer full): the others as they are, a line each; empty if there are none
 */
char *
bc_form_cells_add_known (GPtrArray *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GString *others = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    add_known_line (self, *line, others);
  return g_string_free (others, FALSE);
}

/**
 * bc_form_cells_dup_text:
 * @self: (element-type BcFormCell): cells
 *
 * Returns: (transfer full): them, a line each
 */
char *
bc_form_cells_dup_text (const GPtrArray *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++) {
    const BcFormCell *cell = self->pdata[i];
    g_autofree char *place = bc_xlsx_place_dup_text (&cell->place);

    g_string_append_printf (text, "%s%s = %s", i > 0 ? "\n" : "", place, cell->fact->name);
  }
  return g_string_free (text, FALSE);
}

static gboolean
check_room (const BcFormCell *self, const BcPacketFacts *facts, GError **error)
{
  const guint n_values = bc_packet_facts_count (facts, self->fact);
  const guint n_rows = self->place.last_row - self->place.row + 1;
  g_autofree char *room = NULL;
  g_autofree char *wanted = NULL;

  if (n_values <= n_rows)
    return TRUE;
  wanted = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "there is %u of them", "there are %u of them", n_values),
    n_values);
  room = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s, and %u row to write them in; nothing was written",
                                       "%s, and %u rows to write them in; nothing was written",
                                       n_rows),
                          wanted,
                          n_rows);
  return refuse (room, error);
}

/**
 * bc_form_cell_check:
 * @self: a cell and what goes into it
 * @form: the form
 * @facts: what the packet tells
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Tells whether it can be written: the form has the cells, and has enough of them.
 *
 * Returns: %FALSE with the reason
 */
gboolean
bc_form_cell_check (const BcFormCell *self,
                    BcXlsxForm *form,
                    const BcPacketFacts *facts,
                    GError **error)
{
  g_autofree char *place = NULL;

  if (bc_xlsx_form_check (form, &self->place, error) && check_room (self, facts, error))
    return TRUE;
  place = bc_xlsx_place_dup_text (&self->place);
  g_prefix_error (error, "%s = %s: ", place, self->fact->name);
  return FALSE;
}

static gboolean
write_value (const BcFormCell *cell,
             BcXlsxForm *form,
             guint row,
             const BcFactValue *value,
             GError **error)
{
  if (value == NULL || value->empty)
    return bc_xlsx_form_set_text (form, &cell->place, row, NULL, error);
  if (value->kind == BC_FACT_NUMBER)
    return bc_xlsx_form_set_number (form, &cell->place, row, value->number, error);
  if (value->kind == BC_FACT_PERCENT)
    return bc_xlsx_form_set_percent (form, &cell->place, row, value->number, error);
  if (value->kind == BC_FACT_DATE)
    return bc_xlsx_form_set_date (form, &cell->place, row, (gint32) value->number, error);
  return bc_xlsx_form_set_text (form, &cell->place, row, value->text, error);
}

/* Rows behind the last entry are emptied: the form may be last month's. */
static gboolean
write_cell (const BcFormCell *cell, BcXlsxForm *form, const BcPacketFacts *facts, GError **error)
{
  const guint n_values = bc_packet_facts_count (facts, cell->fact);

  for (guint row = 0; row <= cell->place.last_row - cell->place.row; row++)
    if (!write_value (cell,
                      form,
                      row,
                      row < n_values ? bc_packet_facts_get (facts, cell->fact, row) : NULL,
                      error))
      return FALSE;
  return TRUE;
}

/**
 * bc_packet_fill:
 * @cells: (element-type BcFormCell): what goes where
 * @form: the form
 * @facts: what the packet tells
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Fills a form in, for bc_xlsx_form_write() to write. All is checked before.
 *
 * Returns: %FALSE with the reason why it cannot be filled in
 */
gboolean
bc_packet_fill (const GPtrArray *cells,
                BcXlsxForm *form,
                const BcPacketFacts *facts,
                GError **error)
{
  if (cells->len == 0)
    return refuse (_ ("Nothing says yet what goes into which cell of the form"), error);
  for (guint i = 0; i < cells->len; i++)
    if (!bc_form_cell_check (cells->pdata[i], form, facts, error))
      return FALSE;
  for (guint i = 0; i < cells->len; i++)
    if (!write_cell (cells->pdata[i], form, facts, error))
      return FALSE;
  return TRUE;
}
