/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_AGREEMENT_ADDER (bc_agreement_adder_get_type ())
G_DECLARE_FINAL_TYPE (BcAgreementAdder, bc_agreement_adder, BC, AGREEMENT_ADDER, AdwBin)

void bc_agreement_adder_set_meeting (BcAgreementAdder *self, BcStore *store, const BcId *meeting);

G_END_DECLS
