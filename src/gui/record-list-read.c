/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list-read.h"

void
bc_record_list_found_free (gpointer data)
{
  BcRecordListFound *found = data;

  g_clear_pointer (&found->lines, g_ptr_array_unref);
  g_free (found);
}

gpointer
bc_record_list_read (BcDatabase *reader, gpointer data, GError **error)
{
  const BcRecordListAsked *asked = data;
  BcRecordListFound *found = g_new0 (BcRecordListFound, 1);

  found->asked = *asked;
  if (bc_id_is_nil (&asked->owner))
    found->lines = bc_record_lines_read_scope (reader, asked->type, &asked->district, error);
  else
    found->lines = bc_record_lines_read (reader, asked->type, &asked->owner, error);
  if (found->lines != NULL)
    return found;
  bc_record_list_found_free (found);
  return NULL;
}
