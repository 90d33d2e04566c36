/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What strangers' pictures do to the reader of small pictures: nothing. */
#include <glib/gstdio.h>
#include <string.h>

#include "thumbnail.h"

static char *
dup_place (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("barrios-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
write_file (const char *path, const void *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

/* A picture in two colours, as a file of @format in memory. */
static GBytes *
make_picture (int width, int height, const char *format)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  gdk_pixbuf_fill (picture, 0x2060a0ff);
  gdk_pixbuf_save_to_buffer (picture, &bytes, &size, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

static GdkPixbuf *
read_bytes (gconstpointer bytes, gsize size, GError **error)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = dup_place (folder, "picture");
  GdkPixbuf *small;

  write_file (path, bytes, size);
  small = bc_thumbnail_read (path, NULL, error);
  g_unlink (path);
  g_rmdir (folder);
  return small;
}

static void
test_small_in_proportion (void)
{
  static const struct
  {
    const char *format;
    int width, height, small_width, small_height;
  } pictures[] = {
    { "jpeg", 1200, 600, BC_THUMBNAIL_SIZE, BC_THUMBNAIL_SIZE / 2 },
    { "png", 600, 1200, BC_THUMBNAIL_SIZE / 2, BC_THUMBNAIL_SIZE },
    { "jpeg", 4000, 1, BC_THUMBNAIL_SIZE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++) {
    g_autoptr (GBytes) bytes =
      make_picture (pictures[i].width, pictures[i].height, pictures[i].format);
    g_autoptr (GError) error = NULL;
    g_autoptr (GdkPixbuf) small =
      read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

    g_assert_no_error (error);
    g_assert_cmpint (gdk_pixbuf_get_width (small), ==, pictures[i].small_width);
    g_assert_cmpint (gdk_pixbuf_get_height (small), ==, pictures[i].small_height);
  }
}

/* An EXIF segment that says only how the camera was held, right after the start of the picture. */
static GByteArray *
hold (GBytes *jpeg, guint8 orientation)
{
  const guint8 segment[] = { 0xff, 0xe1, 0, 34, 'E', 'x',         'i', 'f', 0, 0,  'M', 'M',
                             0,    42,   0, 0,  0,   8,           0,   1,   1, 18, 0,   3,
                             0,    0,    0, 1,  0,   orientation, 0,   0,   0, 0,  0,   0 };
  const guint8 *bytes = g_bytes_get_data (jpeg, NULL);
  GByteArray *held = g_byte_array_new ();

  g_byte_array_append (held, bytes, 2);
  g_byte_array_append (held, segment, sizeof segment);
  return g_byte_array_append (held, bytes + 2, (guint) g_bytes_get_size (jpeg) - 2);
}

static void
test_as_it_was_held (void)
{
  g_autoptr (GBytes) jpeg = make_picture (800, 400, "jpeg");

  for (guint8 orientation = 1; orientation <= 8; orientation++) {
    g_autoptr (GByteArray) held = hold (jpeg, orientation);
    g_autoptr (GError) error = NULL;
    g_autoptr (GdkPixbuf) small = read_bytes (held->data, held->len, &error);

    g_assert_no_error (error);
    g_assert_cmpint (gdk_pixbuf_get_width (small) > gdk_pixbuf_get_height (small),
                     ==,
                     orientation < 5);
  }
}

/* The header of a PNG of @side × @side points, with its check sum and nothing behind it. */
static void
make_png_header (guint8 *bytes, guint32 side)
{
  const guint8 head[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };
  guint32 width = GUINT32_TO_BE (side), sum = 0xffffffff;

  memcpy (bytes, head, sizeof head);
  memcpy (bytes + 16, &width, 4);
  memcpy (bytes + 20, &width, 4);
  memcpy (bytes + 24, "\x08\x02\0\0\0", 5);
  for (guint i = 12; i < 29; i++) {
    sum ^= bytes[i];
    for (guint bit = 0; bit < 8; bit++)
      sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  sum = GUINT32_TO_BE (~sum);
  memcpy (bytes + 29, &sum, 4);
}

static void
test_declared_size_is_refused (void)
{
  g_autoptr (GBytes) jpeg = make_picture (16, 16, "jpeg");
  g_autoptr (GByteArray) huge = g_byte_array_new ();
  guint8 png[33];
  const guint32 sides[] = { 8000, 30000, 100000, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++) {
    g_autoptr (GError) error = NULL;

    make_png_header (png, sides[i]);
    g_assert_null (read_bytes (png, sizeof png, &error));
    g_assert_nonnull (error);
  }
  g_byte_array_append (huge, g_bytes_get_data (jpeg, NULL), (guint) g_bytes_get_size (jpeg));
  for (guint i = 0; i + 9 < huge->len; i++)
    if (huge->data[i] == 0xff && huge->data[i + 1] == 0xc0) {
      g_autoptr (GError) error = NULL;

      memcpy (huge->data + i + 5, "\xff\x00\xff\x00", 4);
      g_assert_null (read_bytes (huge->data, huge->len, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      return;
    }
  g_assert_not_reached ();
}

static void
test_what_is_no_photo_is_told (void)
{
  static const char *const contents[] = {
    "",
    "hola",
    "%PDF-1.4\n1 0 obj",
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    "BM\x36\x00\x00\x00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_bytes (contents[i], strlen (contents[i]), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  }
}

/* Cut off anywhere, and with any bytes changed: a picture or a reason, and never a crash. */
static void
test_damage_does_no_harm (void)
{
  static const char *const formats[] = { "jpeg", "png" };

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GBytes) whole = make_picture (64, 48, formats[round % 2]);
    gsize size = g_bytes_get_size (whole);
    g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
    g_autoptr (GError) error = NULL;
    g_autoptr (GdkPixbuf) small = NULL;

    for (gint n = g_test_rand_int_range (0, 6); n > 0; n--)
      bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
    small = read_bytes (bytes, (gsize) g_test_rand_int_range (1, (gint32) size + 1), &error);
    g_assert_true ((small == NULL) == (error != NULL));
  }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bc_thumbnail_read ("nothing", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/thumbnail/small-in-proportion", test_small_in_proportion);
  g_test_add_func ("/gui/thumbnail/as-it-was-held", test_as_it_was_held);
  g_test_add_func ("/gui/thumbnail/declared-size-is-refused", test_declared_size_is_refused);
  g_test_add_func ("/gui/thumbnail/what-is-no-photo-is-told", test_what_is_no_photo_is_told);
  g_test_add_func ("/gui/thumbnail/damage-does-no-harm", test_damage_does_no_harm);
  g_test_add_func ("/gui/thumbnail/cancelled", test_cancelled);
  return g_test_run ();
}
