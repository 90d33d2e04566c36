/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filing.h"
#include "invoice-enter.h"

G_BEGIN_DECLS

/**
 * BcInvoiceIntake:
 * @line: the funding line that a person named
 * @place: what a file is kept with that is no tax document
 * @other: it is no tax document
 * @asked: what the file is to be kept with: one record after the other
 * @attached: what came of the newest
 * @filing: its copy
 *
 * A file of documents that was copied.
 */
typedef struct
{
  BcId line;
  BcId place;
  gboolean other;
  BcAttachment asked;
  BcAttached attached;
  BcFiling filing;
} BcInvoiceIntake;

gboolean bc_invoice_entry_write (BcInvoiceIntake *intake,
                                 BcWriter *writer,
                                 BcInvoiceOutcome *outcome,
                                 GError **error);
gboolean bc_invoice_entry_keep_other (BcInvoiceIntake *intake,
                                      BcWriter *writer,
                                      BcInvoiceFile *file,
                                      GError **error);

G_END_DECLS
