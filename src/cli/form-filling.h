/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

gboolean
bc_cli_print_facts (BcCli *cli, const BcArguments *arguments, const BcId *packet, GError **error);
gboolean
bc_cli_fill_form (BcCli *cli, const BcArguments *arguments, const BcId *packet, GError **error);

G_END_DECLS
