/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "paper.h"

G_BEGIN_DECLS

/* For those who print a document elsewhere than in a file: they know cairo anyway. */
void bc_paper_draw_page (BcPaper *self, cairo_t *cairo, guint page);

G_END_DECLS
