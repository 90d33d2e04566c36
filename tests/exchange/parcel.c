/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parcel.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define XLSX_WORKBOOK                                                                              \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"                              \
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "                 \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"       \
  "<sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"                             \
  "<sheet name=\"now\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
#define XLSX_RELATIONS                                                                             \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"         \
  "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"                                   \
  "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
#define XLSX_STYLES                                                                                \
  "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>"      \
  "<numFmt numFmtId=\"164\" formatCode=\"General\"/>"                                              \
  "<numFmt numFmtId=\"165\" formatCode=\"[$-340A]dd\\-mm\\-yyyy;@\"/>"                             \
  "<numFmt numFmtId=\"166\" formatCode=\"[Red]0.00&quot; yd&quot;\"/></numFmts><cellStyleXfs>"     \
  "<xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"         \
  "<xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"         \
  "</cellXfs></styleSheet>"
#define XLSX_STRINGS                                                                               \
  "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"                      \
  "<si><t>trade-name</t></si><si><r><t>Pana</t></r><r><t xml:space=\"preserve\">dería </t></r>"   \
  "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t>a_x000A_b_x005F_x</t></si></sst>"
#define XLSX_HEAD                                                                                  \
  "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"

static struct archive *
begin (const char *path)
{
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  return archive;
}

static void
add (struct archive *archive, const char *name, const char *head, const char *text, gsize times)
{
  struct archive_entry *entry = archive_entry_new ();
  const gsize length = strlen (text);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) (strlen (head) + length * times));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, head, strlen (head)), ==, strlen (head));
  for (gsize i = 0; i < times; i++)
    g_assert_cmpint (archive_write_data (archive, text, length), ==, length);
  archive_entry_free (entry);
}

static void
end (struct archive *archive)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

void
parcel_write (const char *path, ...)
{
  struct archive *archive = begin (path);
  const char *name;
  va_list parts;

  va_start (parts, path);
  while ((name = va_arg (parts, const char *)) != NULL)
    add (archive, name, va_arg (parts, const char *), "", 0);
  va_end (parts);
  end (archive);
}

/* A workbook whose sheet is the same text over and over, behind its head. */
void
parcel_write_long (const char *path, const char *head, const char *text, gsize times)
{
  struct archive *archive = begin (path);

  add (archive, "xl/workbook.xml", XLSX_WORKBOOK, "", 0);
  add (archive, "xl/_rels/workbook.xml.rels", XLSX_RELATIONS, "", 0);
  add (archive, "xl/worksheets/sheet2.xml", head, text, times);
  end (archive);
}

void
parcel_write_xlsx (const char *path, const char *rows, const char *after)
{
  g_autofree char *sheet =
    g_strconcat (XLSX_HEAD, rows, "</sheetData>", after, "</worksheet>", NULL);

  parcel_write (path,
                "xl/worksheets/sheet1.xml",
                XLSX_HEAD "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
                "xl/worksheets/sheet2.xml",
                sheet,
                "xl/workbook.xml",
                XLSX_WORKBOOK,
                "xl/_rels/workbook.xml.rels",
                XLSX_RELATIONS,
                "xl/styles.xml",
                XLSX_STYLES,
                "xl/sharedStrings.xml",
                XLSX_STRINGS,
                NULL);
}

void
parcel_write_book (const char *path, ...)
{
  g_autoptr (GString) book = g_string_new ("<workbook xmlns:r=\"r\"><sheets>");
  g_autoptr (GString) relations = g_string_new ("<Relationships>");
  struct archive *archive = begin (path);
  const char *name;
  va_list parts;

  va_start (parts, path);
  for (guint i = 1; (name = va_arg (parts, const char *)) != NULL; i++) {
    const char *state = va_arg (parts, const char *);
    g_autofree char *part = g_strdup_printf ("worksheets/sheet%u.xml", i);
    g_autofree char *whole = g_strconcat ("xl/", part, NULL);
    g_autofree char *sheet =
      g_strconcat (XLSX_HEAD, va_arg (parts, const char *), "</sheetData></worksheet>", NULL);

    g_string_append_printf (book,
                            "<sheet name=\"%s\" sheetId=\"%u\" state=\"%s\" r:id=\"r%u\"/>",
                            name,
                            i,
                            state,
                            i);
    g_string_append_printf (relations, "<Relationship Id=\"r%u\" Target=\"%s\"/>", i, part);
    add (archive, whole, sheet, "", 0);
  }
  va_end (parts);
  g_string_append (book, "</sheets></workbook>");
  g_string_append (relations, "</Relationships>");
  add (archive, "xl/workbook.xml", book->str, "", 0);
  add (archive, "xl/_rels/workbook.xml.rels", relations->str, "", 0);
  end (archive);
}

void
parcel_write_ods (const char *path, const char *rows)
{
  g_autofree char *content = g_strconcat (PARCEL_ODS_HEAD, rows, PARCEL_ODS_TAIL, NULL);

  parcel_write (path,
                "mimetype",
                "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml",
                content,
                NULL);
}
