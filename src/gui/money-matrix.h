/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_MONEY_MATRIX (bc_money_matrix_get_type ())
G_DECLARE_FINAL_TYPE (BcMoneyMatrix, bc_money_matrix, BC, MONEY_MATRIX, AdwBin)

void bc_money_matrix_load (BcMoneyMatrix *self, BcStore *store, const BcId *district);

G_END_DECLS
