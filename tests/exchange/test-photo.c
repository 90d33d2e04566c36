/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"
#include "photo.h"

static const struct
{
  const char *name;
  const char *date;     /* "" for none */
  const char *position; /* "" for none */
  const char *media_type;
} photos[] = {
  { "dated.jpg", "2026-05-04", "", "image/jpeg" },
  { "placed.jpg", "2026-05-04", "-33.437500,-70.650000", "image/jpeg" },
  { "no-clock.jpg", "", "", "image/jpeg" },
  { "short-date.jpg", "", "", "image/jpeg" },
  { "zero-denominator.jpg", "2026-05-04", "", "image/jpeg" },
  { "beyond-the-pole.jpg", "2026-05-04", "", "image/jpeg" },
  { "cut-off.jpg", "", "", "image/jpeg" },
  { "not-a-photo.jpg", "", "", "application/pdf" },
};

static GBytes *
read_seed (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "photo", name, NULL),
                       &bytes,
                       &size,
                       &error);
  g_assert_no_error (error);
  return g_bytes_new (bytes, size);
}

static void
test_seeds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (photos); i++) {
    g_autoptr (GBytes) head = read_seed (photos[i].name);
    g_autofree char *media_type = bc_media_type_guess (photos[i].name, head);
    g_autofree char *date = NULL;
    g_autofree char *position = NULL;
    BcPhoto photo;

    bc_photo_read (head, &photo);
    date = photo.taken_on != BC_DATE_NONE ? bc_date_dup_iso (photo.taken_on) : g_strdup ("");
    position = photo.has_position ? bc_position_dup_text (&photo.position) : g_strdup ("");
    g_test_message ("%s", photos[i].name);
    g_assert_cmpstr (date, ==, photos[i].date);
    g_assert_cmpstr (position, ==, photos[i].position);
    g_assert_cmpstr (media_type, ==, photos[i].media_type);
  }
}

static void
test_no_byte_changed_by_chance_does_harm (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (photos); i++) {
    g_autoptr (GBytes) head = read_seed (photos[i].name);
    gsize size;
    const guint8 *bytes = g_bytes_get_data (head, &size);

    for (gsize at = 0; at < size; at++) {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      g_autoptr (GBytes) damaged = NULL;
      BcPhoto photo;

      copy[at] ^= 0xff;
      damaged = g_bytes_new_take (g_steal_pointer (&copy), size);
      bc_photo_read (damaged, &photo);
      g_assert_true (photo.taken_on == BC_DATE_NONE || photo.taken_on >= BC_DATE_FIRST);
    }
  }
}

static void
test_names_that_lie (void)
{
  g_assert_true (bc_media_type_fits ("image/jpeg", "Foto.JPEG"));
  g_assert_true (bc_media_type_fits ("application/x-unknown", "acta.docx"));
  g_assert_true (bc_media_type_fits ("image/jpeg", "sin nombre"));
  g_assert_false (bc_media_type_fits ("application/pdf", "acta.jpg"));
  g_assert_false (bc_media_type_fits ("image/png", "foto.jpg"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/photo/seeds", test_seeds);
  g_test_add_func ("/exchange/photo/no-byte-changed-by-chance-does-harm",
                   test_no_byte_changed_by_chance_does_harm);
  g_test_add_func ("/exchange/photo/names-that-lie", test_names_that_lie);
  return g_test_run ();
}
