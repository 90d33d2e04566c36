/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Writes ZIP archives and spreadsheets as tests need them, good and bad. */

#define PARCEL_ODS_HEAD                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"                                                     \
  "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "              \
  "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                                   \
  "xmlns:x=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"                                    \
  "<o:body><o:spreadsheet><t:table t:name=\"a\">"
#define PARCEL_ODS_TAIL "</t:table></o:spreadsheet></o:body></o:document-content>"

/* Name, content, name, content …, NULL. */
void parcel_write (const char *path, ...) G_GNUC_NULL_TERMINATED;
void parcel_write_long (const char *path, const char *head, const char *text, gsize times);
void parcel_write_xlsx (const char *path, const char *rows, const char *after);
/* Name, state, rows, name, state, rows …, NULL. */
void parcel_write_book (const char *path, ...) G_GNUC_NULL_TERMINATED;
void parcel_write_ods (const char *path, const char *rows);
