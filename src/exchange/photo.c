/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "photo.h"

#include <libexif/exif-data.h>
#include <math.h>
#include <string.h>

#include "date.h"

#define DATE_LENGTH 10

static ExifEntry *
find_entry (ExifData *data, ExifIfd ifd, ExifTag tag)
{
  return exif_content_get_entry (data->ifd[ifd], tag);
}

/* "2026:11:20 14:03:00": a camera that was never set says 0000:00:00, which is no date. */
static gint32
read_date (ExifData *data)
{
  ExifEntry *entry = find_entry (data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL);
  char text[DATE_LENGTH + 1] = "";
  gint32 date;

  if (entry == NULL || entry->format != EXIF_FORMAT_ASCII || entry->size < DATE_LENGTH)
    return BC_DATE_NONE;
  memcpy (text, entry->data, DATE_LENGTH);
  if (text[4] != ':' || text[7] != ':')
    return BC_DATE_NONE;
  text[4] = text[7] = '-';
  return bc_date_parse_iso (text, &date, NULL) ? date : BC_DATE_NONE;
}

/* Degrees, minutes and seconds, each a fraction. */
static gboolean
read_angle (ExifData *data, ExifTag tag, double *angle)
{
  ExifEntry *entry = find_entry (data, EXIF_IFD_GPS, tag);
  double scale = 1;

  *angle = 0;
  if (entry == NULL || entry->format != EXIF_FORMAT_RATIONAL || entry->components != 3 ||
      entry->size < 3 * exif_format_get_size (EXIF_FORMAT_RATIONAL))
    return FALSE;
  for (guint i = 0; i < 3; i++, scale *= 60) {
    ExifRational part =
      exif_get_rational (entry->data + i * exif_format_get_size (EXIF_FORMAT_RATIONAL),
                         exif_data_get_byte_order (data));

    if (part.denominator == 0)
      return FALSE;
    *angle += (double) part.numerator / part.denominator / scale;
  }
  return TRUE;
}

static gboolean
is_reference (ExifData *data, ExifTag tag, char letter)
{
  ExifEntry *entry = find_entry (data, EXIF_IFD_GPS, tag);

  return entry != NULL && entry->format == EXIF_FORMAT_ASCII && entry->size > 0 &&
         entry->data[0] == letter;
}

/* Tags of the GPS directory share their numbers with those of another one: the library's constants
 * would be of that other enumeration. */
static gboolean
read_position (ExifData *data, BcPosition *position)
{
  double latitude, longitude;

  if (!read_angle (data, (ExifTag) 2, &latitude) || !read_angle (data, (ExifTag) 4, &longitude))
    return FALSE;
  if (is_reference (data, (ExifTag) 1, 'S'))
    latitude = -latitude;
  if (is_reference (data, (ExifTag) 3, 'W'))
    longitude = -longitude;
  if (fabs (latitude) > 90 || fabs (longitude) > 180)
    return FALSE;
  position->latitude = (gint32) lround (latitude * 1e6);
  position->longitude = (gint32) lround (longitude * 1e6);
  return TRUE;
}

/**
 * bc_photo_read:
 * @head: the beginning of a file, %BC_PHOTO_HEAD bytes or all of it
 * @photo: (out caller-allocates): what it says of itself; nothing where it is no photo, or one that
 *   says nothing, or a damaged one
 *
 * Reads when and where a photo was taken.
 */
void
bc_photo_read (GBytes *head, BcPhoto *photo)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (head, &size);
  ExifData *data = size > 0 ? exif_data_new_from_data (bytes, (guint) size) : NULL;

  *photo = (BcPhoto){ .taken_on = BC_DATE_NONE };
  if (data == NULL)
    return;
  photo->taken_on = read_date (data);
  photo->has_position = read_position (data, &photo->position);
  exif_data_unref (data);
}

/* How the files begin that a district keeps. The contents decide, for they are what is opened. */
static const struct
{
  const char *media_type;
  const char *magic;
  gsize length;
  const char *endings; /* of names, between spaces */
} kinds[] = {
  { "image/jpeg", "\xff\xd8\xff", 3, " jpg jpeg jpe " },
  { "image/png", "\x89PNG\r\n\x1a\n", 8, " png " },
  { "image/gif", "GIF8", 4, " gif " },
  { "application/pdf", "%PDF-", 5, " pdf " },
};

static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? dot + 1 : "";
}

/**
 * bc_media_type_guess:
 * @name: a file's name
 * @head: the beginning of the file
 *
 * Tells what a file is: by how it begins, or else by its name.
 *
 * Returns: (transfer full): a media type
 */
char *
bc_media_type_guess (const char *name, GBytes *head)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (head, &size);
  g_autofree char *content_type = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (bytes, kinds[i].magic, kinds[i].length) == 0)
      return g_strdup (kinds[i].media_type);
  content_type = g_content_type_guess (name, bytes, size, NULL);
  return g_content_type_get_mime_type (content_type);
}

/**
 * bc_media_type_fits:
 * @media_type: what a file is
 * @name: its name
 *
 * Returns: %FALSE if the name says that it is something else
 */
gboolean
bc_media_type_fits (const char *media_type, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (find_ending (name), -1);
  g_autofree char *ending = g_strdup_printf (" %s ", lower);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].endings, ending) != NULL)
      return strcmp (kinds[i].media_type, media_type) == 0;
  return TRUE;
}
