/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xml-reader.h"

G_BEGIN_DECLS

typedef struct _BcZipPart BcZipPart; /* one file within a ZIP archive */

GHashTable *bc_zip_list (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint64 bc_zip_get_limit (const char *path);
BcZipPart *
bc_zip_part_open (const char *path, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BcZipPart *bc_zip_part_open_all (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_zip_part_next (BcZipPart *self, char **name, GError **error);
void bc_zip_part_free (BcZipPart *self);
gssize bc_zip_part_read (BcZipPart *self, char *buffer, gsize size, GError **error);
guint64 bc_zip_part_get_size (BcZipPart *self);
gboolean bc_zip_read_xml (const char *path,
                          const char *name,
                          const BcXmlHandler *handler,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcZipPart, bc_zip_part_free)

G_END_DECLS
