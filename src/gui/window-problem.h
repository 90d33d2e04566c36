/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_WINDOW_PROBLEM (bc_window_problem_get_type ())
G_DECLARE_FINAL_TYPE (BcWindowProblem, bc_window_problem, BC, WINDOW_PROBLEM, AdwBin)

GtkWidget *bc_window_problem_new (const char *title, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
