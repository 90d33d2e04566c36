/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history-model.h"

void history_fold (const History *history,
                   const BcOperation *operations,
                   guint n_operations,
                   BcMerge *merge);
