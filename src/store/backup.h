/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "store.h"

G_BEGIN_DECLS

/* Why an automatic backup is made; it is part of its name. */
#define BC_BACKUP_DAILY     "daily"
#define BC_BACKUP_EXIT      "exit"
#define BC_BACKUP_MIGRATION "migration"
#define BC_BACKUP_IMPORT    "import"
#define BC_BACKUP_REPAIR    "repair"

gboolean bc_backup_write (BcDatabase *reader, const char *path, gboolean overwrite, GError **error);
gboolean bc_backup_automatic (BcStore *store, const char *reason, GError **error);
gboolean bc_backup_keep (BcStore *store, const char *reason, GError **error);
gboolean
bc_backup_make (BcDatabase *reader, const char *folder, const char *reason, GError **error);
gboolean bc_backup_is_due (BcDatabase *reader, const char *folder, const char *reason, gint64 now);
GThread *bc_backup_start_daily (BcDatabase *reader, const char *folder);
gboolean bc_backup_wait (GThread *daily, GError **error);
gboolean
bc_backup_restore (const char *path, const char *backup, BcDocumentsReport *report, GError **error);
gboolean bc_backup_take_documents (const char *name,
                                   const char *backup,
                                   const char *path,
                                   BcDocumentsReport *report,
                                   GError **error);
gboolean bc_backup_write_whole (BcDatabase *reader,
                                const char *documents,
                                const char *path,
                                BcDocumentsReport *report,
                                GError **error);
gboolean bc_backup_check (BcDatabase *reader, GError **error);

G_END_DECLS
