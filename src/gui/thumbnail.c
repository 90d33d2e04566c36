/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thumbnail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "photo.h"

/* So many bytes tell what a file is. */
#define HEAD_SIZE 64

/* What is decoded small from the start may be larger than what is decoded whole: the largest phones
 * take 108 million points, and a photo of them costs little; four bytes for each point of the
 * others have to be had. */
static const struct
{
  const char *media_type;
  gint64 points;
} limits[] = {
  { "image/jpeg", 120000000 },
  { "image/png", 40000000 },
  { "image/gif", 40000000 },
};

static gint64
find_limit (const char *media_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    if (strcmp (limits[i].media_type, media_type) == 0)
      return limits[i].points;
  return 0;
}

static gboolean
refuse (GError **error, GIOErrorEnum code, const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, code, reason);
  return FALSE;
}

/* The contents decide, for other decoders than these are not to see what others sent. */
static gboolean
find_kind (GFile *file, gint64 *limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) head = NULL;
  g_autofree char *media_type = NULL;

  if (stream != NULL)
    head = g_input_stream_read_bytes (G_INPUT_STREAM (stream), HEAD_SIZE, cancellable, error);
  if (head == NULL)
    return FALSE;
  media_type = bc_media_type_guess ("", head);
  *limit = find_limit (media_type);
  return *limit > 0 || refuse (error, G_IO_ERROR_NOT_SUPPORTED, _ ("There is no picture of it"));
}

/* What a file declares is looked at before anything is decoded: a small file can declare a picture
 * that no memory holds. */
static gboolean
check_size (const char *path, gint64 limit, GError **error)
{
  int width = 0, height = 0;

  if (gdk_pixbuf_get_file_info (path, &width, &height) == NULL || width <= 0 || height <= 0)
    return refuse (error, G_IO_ERROR_INVALID_DATA, _ ("The picture is damaged"));
  if ((gint64) width * height > limit)
    return refuse (error, G_IO_ERROR_NO_SPACE, _ ("The picture is too large to be shown here"));
  return TRUE;
}

static GdkPixbuf *
decode (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GdkPixbuf) small = NULL;
  GError *fault = NULL;

  if (stream == NULL)
    return NULL;
  small = gdk_pixbuf_new_from_stream_at_scale (G_INPUT_STREAM (stream),
                                               BC_THUMBNAIL_SIZE,
                                               BC_THUMBNAIL_SIZE,
                                               TRUE,
                                               cancellable,
                                               &fault);
  if (small != NULL)
    return gdk_pixbuf_apply_embedded_orientation (small);
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, fault);
    return NULL;
  }
  g_error_free (fault);
  refuse (error, G_IO_ERROR_INVALID_DATA, _ ("The picture is damaged"));
  return NULL;
}

/* Reads a photo small, as it was held. Can be called on any thread; its errors are for people:
 * G_IO_ERROR_NOT_SUPPORTED where the file is no photo, G_IO_ERROR_INVALID_DATA where it is damaged,
 * G_IO_ERROR_NO_SPACE where it is too large. */
GdkPixbuf *
bc_thumbnail_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 limit;

  if (!find_kind (file, &limit, cancellable, error) || !check_size (path, limit, error))
    return NULL;
  return decode (file, cancellable, error);
}
