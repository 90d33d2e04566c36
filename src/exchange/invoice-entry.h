/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filing.h"
#include "invoice-enter.h"

G_BEGIN_DECLS

/**
 * BcInvoiceIntake:
 * @line: the funding line that a person named
 * @asked: what the file is to be kept with: one record after the other
 * @attached: what came of the newest
 * @filing: its copy
 *
 * A file of documents that was copied.
 */
typedef struct
{
  BcId line;
  BcAttachment asked;
  BcAttached attached;
  BcFiling filing;
} BcInvoiceIntake;

gboolean bc_invoice_entry_write (BcInvoiceIntake *intake,
                                 BcWriter *writer,
                                 BcInvoiceOutcome *outcome,
                                 GError **error);

G_END_DECLS
