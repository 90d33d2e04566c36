/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-run.h"
#include "sandbox.h"

/* A table as text on its way into a store that has one district. */
void import_table_open (Sandbox *sandbox, BcId *district);
BcImportPlan *import_table_plan (Sandbox *sandbox, const char *type, const char *text);
BcImportPlan *import_table_survey (Sandbox *sandbox, const BcId *district, const char *text);

/* That SQL finds EXPECTED, a text. */
void assert_value (Sandbox *sandbox, const char *sql, const char *expected);
