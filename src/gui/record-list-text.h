/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "record.h"

G_BEGIN_DECLS

char *bc_record_list_dup_title (BcDatabase *reader, BcRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_list_dup_subtitle (BcDatabase *reader,
                                   BcRecord *record,
                                   gboolean among) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_list_dup_state (BcRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_record_list_is_late (BcRecord *record, gint32 today);
char *bc_record_list_dup_lateness (BcRecord *record, gint32 today) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_list_dup_movement (BcRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
