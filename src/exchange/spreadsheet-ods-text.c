/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "spreadsheet-ods-text.h"

#include <string.h>

/* The XML of an OpenDocument spreadsheet (OASIS, OpenDocument 1.2, part 1). */

/* A character of the usual letter, in tenths of a millimetre. */
#define CHARACTER_WIDTH 21

#define NAMESPACES                                                                                 \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                             \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                               \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                      \
  "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "                          \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                               \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                 \
  "office:version=\"1.2\""

#define DATE_STYLE                                                                                 \
  "<number:date-style style:name=\"n4\"><number:day number:style=\"long\"/>"                       \
  "<number:text>-</number:text><number:month number:style=\"long\"/>"                              \
  "<number:text>-</number:text><number:year number:style=\"long\"/></number:date-style>"
#define NUMBER_STYLE(name_, places_, grouping_)                                                    \
  "<number:number-style style:name=\"" name_ "\"><number:number number:decimal-places=\"" places_  \
  "\" number:min-integer-digits=\"1\" number:grouping=\"" grouping_ "\"/></number:number-style>"
#define CELL_STYLE(name_, data_)                                                                   \
  "<style:style style:name=\"" name_                                                               \
  "\" style:family=\"table-cell\" style:data-style-name=\"" data_                                  \
  "\"><style:table-cell-properties style:vertical-align=\"top\"/></style:style>"

/* Styles c0 to c4 are those of the kinds of cells, in their order. */
#define CELL_STYLES                                                                                \
  "<number:text-style style:name=\"n0\"><number:text-content/></number:text-style>" NUMBER_STYLE ( \
    "n1",                                                                                          \
    "0",                                                                                           \
    "true") NUMBER_STYLE ("n2", "0", "false") NUMBER_STYLE ("n3", "2", "true")                     \
    DATE_STYLE CELL_STYLE ("c0", "n0") CELL_STYLE ("c1", "n1") CELL_STYLE ("c2",                   \
                                                                           "n2") CELL_STYLE ("c3", \
                                                                                             "n3") \
      CELL_STYLE ("c4",                                                                            \
                  "n4") "<style:style style:name=\"head\" style:family=\"table-cell\">"            \
                        "<style:table-cell-properties fo:border-bottom=\"0.5pt solid #000000\"/>"  \
                        "<style:text-properties fo:font-weight=\"bold\"/></style:style>"

static void
append_escaped (GString *xml, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (xml, escaped);
}

/* White space beyond one blank between words would be lost. */
static gsize
append_blanks (GString *xml, const char *at, gboolean first)
{
  gsize n_blanks = strspn (at, " ");
  gboolean plain = n_blanks == 1 && !first && at[1] != '\0' && at[1] != '\n';

  if (plain)
    g_string_append_c (xml, ' ');
  else
    g_string_append_printf (xml, "<text:s text:c=\"%" G_GSIZE_FORMAT "\"/>", n_blanks);
  return n_blanks;
}

/**
 * bc_ods_append_text:
 * @xml: where to write
 * @text: UTF-8 without other control characters than tabulators and ends of lines
 *
 * Writes the content of a cell of text: a paragraph a line.
 */
void
bc_ods_append_text (GString *xml, const char *text)
{
  gboolean first = TRUE;

  g_string_append (xml, "<text:p>");
  for (const char *at = text; *at != '\0';) {
    gsize length = strcspn (at, " \t\r\n");

    append_escaped (xml, at, length);
    first = first && length == 0;
    at += length;
    if (*at == ' ') {
      at += append_blanks (xml, at, first);
      continue;
    }
    first = *at == '\n';
    if (*at == '\t')
      g_string_append (xml, "<text:tab/>");
    else if (*at == '\n')
      g_string_append (xml, "</text:p><text:p>");
    at += *at != '\0';
  }
  g_string_append (xml, "</text:p>");
}

static void
append_column_styles (GString *xml, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++) {
    guint width = (g_array_index (columns, BcSheetColumn, i).width + 2) * CHARACTER_WIDTH;

    g_string_append_printf (xml,
                            "<style:style style:name=\"w%u\" style:family=\"table-column\">"
                            "<style:table-column-properties style:column-width=\"%u.%umm\"/>"
                            "</style:style>",
                            i,
                            width / 10,
                            width % 10);
  }
}

/**
 * bc_ods_dup_head:
 * @title: the sheet's name
 * @columns: (element-type BcSheetColumn): its columns
 *
 * Writes what stands before the rows.
 *
 * Returns: (transfer full): the beginning of content.xml
 */
char *
bc_ods_dup_head (const char *title, const GArray *columns)
{
  g_autoptr (GString) xml = g_string_new (BC_ODS_XML);
  g_autofree char *name = g_markup_escape_text (title, -1);

  g_string_append (xml, "<office:document-content " NAMESPACES "><office:automatic-styles>");
  g_string_append (xml, CELL_STYLES);
  append_column_styles (xml, columns);
  g_string_append_printf (xml,
                          "</office:automatic-styles><office:body><office:spreadsheet>"
                          "<table:table table:name=\"%s\">\n",
                          name);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"w%u\"/>\n", i);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

/**
 * bc_ods_dup_settings:
 * @title: the sheet's name
 *
 * Writes how the sheet is first shown: its heading stays where it is.
 *
 * Returns: (transfer full): settings.xml
 */
char *
bc_ods_dup_settings (const char *title)
{
  g_autofree char *name = g_markup_escape_text (title, -1);

  return g_strdup_printf (
    BC_ODS_XML
    "<office:document-settings "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.2\">"
    "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
    "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
    "<config:config-item config:name=\"ActiveTable\" config:type=\"string\">%s"
    "</config:config-item><config:config-item-map-named config:name=\"Tables\">"
    "<config:config-item-map-entry config:name=\"%s\">"
    "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2"
    "</config:config-item>"
    "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1"
    "</config:config-item>"
    "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2"
    "</config:config-item>"
    "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1"
    "</config:config-item>"
    "</config:config-item-map-entry></config:config-item-map-named>"
    "</config:config-item-map-entry></config:config-item-map-indexed>"
    "</config:config-item-set></office:settings></office:document-settings>\n",
    name,
    name);
}
