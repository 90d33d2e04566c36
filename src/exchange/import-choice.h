/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-names.h"
#include "translations.h"

G_BEGIN_DECLS

const BcChoice *bc_import_find_choice (const BcImportNames *names,
                                       const BcTranslations *translations,
                                       const BcField *field,
                                       const char *text,
                                       gboolean within);
const BcChoice *bc_import_find_letter (const BcImportNames *names,
                                       const BcField *field,
                                       const char *text,
                                       guint32 letters);
guint32 bc_import_get_letter (const char *text);
char *bc_import_dup_choices (const BcField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
