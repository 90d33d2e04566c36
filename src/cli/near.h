/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bc_near_dup_names (const char *typed, const char *const *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
