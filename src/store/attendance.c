/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attendance.h"

#include "save.h"

/* Marks follow each other faster than anybody can read: the newest counts. */
static void
fill_draft (BcDraft *draft, const BcId *meeting, const BcId *person, gboolean present)
{
  bc_draft_init (draft, bc_dictionary_find ("attendance"), NULL);
  draft->arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (draft, "meeting", meeting);
  bc_draft_set_id (draft, "person", person);
  bc_draft_set_integer (draft, "present", present);
}

/**
 * bc_attendance_mark:
 * @writer: a transaction
 * @meeting: a meeting
 * @person: a member of the body that met
 * @present: whether they came
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes down that a member came to a meeting or did not, whether they had been marked before or
 * not.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID for somebody of another body, or a failure
 */
gboolean
bc_attendance_mark (BcWriter *writer,
                    const BcId *meeting,
                    const BcId *person,
                    gboolean present,
                    GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcDraft) change = { 0 };
  g_auto (BcRecordInfo) info = { 0 };
  BcId id;

  fill_draft (&draft, meeting, person, present);
  bc_record_derive_id (&draft, bc_writer_get_now (writer), &id);
  if (!bc_lookup_id (bc_writer_get_database (writer), &id, &info, NULL) || info.deleted)
    return bc_save (writer, &draft, &id, error);
  bc_draft_init (&change, draft.type, &id);
  change.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_integer (&change, "present", present);
  return bc_save (writer, &change, &id, error);
}
