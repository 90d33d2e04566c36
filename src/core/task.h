/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void bc_task_run_in_thread (GTask *task, GTaskThreadFunc work);

G_END_DECLS
