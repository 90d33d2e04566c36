/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "id.h"

G_BEGIN_DECLS

void bc_document_tell (GtkWindow *parent, const char *heading, GPtrArray *sentences);
void bc_document_tell_of_record (GtkWindow *parent,
                                 const char *heading,
                                 GPtrArray *sentences,
                                 const BcId *record);

G_END_DECLS
