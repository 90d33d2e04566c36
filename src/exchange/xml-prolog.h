/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bc_xml_prolog_check (const char *prolog, gsize length, GError **error);
GBytes *bc_xml_prolog_correct (GBytes *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
