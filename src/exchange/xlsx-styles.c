/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "table-grid.h"
#include "xlsx-book.h"

/* Number formats that are built in (ECMA-376 part 1, 18.8.30), and those that East Asian versions
 * have besides. */
#define MAX_STYLES 65536

static const struct
{
  guint first;
  guint last;
  BcCellType type;
} built_in[] = {
  { 9, 10, BC_CELL_PERCENT }, { 14, 17, BC_CELL_DATE }, { 22, 22, BC_CELL_DATE },
  { 27, 31, BC_CELL_DATE },   { 34, 36, BC_CELL_DATE }, { 50, 58, BC_CELL_DATE },
};

typedef struct
{
  BcXlsxBook *book;
  GHashTable *formats; /* (owned) number → BcCellType */
  gboolean in_cells;
} Styles;

/* Letters that show a day, outside of quotation marks, brackets and what a backslash makes literal.
 * An hour alone is no date. */
static BcCellType
judge_format (const char *code)
{
  gboolean quoted = FALSE, bracketed = FALSE;

  for (const char *at = code; *at != '\0' && *at != ';'; at++) {
    if (*at == '\\' && at[1] != '\0')
      at++;
    else if (*at == '"')
      quoted = !quoted;
    else if (!quoted && (*at == '[' || *at == ']'))
      bracketed = *at == '[';
    else if (!quoted && !bracketed && strchr ("dDyY", *at) != NULL)
      return BC_CELL_DATE;
    else if (!quoted && !bracketed && *at == '%')
      return BC_CELL_PERCENT;
  }
  return BC_CELL_NUMBER;
}

static guint
get_number (const BcXmlAttribute *attributes, guint n_attributes, const char *name)
{
  const char *text = bc_grid_get_attribute (attributes, n_attributes, name);

  return text != NULL ? (guint) MIN (strtoul (text, NULL, 10), G_MAXINT) : 0;
}

static guint8
find_type (Styles *self, guint number)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (number), NULL, &known))
    return (guint8) GPOINTER_TO_UINT (known);
  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (number >= built_in[i].first && number <= built_in[i].last)
      return (guint8) built_in[i].type;
  return BC_CELL_NUMBER;
}

static gboolean
start_cb (const char *element,
          const BcXmlAttribute *attributes,
          guint n_attributes,
          gpointer data,
          GError **error)
{
  Styles *self = data;

  if (strcmp (element, "cellXfs") == 0) {
    self->in_cells = TRUE;
  } else if (strcmp (element, "numFmt") == 0) {
    const char *code = bc_grid_get_attribute (attributes, n_attributes, "formatCode");
    guint number = get_number (attributes, n_attributes, "numFmtId");

    if (code != NULL && g_hash_table_size (self->formats) < MAX_STYLES)
      g_hash_table_insert (self->formats,
                           GUINT_TO_POINTER (number),
                           GUINT_TO_POINTER (judge_format (code)));
  } else if (self->in_cells && strcmp (element, "xf") == 0 &&
             self->book->styles->len < MAX_STYLES) {
    guint8 type = find_type (self, get_number (attributes, n_attributes, "numFmtId"));

    g_array_append_val (self->book->styles, type);
  }
  return TRUE;
}

static gboolean
end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Styles *self = data;

  if (strcmp (element, "cellXfs") == 0)
    self->in_cells = FALSE;
  return TRUE;
}

/**
 * bc_xlsx_styles_read:
 * @self: a book
 * @path: its file
 * @part: the name of the part with its styles
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Finds out which styles show a number as a date, and which as a percentage: in the file both are
 * numbers like others.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_xlsx_styles_read (BcXlsxBook *self,
                     const char *path,
                     const char *part,
                     GCancellable *cancellable,
                     GError **error)
{
  static const BcXmlHandler handler = { .start = start_cb, .end = end_cb };
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  Styles styles = { .book = self, .formats = formats };

  return bc_zip_read_xml (path, part, &handler, &styles, cancellable, error);
}
