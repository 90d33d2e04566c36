/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_FORM (bc_form_get_type ())
G_DECLARE_FINAL_TYPE (BcForm, bc_form, BC, FORM, AdwBin)

GtkWidget *bc_form_new (void);
void bc_form_edit (BcForm *self, BcStore *store, const BcRecordType *type, const BcId *id);
void bc_form_begin (BcForm *self, BcStore *store, const BcDraft *draft, const BcId *scope);
const BcId *bc_form_get_id (BcForm *self);
const char *bc_form_get_missing (BcForm *self);
char *bc_form_dup_heading (BcForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_form_can_delete (BcForm *self);
void bc_form_flush (BcForm *self);

G_END_DECLS
