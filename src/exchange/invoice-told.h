/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "invoice-enter.h"

G_BEGIN_DECLS

GPtrArray *bc_invoice_files_tell (GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_invoice_outcomes_take (GPtrArray *invoices) G_GNUC_WARN_UNUSED_RESULT;
void bc_invoice_file_refuse (BcInvoiceFile *self, const GError *fault, const char *advice);

G_END_DECLS
