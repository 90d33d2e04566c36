/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_ALIKE_ENOUGH: texts that are at least so alike are shown as perhaps saying the same. */
#define BC_ALIKE_ENOUGH 0.5

/**
 * BcAlikePair:
 * @first: place of a text
 * @second: place of another, a later one
 * @likeness: how alike they are, 0 to 1
 */
typedef struct
{
  guint first;
  guint second;
  double likeness;
} BcAlikePair;

double bc_alike_compare (const char *one, const char *other);
GArray *
bc_alike_find (const char *const *texts, guint n_texts, double least) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
