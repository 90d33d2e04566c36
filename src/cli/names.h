/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

typedef struct _BcNames BcNames; /* what the records that others refer to are called */

BcNames *bc_names_new (BcDatabase *database, gboolean for_people) G_GNUC_WARN_UNUSED_RESULT;
void bc_names_free (BcNames *self);
const char *bc_names_get (BcNames *self, const BcField *field, const BcId *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcNames, bc_names_free)

G_END_DECLS
