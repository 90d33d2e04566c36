/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BcTranslations BcTranslations; /* the program's words in one language */

BcTranslations *bc_translations_open (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void bc_translations_free (BcTranslations *self);
const char *
bc_translations_find (const BcTranslations *self, const char *context, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcTranslations, bc_translations_free)

G_END_DECLS
