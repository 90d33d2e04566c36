/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BcDocumentReceived:
 * @widget: where files were dropped or pasted, or chosen for
 * @files: (element-type GFile): they; at least one
 */
typedef void (*BcDocumentReceived) (GtkWidget *widget, GPtrArray *files);

void bc_document_receiver_accept_drops (GtkWidget *widget, BcDocumentReceived received);
void bc_document_receiver_accept_pastes (GtkWidget *widget, BcDocumentReceived received);
void bc_document_receiver_paste (GtkWidget *widget, BcDocumentReceived received);
void bc_document_receiver_choose (GtkWidget *widget, BcDocumentReceived received);
void bc_document_receiver_forget_pasted (void);

G_END_DECLS
