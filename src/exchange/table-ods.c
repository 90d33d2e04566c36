/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "table-grid.h"

#define CONTENT "content.xml"

/* So many sheets, and styles of hidden ones, are looked at: no person goes through more. */
#define MAX_SHEETS 1000

/* A table of the document that is within no other. */
typedef struct
{
  char *name; /* (owned) */
  gboolean hidden;
  gboolean filled; /* as far as its rows were looked at */
} Sheet;

typedef struct
{
  BcGrid parent;
  GArray *sheets;     /* (owned) (element-type Sheet): those that began */
  guint chosen;       /* the one that is read, from 1; 0 until one holds anything */
  gboolean listing;   /* all are looked at */
  gboolean reading;   /* the open one is looked at */
  char *style;        /* (owned) (nullable): the open style of tables */
  GHashTable *hidden; /* (owned) (element-type utf8): the styles of hidden tables */
  guint depth;        /* of open tables */
  guint row;          /* the next one's number */
  guint repeats;      /* of the open row */
  guint column;       /* of the open cell */
  guint span;         /* of the open cell */
  gboolean in_cell;
  gboolean covered;
  guint paragraphs; /* that began in the open cell */
  guint in_text;    /* elements that are open within a paragraph, itself too */
  guint aside;      /* elements that are open within a comment, itself too */
  BcCellType type;
  char *value;   /* (owned) (nullable): what the cell's attributes say */
  GString *text; /* (owned): what the cell shows */
} Ods;

static guint
get_count (const BcXmlAttribute *attributes, guint n_attributes, const char *name, guint most)
{
  const char *text = bc_grid_get_attribute (attributes, n_attributes, name);

  return text != NULL ? (guint) CLAMP (g_ascii_strtoull (text, NULL, 10), 1, most) : 1;
}

static gboolean
says_error (const BcXmlAttribute *attributes, guint n_attributes)
{
  for (guint i = 0; i < n_attributes; i++)
    if (strcmp (attributes[i].name, "value-type") == 0 &&
        strcmp (attributes[i].value, "error") == 0)
      return TRUE;
  return FALSE;
}

static const struct
{
  const char *name;
  BcCellType type;
  const char *attribute;
} types[] = {
  { "float", BC_CELL_NUMBER, "value" },           { "currency", BC_CELL_NUMBER, "value" },
  { "percentage", BC_CELL_PERCENT, "value" },     { "date", BC_CELL_DATE, "date-value" },
  { "boolean", BC_CELL_YES_NO, "boolean-value" }, { "string", BC_CELL_TEXT, "string-value" },
};

static void
read_type (Ods *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *name = bc_grid_get_attribute (attributes, n_attributes, "value-type");

  self->type = BC_CELL_TEXT;
  g_clear_pointer (&self->value, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (name, types[i].name) == 0) {
      self->type = types[i].type;
      self->value = g_strdup (bc_grid_get_attribute (attributes, n_attributes, types[i].attribute));
    }
  if (says_error (attributes, n_attributes)) {
    self->type = BC_CELL_FAULT;
    g_clear_pointer (&self->value, g_free);
  }
  if (self->type == BC_CELL_DATE && self->value != NULL && strlen (self->value) > 10)
    self->value[10] = '\0';
}

static void
begin_cell (Ods *self, const BcXmlAttribute *attributes, guint n_attributes, gboolean covered)
{
  self->in_cell = TRUE;
  self->covered = covered;
  self->paragraphs = self->in_text = self->aside = 0;
  self->span =
    get_count (attributes, n_attributes, "number-columns-repeated", BC_TABLE_MAX_COLUMNS);
  g_string_truncate (self->text, 0);
  read_type (self, attributes, n_attributes);
}

