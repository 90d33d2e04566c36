/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document-item.h"

G_BEGIN_DECLS

/**
 * BcDocumentFilter:
 * @BC_DOCUMENT_FILTER_ALL: every document
 * @BC_DOCUMENT_FILTER_PAIRS: those that show the same before and afterwards, two by two
 * @BC_DOCUMENT_FILTER_WARNED: those with something that the person should know
 * @BC_DOCUMENT_FILTER_KINDS: the first of the dictionary's kinds, which follow
 *
 * Which documents are shown.
 */
typedef enum {
  BC_DOCUMENT_FILTER_ALL,
  BC_DOCUMENT_FILTER_PAIRS,
  BC_DOCUMENT_FILTER_WARNED,
  BC_DOCUMENT_FILTER_KINDS,
} BcDocumentFilter;

void bc_document_filter_fill (GtkDropDown *choice);
GPtrArray *bc_document_filter (GPtrArray *items,
                               BcDocumentFilter filter,
                               const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
