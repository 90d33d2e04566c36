/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geometry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "outline.h"
#include "scan.h"
#include "value-error.h"

#define DECIMALS      6
#define ONE_DEGREE    1000000
#define MAX_LATITUDE  (90 * ONE_DEGREE)
#define MAX_LONGITUDE (180 * ONE_DEGREE)
/* A generous line for each vertex; what is longer is refused unread. */
#define MAX_POLYGON_BYTES (BC_POLYGON_MAX_VERTICES * 40)

/* Chile with Easter Island and the Juan Fernández archipelago; without the Antarctic claim. */
#define SOUTH (-56800000)
#define NORTH (-17300000)
#define WEST  (-110 * ONE_DEGREE)
#define EAST  (-66 * ONE_DEGREE)

/* Reads decimals into millionths, rounding half away from zero on the seventh. */
static gboolean
scan_decimals (const char **at, int *millionths)
{
  const char *begin = *at;
  int value = 0;

  for (int i = 0; i < DECIMALS; i++)
    value = value * 10 + (g_ascii_isdigit (**at) ? g_ascii_digit_value (*(*at)++) : 0);
  if (**at >= '5' && **at <= '9')
    value++;
  while (g_ascii_isdigit (**at))
    (*at)++;
  *millionths = value;
  return *at != begin;
}

/* Reads degrees with a decimal mark among @marks. */
static gboolean
scan_degrees (const char **at, const char *marks, gint32 *value)
{
  gboolean negative = bc_scan_character (at, '-');
  int degrees, millionths = 0;

  if (!bc_scan_digits (at, 1, 3, &degrees))
    return FALSE;
  if (**at != '\0' && strchr (marks, **at) != NULL) {
    (*at)++;
    if (!scan_decimals (at, &millionths))
      return FALSE;
  }
  *value = (negative ? -1 : 1) * (degrees * ONE_DEGREE + millionths);
  return TRUE;
}

static gboolean
is_on_earth (const BcPosition *position)
{
  return ABS (position->latitude) <= MAX_LATITUDE && ABS (position->longitude) <= MAX_LONGITUDE;
}

static gboolean
refuse_position (GError **error)
{
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("Write the latitude and the longitude in degrees, for example -33.456789, -70.654321"));
}

/* Finds what separates the two numbers; NULL when it might be a decimal comma. */
static char *
find_separator (char *typed)
{
  char *separator = strchr (typed, ';');

  if (separator == NULL)
    separator = strstr (typed, ", ");
  if (separator == NULL)
    separator = strchr (typed, ' ');
  if (separator == NULL && strchr (typed, '.') != NULL)
    separator = strchr (typed, ',');
  return separator;
}

static gboolean
parse_degrees (char *text, gint32 *value)
{
  const char *at = g_strstrip (text);

  return scan_degrees (&at, ".,", value) && *at == '\0';
}

static gboolean
parse_halves (char *first, char *second, BcPosition *position, GError **error)
{
  BcPosition parsed;

  if (!parse_degrees (first, &parsed.latitude) || !parse_degrees (second, &parsed.longitude))
    return refuse_position (error);
  if (!is_on_earth (&parsed))
    return bc_value_refuse (
      error,
      BC_VALUE_ERROR_RANGE,
      _ ("A latitude lies between -90 and 90, a longitude between -180 and 180"));
  *position = parsed;
  return TRUE;
}

/**
 * bc_position_parse:
 * @text: latitude and longitude in degrees, with a comma, a semicolon or a blank between them;
 *   decimal commas where it stays clear which comma is which
 * @position: (out): the position, rounded to millionths of a degree, untouched on error
 * @error: return location for a #BcValueError
 *
 * Reads a position on WGS84, in its canonical form or as people write it.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX, BC_VALUE_ERROR_AMBIGUOUS, BC_VALUE_ERROR_RANGE,
 * BC_VALUE_ERROR_TOO_LONG.
 *
 * Returns: whether it is a position
 */