/* Several blanks, and what stands for a line's end. */
static void
begin_within_text (Ods *self,
                   const char *element,
                   const BcXmlAttribute *attributes,
                   guint n_attributes)
{
  if (strcmp (element, "s") == 0)
    for (guint n = get_count (attributes, n_attributes, "c", 1000); n > 0; n--)
      g_string_append_c (self->text, ' ');
  else if (strcmp (element, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (element, "line-break") == 0)
    g_string_append_c (self->text, '\n');
  self->in_text++;
}

static void
begin_in_cell (Ods *self, const char *element, const BcXmlAttribute *attributes, guint n_attributes)
{
  if (self->aside > 0 || strcmp (element, "annotation") == 0) {
    self->aside++;
  } else if (self->in_text > 0) {
    begin_within_text (self, element, attributes, n_attributes);
  } else if (strcmp (element, "p") == 0) {
    if (self->paragraphs++ > 0)
      g_string_append_c (self->text, '\n');
    self->in_text = 1;
  }
}

static void
begin_style (Ods *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *family = bc_grid_get_attribute (attributes, n_attributes, "family");

  g_clear_pointer (&self->style, g_free);
  if (g_strcmp0 (family, "table") == 0)
    self->style = g_strdup (bc_grid_get_attribute (attributes, n_attributes, "name"));
}

static void
note_style (Ods *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *display = bc_grid_get_attribute (attributes, n_attributes, "display");

  if (self->style != NULL && g_strcmp0 (display, "false") == 0 &&
      g_hash_table_size (self->hidden) < MAX_SHEETS)
    g_hash_table_add (self->hidden, g_strdup (self->style));
}

static void
begin_sheet (Ods *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *name = bc_grid_get_attribute (attributes, n_attributes, "name");
  const char *style = bc_grid_get_attribute (attributes, n_attributes, "style-name");
  Sheet sheet = { 0 };

  if (self->depth++ > 0)
    return;
  sheet.hidden = style != NULL && g_hash_table_contains (self->hidden, style);
  sheet.name = g_strdup (name != NULL ? name : "");
  self->reading = !sheet.hidden && self->sheets->len < MAX_SHEETS &&
                  (self->listing || self->chosen == 0 || self->chosen == self->sheets->len + 1);
  self->row = 1;
  if (self->sheets->len < MAX_SHEETS)
    g_array_append_val (self->sheets, sheet);
  else
    g_free (sheet.name);
}

static void
end_row (Ods *self)
{
  Sheet *sheet = &g_array_index (self->sheets, Sheet, self->sheets->len - 1);

  if (bc_grid_end_row (&self->parent)) {
    sheet->filled = TRUE;
    if (self->chosen == 0 && !self->listing)
      self->chosen = self->sheets->len;
  }
  self->row = (guint) MIN ((guint64) self->row + self->repeats, BC_GRID_MAX_ROWS);
  self->repeats = 0;
}

static void
begin_row (Ods *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  self->repeats = get_count (attributes, n_attributes, "number-rows-repeated", BC_GRID_MAX_ROWS);
  self->column = 0;
  bc_grid_begin_row (&self->parent, self->row, self->repeats);
}

static gboolean
start_cb (const char *element,
          const BcXmlAttribute *attributes,
          guint n_attributes,
          gpointer data,
          GError **error)
{
  Ods *self = data;
  gboolean covered = strcmp (element, "covered-table-cell") == 0;

  if (self->in_cell) {
    begin_in_cell (self, element, attributes, n_attributes);
  } else if (strcmp (element, "table") == 0) {
    begin_sheet (self, attributes, n_attributes);
  } else if (strcmp (element, "style") == 0) {
    begin_style (self, attributes, n_attributes);
  } else if (strcmp (element, "table-properties") == 0) {
    note_style (self, attributes, n_attributes);
  } else if (!self->reading || self->depth != 1) {
    return TRUE;
  } else if (strcmp (element, "table-row") == 0) {
    begin_row (self, attributes, n_attributes);
  } else if ((covered || strcmp (element, "table-cell") == 0) && self->repeats > 0) {
    begin_cell (self, attributes, n_attributes, covered);
  }
  return TRUE;
}

static gboolean
text_cb (const char *text, gpointer data, GError **error)
{
  Ods *self = data;

  if (self->in_cell && self->in_text > 0 && self->aside == 0)
    g_string_append (self->text, text);
  return TRUE;
}

static gboolean
end_cell (Ods *self, GError **error)
{
  const char *text = self->value != NULL ? self->value : self->text->str;
  BcCellType type = self->covered ? BC_CELL_COVERED : self->type;
  gboolean added = (*text == '\0' && !self->covered) || bc_grid_add_cell (&self->parent,
                                                                          self->column,
                                                                          self->span,
                                                                          type,
                                                                          self->covered ? "" : text,
                                                                          error);

  self->column += self->span;
  self->in_cell = FALSE;
  return added;
}

static gboolean
end_in_cell (Ods *self, const char *element, const char *text, GError **error)
{
  if (self->aside > 0) {
    self->aside--;
  } else if (self->in_text > 0) {
    g_string_append (self->text, text);
    self->in_text--;
  } else if (strcmp (element, "table-cell") == 0 || strcmp (element, "covered-table-cell") == 0) {
    return end_cell (self, error);
  }
  return TRUE;
}

static gboolean
end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Ods *self = data;

  if (self->in_cell)
    return end_in_cell (self, element, text, error);
  if (strcmp (element, "table") == 0 && self->depth > 0) {
    self->depth--;
    self->reading &= self->depth > 0;
  } else if (strcmp (element, "table-row") == 0 && self->reading && self->depth == 1 &&
             self->repeats > 0) {
    end_row (self);
  }
  return TRUE;
}

