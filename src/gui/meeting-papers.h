/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * BcMeetingPaper:
 * @BC_MEETING_MINUTES: its minutes, as PDF
 * @BC_MEETING_CALENDAR: its day, for a calendar
 *
 * What is written of a meeting into a file.
 */
typedef enum {
  BC_MEETING_MINUTES,
  BC_MEETING_CALENDAR,
} BcMeetingPaper;

/* Says what came of it; @path is %NULL where nothing was written. */
typedef void (*BcMeetingTold) (GtkWidget *widget, const char *sentence, const char *path);

void bc_meeting_paper_save (GtkWidget *widget,
                            BcStore *store,
                            const BcId *meeting,
                            const char *date,
                            BcMeetingPaper paper,
                            BcMeetingTold told);
void bc_meeting_paper_open (GtkWidget *widget, const char *path);

G_END_DECLS
