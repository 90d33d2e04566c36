/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "output.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/**
 * bc_output_write:
 * @text: (array length=length): bytes
 * @length: how many
 *
 * Writes to the standard output. A failure is told once, by bc_output_finish().
 */
void
bc_output_write (const char *text, gsize length)
{
  fwrite (text, 1, length, stdout);
}

/**
 * bc_output_print:
 * @format: as for printf()
 *
 * Writes formatted text to the standard output.
 */
void
bc_output_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
}

/**
 * bc_output_is_open:
 *
 * Tells whether somebody still reads: a list that nobody reads any more may stop.
 *
 * Returns: %FALSE once writing failed
 */
gboolean
bc_output_is_open (void)
{
  return !ferror (stdout);
}

static gboolean
has_reader (void)
{
  GPollFD output = { .fd = STDOUT_FILENO, .events = G_IO_OUT };

  g_poll (&output, 1, 0);
  return !(output.revents & G_IO_ERR);
}

/**
 * bc_output_finish:
 * @error: return location, in GIO's domain
 *
 * Writes out what is still held back. That a reader had enough and went away is no failure.
 *
 * Returns: %FALSE if something did not reach the output
 */
gboolean
bc_output_finish (GError **error)
{
  gboolean written = fflush (stdout) == 0 && !ferror (stdout);

  if (written || !has_reader ())
    return TRUE;
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_FAILED,
                       _ ("output: not all of it could be written; is the disk full?"));
  return FALSE;
}

/**
 * bc_output_dup_clean:
 * @text: any text
 *
 * Makes one line of a text for a terminal: what could move the cursor or hide text is shown as a
 * space.
 *
 * Returns: (transfer full): the line
 */
char *
bc_output_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    GUnicodeType type = g_unichar_type (character);
    gboolean plain = type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
                     type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;

    g_string_append_unichar (line, plain ? character : ' ');
  }
  return g_string_free (line, FALSE);
}
