/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "job.h"

G_BEGIN_DECLS

/**
 * BcJobDone:
 * @parent: the window that the work was begun in
 * @result: what came of it, which it does not take
 *
 * Told when the work is done; not where it failed or was cancelled, which the window tells.
 */
typedef void (*BcJobDone) (GtkWindow *parent, gpointer result);

#define BC_TYPE_JOB_DIALOG (bc_job_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcJobDialog, bc_job_dialog, BC, JOB_DIALOG, AdwWindow)

/**
 * BcJobKind:
 * @title: (untranslated): what is being done
 * @cancelled: (untranslated): what is told where the person had enough of it
 * @work: the work
 * @done: told what came of it
 * @free_data: frees what the work is given
 * @free_result: frees what came of it
 *
 * Long work that a person waits for.
 */
typedef struct
{
  const char *title;
  const char *cancelled;
  BcJobWork work;
  BcJobDone done;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} BcJobKind;

void bc_job_dialog_run (GtkWindow *parent, const BcJobKind *kind, gpointer data);

G_END_DECLS