gboolean
bc_position_parse (const char *text, BcPosition *position, GError **error)
{
  g_autofree char *typed = bc_scan_dup_typed (text, error);
  char *separator;

  if (typed == NULL)
    return FALSE;
  separator = find_separator (typed);
  if (separator == NULL && strchr (typed, ',') != NULL &&
      typed[strspn (typed, "0123456789-,")] == '\0')
    return bc_value_refuse (error,
                            BC_VALUE_ERROR_AMBIGUOUS,
                            _ ("Write a semicolon between the latitude and the longitude"));
  if (separator == NULL)
    return refuse_position (error);
  *separator = '\0';
  return parse_halves (typed, separator + 1, position, error);
}

static void
append_degrees (GString *text, gint32 value)
{
  gint32 magnitude = ABS (value);

  g_string_append_printf (text,
                          "%s%d.%06d",
                          value < 0 ? "-" : "",
                          magnitude / ONE_DEGREE,
                          magnitude % ONE_DEGREE);
}

/**
 * bc_position_dup_text:
 * @position: a position
 *
 * Writes a position in its canonical form.
 *
 * Returns: (transfer full): for example "-33.456789,-70.654321"
 */
char *
bc_position_dup_text (const BcPosition *position)
{
  GString *text = g_string_new (NULL);

  append_degrees (text, position->latitude);
  g_string_append_c (text, ',');
  append_degrees (text, position->longitude);
  return g_string_free (text, FALSE);
}

/**
 * bc_position_is_in_chile:
 * @position: a position
 *
 * Tells whether a position lies in the rectangle around Chile and its islands: enough to catch
 * swapped or mistyped coordinates.
 *
 * Returns: whether it does
 */
gboolean
bc_position_is_in_chile (const BcPosition *position)
{
  return position->latitude >= SOUTH && position->latitude <= NORTH &&
         position->longitude >= WEST && position->longitude <= EAST;
}

static void
skip_blanks (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

static gboolean
scan_token (const char **at, const char *token)
{
  skip_blanks (at);
  if (g_ascii_strncasecmp (*at, token, strlen (token)) != 0)
    return FALSE;
  *at += strlen (token);
  return TRUE;
}

static gboolean
is_blank (const char *at)
{
  skip_blanks (&at);
  return *at == '\0';
}

static gboolean
scan_vertex (const char **at, BcPosition *vertex)
{
  skip_blanks (at);
  if (!scan_degrees (at, ".", &vertex->longitude) || !g_ascii_isspace (**at))
    return FALSE;
  skip_blanks (at);
  return scan_degrees (at, ".", &vertex->latitude);
}

static gboolean
scan_ring (const char *at, GArray *ring)
{
  BcPosition vertex;

  if (!scan_token (&at, "POLYGON") || !scan_token (&at, "(") || !scan_token (&at, "("))
    return FALSE;
  do {
    if (!scan_vertex (&at, &vertex))
      return FALSE;
    g_array_append_val (ring, vertex);
  } while (scan_token (&at, ","));
  return scan_token (&at, ")") && scan_token (&at, ")") && is_blank (at);
}

static gboolean
is_same (const BcPosition *a, const BcPosition *b)
{
  return a->latitude == b->latitude && a->longitude == b->longitude;
}

/* Points that fall on the one before them, as they do after rounding, say nothing. */
static void
drop_repeated (GArray *ring)
{
  guint kept = 0;

  for (guint i = 0; i < ring->len; i++) {
    BcPosition *vertices = (BcPosition *) (gpointer) ring->data;

    if (kept == 0 || !is_same (&vertices[kept - 1], &vertices[i]))
      vertices[kept++] = vertices[i];
  }
  g_array_set_size (ring, kept);
}

static gboolean
refuse_polygon (GError **error)
{
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("Write the outline as POLYGON((longitude latitude, …)), its last point equal to the first"));
}

/* Takes the closing point off. */
static gboolean
open_ring (GArray *ring, GError **error)
{
  const BcPosition *first = &g_array_index (ring, BcPosition, 0);
  const BcPosition *last = &g_array_index (ring, BcPosition, ring->len - 1);

  if (ring->len < 2 || !is_same (first, last))
    return refuse_polygon (error);
  g_array_set_size (ring, ring->len - 1);
  return TRUE;
}

