/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "country.h"
#include "summary.h"

BcSummary *read_summary (Country *country, const char *region);
void compare_all (Country *country);