static void
reset (BcGrid *sheet)
{
  Ods *self = (Ods *) sheet;

  g_array_set_size (self->sheets, 0);
  g_hash_table_remove_all (self->hidden);
  self->depth = self->repeats = 0;
  self->reading = FALSE;
  self->row = 1;
  self->in_cell = FALSE;
}

static void
free_parts (BcGrid *sheet)
{
  Ods *self = (Ods *) sheet;

  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->style, g_free);
  g_array_unref (self->sheets);
  g_hash_table_unref (self->hidden);
  g_string_free (self->text, TRUE);
}

static void
clear_sheet (gpointer data)
{
  g_free (((Sheet *) data)->name);
}

static const Sheet *
get_sheet_at (Ods *self, guint place)
{
  return &g_array_index (self->sheets, Sheet, place);
}

/* What they hold is only known once all were read. */
static gboolean
list_sheets (BcGrid *sheet, GPtrArray *names, GCancellable *cancellable, GError **error)
{
  Ods *self = (Ods *) sheet;
  gboolean passed;

  self->listing = TRUE;
  passed =
    bc_grid_open (sheet, cancellable, error) && bc_grid_pass_over (sheet, cancellable, error);
  self->listing = FALSE;
  for (guint i = 0; passed && i < self->sheets->len; i++)
    if (get_sheet_at (self, i)->filled)
      g_ptr_array_add (names, g_strdup (get_sheet_at (self, i)->name));
  return passed;
}

static const char *
get_sheet (BcGrid *sheet)
{
  Ods *self = (Ods *) sheet;

  return self->chosen > 0 && self->chosen <= self->sheets->len
           ? get_sheet_at (self, self->chosen - 1)->name
           : NULL;
}

static void
choose_sheet (BcGrid *sheet, const char *name)
{
  Ods *self = (Ods *) sheet;

  for (guint i = 0; i < self->sheets->len; i++)
    if (get_sheet_at (self, i)->filled && g_str_equal (get_sheet_at (self, i)->name, name)) {
      self->chosen = i + 1;
      return;
    }
}

/**
 * bc_table_ods_open:
 * @path: an ODS file
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Opens the first sheet of an ODS file (OpenDocument 1.2 part 1, 9) that is not hidden and holds
 * anything. Rows and cells that are
 * repeated are not multiplied in memory.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with an error
 */
BcTable *
bc_table_ods_open (const char *path, GCancellable *cancellable, GError **error)
{
  static const BcXmlHandler handler = { start_cb, end_cb, text_cb };
  Ods *self = g_new0 (Ods, 1);

  bc_grid_init (&self->parent, path);
  self->text = g_string_new (NULL);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parent.part = g_strdup (CONTENT);
  self->parent.handler = &handler;
  self->parent.reset = reset;
  self->parent.free = free_parts;
  self->parent.list_sheets = list_sheets;
  self->parent.get_sheet = get_sheet;
  self->parent.choose_sheet = choose_sheet;
  if (bc_grid_open (&self->parent, cancellable, error))
    return &self->parent.parent;
  bc_table_free (&self->parent.parent);
  return NULL;
}
