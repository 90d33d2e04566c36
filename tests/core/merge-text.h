/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge.h"

void merge_text_append_state (GString *text, gboolean deleted, gboolean edited_after_deletion);
void merge_text_append_operation (GString *text, guint author, guint64 number, const char *value);
void merge_text_append (GString *text, const BcMerge *merge, const BcOperation *operations);
