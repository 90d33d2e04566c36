/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *bc_document_dup_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *bc_document_dup_names (GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
