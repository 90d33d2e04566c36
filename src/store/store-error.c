/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-error.h"

/* What an error knows beside its message. */
typedef struct
{
  gboolean has_record;
  BcId record;
} BcStoreErrorPrivate;

static void
bc_store_error_private_init (BcStoreErrorPrivate *private)
{
  private->has_record = FALSE;
}

static void
bc_store_error_private_copy (const BcStoreErrorPrivate *from, BcStoreErrorPrivate *to)
{
  *to = *from;
}

static void
bc_store_error_private_clear (BcStoreErrorPrivate *private)
{
  private->has_record = FALSE;
}

/**
 * bc_store_error_quark:
 *
 * Returns: the domain of the store's errors
 */
G_DEFINE_EXTENDED_ERROR (BcStoreError, bc_store_error)

/**
 * bc_store_error_set_record:
 * @error: return location
 * @code: what is wrong
 * @record: the record that is in the way
 * @format: the message
 * @...: its arguments
 *
 * Sets an error from which a window can lead to a record.
 */
void
bc_store_error_set_record (GError **error,
                           BcStoreError code,
                           const BcId *record,
                           const char *format,
                           ...)
{
  GError *made;
  va_list arguments;

  va_start (arguments, format);
  made = g_error_new_valist (BC_STORE_ERROR, code, format, arguments);
  va_end (arguments);
  bc_store_error_get_private (made)->has_record = TRUE;
  bc_store_error_get_private (made)->record = *record;
  g_propagate_error (error, made);
}

/**
 * bc_store_error_get_record:
 * @error: an error of any domain
 * @record: (out): the record that is in the way
 *
 * Returns: whether the error names one
 */
gboolean
bc_store_error_get_record (const GError *error, BcId *record)
{
  const BcStoreErrorPrivate *private =
    error->domain == BC_STORE_ERROR ? bc_store_error_get_private (error) : NULL;

  if (private == NULL || !private->has_record)
    return FALSE;
  *record = private->record;
  return TRUE;
}
