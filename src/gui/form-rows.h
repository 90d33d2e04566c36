/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * BcFormSite:
 * @store: (unowned): where values and candidates are read
 * @type: the type of the record
 * @id: the record; nil while it is a draft
 * @scope: the district whose records references may name
 * @fields: (nullable): the names of the only fields that are shown, with spaces between
 * @levels: the levels that the person may write as there
 *
 * What the rows of a form are made for.
 */
typedef struct
{
  BcStore *store;
  const BcRecordType *type;
  BcId id;
  BcId scope;
  const char *fields;
  BcLevels levels;
} BcFormSite;

void bc_form_site_init (BcFormSite *self,
                        BcStore *store,
                        const BcRecordType *type,
                        const BcId *id,
                        const BcId *owner,
                        const BcId *scope);
gboolean bc_form_can_add (BcStore *store, const char *type, const BcId *owner);
char *bc_form_dup_refusal (const BcFormSite *site, const BcField *field) G_GNUC_WARN_UNUSED_RESULT;
char *bc_form_dup_note (const BcFormSite *site, const BcField *field) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_form_create_rows (const BcFormSite *site,
                                const BcDraft *draft,
                                GtkBox *groups) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
