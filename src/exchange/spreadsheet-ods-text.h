/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spreadsheet-private.h"

G_BEGIN_DECLS

/** BC_ODS_MIME_TYPE: what an OpenDocument spreadsheet says of itself. */
#define BC_ODS_MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define BC_ODS_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/** BC_ODS_MANIFEST: the list of the parts that we write. */
#define BC_ODS_MANIFEST                                                                            \
  BC_ODS_XML                                                                                       \
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "      \
  "manifest:version=\"1.2\">\n"                                                                    \
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "                        \
  "manifest:media-type=\"" BC_ODS_MIME_TYPE "\"/>\n"                                               \
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"   \
  "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>\n"  \
  "</manifest:manifest>\n"

/** BC_ODS_TAIL: what closes the content after its rows. */
#define BC_ODS_TAIL "</table:table></office:spreadsheet></office:body></office:document-content>\n"

void bc_ods_append_text (GString *xml, const char *text);
char *bc_ods_dup_head (const char *title, const GArray *columns) G_GNUC_WARN_UNUSED_RESULT;
char *bc_ods_dup_settings (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
