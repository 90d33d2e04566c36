/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_USAGE_ERROR: the command line is not one that the program understands. */
#define BC_USAGE_ERROR (bc_usage_error_quark ())

/**
 * BcUsageError:
 * @BC_USAGE_ERROR_WRONG: the command's usage says how to write it
 */
typedef enum {
  BC_USAGE_ERROR_WRONG,
} BcUsageError;

/**
 * BcArguments:
 * @words: (owned) (element-type utf8): what is no option, in order
 * @options: (owned) (element-type utf8 GPtrArray): the values of each option that was given
 *
 * What was typed after a command. Free it with bc_arguments_clear().
 */
typedef struct
{
  GPtrArray *words;
  GHashTable *options;
} BcArguments;

GQuark bc_usage_error_quark (void);
gboolean bc_usage_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
void bc_arguments_clear (BcArguments *self);
gboolean
bc_arguments_parse (BcArguments *self, const char *usage, const char *const *typed, GError **error);
const char *bc_arguments_get_word (const BcArguments *self, guint place);
const char *bc_arguments_get (const BcArguments *self, const char *option);
gboolean bc_arguments_has (const BcArguments *self, const char *option);
const GPtrArray *bc_arguments_get_all (const BcArguments *self, const char *option);
gboolean bc_arguments_get_number (const BcArguments *self,
                                  const char *option,
                                  guint *number,
                                  GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcArguments, bc_arguments_clear)

G_END_DECLS
