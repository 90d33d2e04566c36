/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

/* Reads a typed text that is not empty; one function for each kind. Private to bc_field_parse(). */
typedef gboolean (*BcFieldParser) (const BcField *self,
                                   const char *text,
                                   BcValue *value,
                                   GError **error);

BcFieldParser bc_field_get_parser (BcKind kind);

G_END_DECLS
