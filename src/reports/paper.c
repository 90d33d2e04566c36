/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "files.h"
#include "paper-private.h"

#define MM 2.834645669 /* points */

static const struct
{
  double width;
  double height;
} sizes[] = {
  [BC_PAPER_A4] = { 210 * MM, 297 * MM },
  [BC_PAPER_LETTER] = { 612, 792 },
};

static void
destroy_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/**
 * bc_paper_new:
 * @size: the sheets' size
 * @title: what the document is, for whoever lists files
 * @header: what stands above every page: the district and the body
 *
 * Begins a document. Texts are plain text, never markup.
 *
 * Returns: (transfer full): the document, with an empty page
 */
BcPaper *
bc_paper_new (BcPaperSize size, const char *title, const char *header)
{
  BcPaper *self = g_new0 (BcPaper, 1);

  self->width = sizes[size].width;
  self->height = sizes[size].height;
  self->title = g_strdup (title);
  self->header = g_strdup (header);
  self->pages = g_ptr_array_new_with_free_func (destroy_surface);
  bc_paper_turn_page (self);
  return self;
}

/**
 * bc_paper_free:
 * @self: a document
 *
 * Frees it.
 */
void
bc_paper_free (BcPaper *self)
{
  cairo_destroy (self->cairo);
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->header);
  g_free (self);
}

/**
 * bc_paper_turn_page:
 * @self: a document
 *
 * Begins a page. It is recorded, since its footer names how many there are in all.
 */
void
bc_paper_turn_page (BcPaper *self)
{
  cairo_rectangle_t area = { 0, 0, self->width, self->height };
  cairo_surface_t *page = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &area);

  g_clear_pointer (&self->cairo, cairo_destroy);
  g_ptr_array_add (self->pages, page);
  self->cairo = cairo_create (page);
  self->y = BC_PAPER_TOP;
}

/**
 * bc_paper_get_floor:
 * @self: a document
 *
 * Returns: below where nothing of the text may stand
 */
double
bc_paper_get_floor (BcPaper *self)
{
  return self->height - BC_PAPER_BOTTOM;
}

/**
 * bc_paper_get_room:
 * @self: a document
 *
 * Returns: how wide a line is
 */
double
bc_paper_get_room (BcPaper *self)
{
  return self->width - 2 * BC_PAPER_MARGIN;
}

/**
 * bc_paper_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has by now
 */
guint
bc_paper_get_n_pages (BcPaper *self)
{
  return self->pages->len;
}

/**
 * bc_paper_draw_page:
 * @self: a document
 * @cairo: what it is drawn with, in points from the upper left corner of the sheet
 * @page: which, from 0
 *
 * Draws one of its pages.
 */
void
bc_paper_draw_page (BcPaper *self, cairo_t *cairo, guint page)
{
  g_return_if_fail (page < self->pages->len);

  bc_paper_draw_frame (self, cairo, page);
  cairo_set_source_surface (cairo, self->pages->pdata[page], 0, 0);
  cairo_paint (cairo);
}

static void
draw_pages (BcPaper *self, cairo_surface_t *surface)
{
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; i < self->pages->len; i++) {
    bc_paper_draw_page (self, cairo, i);
    cairo_show_page (cairo);
  }
  cairo_destroy (cairo);
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
print (BcPaper *self, GByteArray *bytes)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (write_cb, bytes, self->width, self->height);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Barrios " BC_VERSION);
  draw_pages (self, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS;
}

/**
 * bc_paper_write:
 * @self: a document
 * @path: a file, which is replaced at one blow or left as it was
 * @error: return location, #BC_STORE_ERROR: %BC_STORE_ERROR_FULL, %BC_STORE_ERROR_READ_ONLY,
 *   %BC_STORE_ERROR_NOT_FOUND or %BC_STORE_ERROR_FAILED
 *
 * Writes the document as PDF. Only its owner can read it: papers name people.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_paper_write (BcPaper *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!print (self, bytes))
    return bc_file_refuse (path, ENOMEM, error);
  return bc_file_replace (path, (const char *) bytes->data, bytes->len, error);
}
