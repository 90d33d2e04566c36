/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "invoice-enter.h"
#include "sandbox.h"

/* Two districts, the first with two lines. */
typedef struct
{
  Sandbox sandbox;
  BcId action; /* that has the first two lines */
  BcId line;
  BcId other_line;
  BcId elsewhere;
} Office;

void office_open (Office *self);
/* The first action is planned for some days, as 2026-06-01/2026-06-30. */
void office_plan_action (Office *self, const char *days);
void office_clear (Office *self);

/* Enters one file. One that was refused is an error, of BC_EXCHANGE_ERROR. */
GPtrArray *office_take (Office *self,
                        const BcId *line,
                        GFile *file,
                        GCancellable *cancellable,
                        GError **error);
GFile *office_find_seed (const char *name);

/* Files are those of the fuzz target's seeds. Each but the first ends the test on a failure. */
GPtrArray *office_try (Office *self, const BcId *line, const char *name, GError **error);
GPtrArray *office_enter (Office *self, const BcId *line, const char *name);
void
office_enter_one (Office *self, const BcId *line, const char *name, BcInvoiceFate fate, BcId *id);
void office_assert_text (Office *self, const BcId *entry, const char *sql, const char *expected);
guint office_count_copies (Office *self);
gint64 office_count (Office *self, const char *sql);
/* Records that belong to another, of a table whose owner is called “record”. */
gint64 office_count_with (Office *self, const char *table, const BcId *record);
void office_undo (Office *self, guint n_records);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)
