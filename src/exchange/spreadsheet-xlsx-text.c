/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "spreadsheet-xlsx-text.h"

#include <string.h>

/* The XML of an Office Open XML spreadsheet (ECMA-376, part 1, SpreadsheetML). */

#define XML      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE  "http://schemas.openxmlformats.org/package/2006/"
#define CONTENT  "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define ESCAPE   "_x"
#define N_DIGITS 4

const char bc_xlsx_types[] =
  XML "<Types xmlns=\"" PACKAGE "content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT "sheet.main+xml\"/>"
      "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" CONTENT "worksheet+xml\"/>"
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT "styles+xml\"/></Types>\n";

const char bc_xlsx_relations[] =
  XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
      "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n";

const char bc_xlsx_workbook_relations[] =
  XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
      "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
      "/styles\" Target=\"styles.xml\"/></Relationships>\n";

#define CELL_FORMAT(number_)                                                                       \
  "<xf numFmtId=\"" number_ "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "              \
  "applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"

#define CELL_FORMATS                                                                               \
  CELL_FORMAT ("49") CELL_FORMAT ("3") CELL_FORMAT ("1") CELL_FORMAT ("4") CELL_FORMAT ("164")

/* Cell formats: 0 none, 1 to 5 those of the kinds of cells in their order, 6 the heading's. Numbers
 * below 164 are the format's own: 49 text, 3 and 4 with separators, 1 whole. */
const char bc_xlsx_styles[] =
  XML "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"1\">"
      "<numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/></numFmts>"
      "<fonts count=\"2\">"
      "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
      "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/>"
      "</border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      "</cellStyleXfs><cellXfs count=\"7\">"
      "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" CELL_FORMATS
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" "
      "applyFont=\"1\" applyBorder=\"1\"/></cellXfs><cellStyles count=\"1\">"
      "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>\n";

static gboolean
is_escape (const char *at)
{
  const char *digits = at + strlen (ESCAPE);

  if (!g_str_has_prefix (at, ESCAPE))
    return FALSE;
  for (int i = 0; i < N_DIGITS; i++)
    if (!g_ascii_isxdigit (digits[i]))
      return FALSE;
  return digits[N_DIGITS] == '_';
}

/**
 * bc_xlsx_append_text:
 * @xml: where to write
 * @text: UTF-8 without other control characters than tabulators and ends of lines
 *
 * Writes the content of a cell of text. "_x0041_" would be read as "A" (ECMA-376, ST_Xstring): its
 * first character is written in that way itself.
 */
void
bc_xlsx_append_text (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  const char *start = escaped;

  for (const char *at = strstr (start, ESCAPE); at != NULL; at = strstr (at + 1, ESCAPE)) {
    if (!is_escape (at))
      continue;
    g_string_append_len (xml, start, at - start);
    g_string_append (xml, "_x005F_");
    start = at + 1;
  }
  g_string_append (xml, start);
}

/**
 * bc_xlsx_append_place:
 * @xml: where to write
 * @row: which row, from 0
 * @column: which column, from 0
 *
 * Writes a cell's name, such as "AB12".
 */
void
bc_xlsx_append_place (GString *xml, guint row, guint column)
{
  char letters[8];
  int at = G_N_ELEMENTS (letters);

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  g_string_append_len (xml, letters + at, (gssize) G_N_ELEMENTS (letters) - at);
  g_string_append_printf (xml, "%u", row + 1);
}

/**
 * bc_xlsx_dup_head:
 * @columns: (element-type BcSheetColumn): the sheet's columns
 *
 * Writes what stands before the rows: the heading stays where it is, columns have their widths.
 *
 * Returns: (transfer full): the beginning of the sheet
 */
char *
bc_xlsx_dup_head (const GArray *columns)
{
  GString *xml = g_string_new (
    XML "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView tabSelected=\"1\" "
        "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
        "state=\"frozen\"/></sheetView></sheetViews><cols>");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (xml,
                            "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>",
                            i + 1,
                            i + 1,
                            g_array_index (columns, BcSheetColumn, i).width + 2);
  g_string_append (xml, "</cols><sheetData>\n");
  return g_string_free (xml, FALSE);
}

/**
 * bc_xlsx_dup_workbook:
 * @title: the sheet's name
 *
 * Writes the list of the one sheet.
 *
 * Returns: (transfer full): the workbook
 */
char *
bc_xlsx_dup_workbook (const char *title)
{
  g_autofree char *name = g_markup_escape_text (title, -1);

  return g_strdup_printf (XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
                              "<sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                              "</workbook>\n",
                          name);
}
