/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "world.h"

G_BEGIN_DECLS

/** RECEIPTS_SUPPLIER: who issued them. */
#define RECEIPTS_SUPPLIER "97975000-5"

/* What is paid by documents, that may be entered once; each ends the test on a failure. */
char *receipts_make_line (World *world, const char *district);
void receipts_allow (World *world, const char *line);
gboolean receipts_try (World *world,
                       GError **error,
                       const char *line,
                       const char *supplier,
                       const char *number,
                       BcId *id);
void
receipts_enter (World *world, const char *line, const char *supplier, const char *number, BcId *id);
void receipts_restore (World *world, const BcId *entry, GError **error);
void receipts_assert_double (GError **error, const BcId *first);
void receipts_assert_refused (World *world, BcId *entry, const char *state, const BcId *first);
gint64 receipts_count_spent (World *world);
guint receipts_count_doubts (World *world);

G_END_DECLS
