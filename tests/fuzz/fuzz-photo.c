/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "photo.h"

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (GBytes) head = g_bytes_new_static (bytes, MIN (length, BC_PHOTO_HEAD));
  g_autofree char *media_type = bc_media_type_guess ("fuzz.jpg", head);
  BcPhoto photo;

  bc_photo_read (head, &photo);
  g_assert_nonnull (media_type);
  g_assert_true (photo.taken_on == BC_DATE_NONE ||
                 (photo.taken_on >= BC_DATE_FIRST && photo.taken_on <= BC_DATE_LAST));
  if (photo.has_position) {
    g_assert_cmpint (ABS (photo.position.latitude), <=, 90000000);
    g_assert_cmpint (ABS (photo.position.longitude), <=, 180000000);
  }
  return 0;
}