static gboolean
simplify_ring (GArray *ring, GError **error)
{
  const BcPosition *first = &g_array_index (ring, BcPosition, 0);

  drop_repeated (ring);
  while (ring->len > 1 && is_same (first, &g_array_index (ring, BcPosition, ring->len - 1)))
    g_array_set_size (ring, ring->len - 1);
  if (ring->len >= 3)
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_SYNTAX,
                          _ ("An outline needs at least three different points"));
}

static gboolean
check_size (gsize vertices, GError **error)
{
  if (vertices <= BC_POLYGON_MAX_VERTICES)
    return TRUE;
  return bc_value_refuse (error,
                          BC_VALUE_ERROR_TOO_LONG,
                          _ ("An outline has at most %d points: simplify it"),
                          BC_POLYGON_MAX_VERTICES);
}

static gboolean
check_places (GArray *ring, GError **error)
{
  for (guint i = 0; i < ring->len; i++)
    if (!bc_position_is_in_chile (&g_array_index (ring, BcPosition, i)))
      return bc_value_refuse (
        error,
        BC_VALUE_ERROR_RANGE,
        _ ("Point %u lies outside of Chile: write the longitude first, then the latitude"),
        i + 1);
  return TRUE;
}

static gboolean
check_crossings (GArray *ring, GError **error)
{
  guint first, second;

  if (!bc_outline_find_crossing (ring, &first, &second))
    return TRUE;
  return bc_value_refuse (
    error,
    BC_VALUE_ERROR_SYNTAX,
    _ ("The outline crosses itself: the side after point %u meets the side after point %u"),
    first + 1,
    second + 1);
}

/**
 * bc_polygon_parse:
 * @text: "POLYGON((longitude latitude, …))" with decimal dots, one ring that ends where it begins
 * @error: return location for a #BcValueError
 *
 * Reads an outline on WGS84 as well-known text (OGC 06-103r4 §7): at least three different points,
 * at most BC_POLYGON_MAX_VERTICES, all of them around Chile, no side crossing or touching another.
 *
 * Errors: BC_VALUE_ERROR_SYNTAX, BC_VALUE_ERROR_TOO_LONG, BC_VALUE_ERROR_RANGE naming the point.
 *
 * Returns: (transfer full) (nullable) (element-type BcPosition): the points, the first one not
 * repeated at the end
 */
GArray *
bc_polygon_parse (const char *text, GError **error)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (BcPosition));
  gsize length = strnlen (text, MAX_POLYGON_BYTES + 1);

  if (!check_size (length > MAX_POLYGON_BYTES ? G_MAXSIZE : 0, error))
    return NULL;
  if (!scan_ring (text, ring)) {
    refuse_polygon (error);
    return NULL;
  }
  if (!open_ring (ring, error) || !check_size (ring->len, error) || !check_places (ring, error) ||
      !simplify_ring (ring, error) || !check_crossings (ring, error))
    return NULL;
  return g_steal_pointer (&ring);
}

static void
append_vertex (GString *text, const BcPosition *vertex)
{
  append_degrees (text, vertex->longitude);
  g_string_append_c (text, ' ');
  append_degrees (text, vertex->latitude);
}

/**
 * bc_polygon_dup_text:
 * @ring: (element-type BcPosition): points, the first one not repeated at the end
 *
 * Writes an outline in its canonical form.
 *
 * Returns: (transfer full): "POLYGON((longitude latitude, …))"
 */
char *
bc_polygon_dup_text (GArray *ring)
{
  GString *text = g_string_new ("POLYGON((");

  for (guint i = 0; i < ring->len; i++) {
    append_vertex (text, &g_array_index (ring, BcPosition, i));
    g_string_append (text, ", ");
  }
  append_vertex (text, &g_array_index (ring, BcPosition, 0));
  g_string_append (text, "))");
  return g_string_free (text, FALSE);
}
