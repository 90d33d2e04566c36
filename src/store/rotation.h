/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcBackupName:
 * @moment: milliseconds since 1970 as Chile's clocks showed it
 * @date: that day, a Julian day number
 * @month: that month, counted from year 0
 * @reason: (transfer none): why it was made, within the name, which goes on with ".db"
 *
 * What the name of an automatic backup says.
 */
typedef struct
{
  gint64 moment;
  gint32 date;
  gint32 month;
  const char *reason;
} BcBackupName;

char *bc_backup_name_new (const char *reason, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_backup_name_parse (const char *text, BcBackupName *name);
gboolean bc_backup_name_has_reason (const BcBackupName *name, const char *reason);
gint64 bc_backup_name_local (gint64 now);
GPtrArray *bc_backup_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_backup_choose_expired (GPtrArray *names, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
