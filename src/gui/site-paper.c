/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-paper.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "files.h"
#include "job-dialog.h"
#include "local-file.h"
#include "site-picture.h"
#include "window-find.h"
#include "written-message.h"

/* A plan drawing as a file and on paper. It is recorded at once, and what was recorded is written
 * in a thread. */

/* A point of the screen on paper, in points of 1/72 inch. */
#define POINT 0.75
/* Points of a picture to a point of the screen. */
#define FINE 2.0

/* What a file chooser holds and offers. */
#define FORM   "form"
#define EXTENT "extent"
#define SEEN   "seen"
#define WHOLE  "whole"

typedef struct
{
  cairo_surface_t *recording; /* (owned) */
  char *path;                 /* (owned) */
  BcSiteForm form;
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  cairo_surface_destroy (asked->recording);
  g_free (asked->path);
  g_free (asked);
}

/* (transfer full): what is seen, or all of it, with what belongs around it. */
cairo_surface_t *
bc_site_paper_record (BcSiteMap *map, gboolean whole)
{
  g_auto (BcSitePicture) picture = { 0 };
  cairo_rectangle_t extents = { 0 };
  cairo_surface_t *recording = NULL;
  cairo_t *cairo = NULL;

  bc_site_picture_init (&picture, map, whole);
  extents.width = picture.width;
  extents.height = picture.height;
  recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo = cairo_create (recording);
  gsk_render_node_draw (picture.node, cairo);
  cairo_destroy (cairo);
  return recording;
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (BcSiteForm form, const cairo_rectangle_t *extents, GByteArray *bytes)
{
  if (form == BC_SITE_PDF)
    return cairo_pdf_surface_create_for_stream (write_cb,
                                                bytes,
                                                extents->width * POINT,
                                                extents->height * POINT);
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                     (int) (extents->width * FINE),
                                     (int) (extents->height * FINE));
}

static void
replay (cairo_surface_t *recording, cairo_surface_t *surface, double scale)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  cairo_set_source_surface (cairo, recording, 0, 0);
  cairo_paint (cairo);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
}

/* @path: a file, which is replaced at one blow or left as it was. In any thread. */
gboolean
bc_site_paper_write (cairo_surface_t *recording, BcSiteForm form, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_rectangle_t extents = { 0 };
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  cairo_recording_surface_get_extents (recording, &extents);
  surface = create_surface (form, &extents, bytes);
  replay (recording, surface, form == BC_SITE_PNG ? FINE : POINT);
  if (form == BC_SITE_PNG)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return bc_file_refuse (path, ENOMEM, error);
  return bc_file_replace (path, (const char *) bytes->data, bytes->len, error);
}

/* By how its name ends. */
BcSiteForm
bc_site_paper_find_form (const char *path, BcSiteForm otherwise)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".pdf"))
    return BC_SITE_PDF;
  return g_str_has_suffix (lower, ".png") ? BC_SITE_PNG : otherwise;
}

static gpointer
save_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  if (!bc_site_paper_write (asked->recording, asked->form, asked->path, error))
    return NULL;
  return g_strdup (asked->path);
}

static void
save_done (GtkWindow *parent, gpointer result)
{
  bc_written_message_show (parent, result);
}

static void
save (GtkWindow *parent, Asked *asked)
{
  static const BcJobKind kind = {
    .title = N_ ("Saving the plan drawing"),
    .cancelled = N_ ("Cancelled: nothing was saved"),
    .work = save_work,
    .done = save_done,
    .free_data = free_asked,
    .free_result = g_free,
  };

  bc_job_dialog_run (parent, &kind, asked);
}

static Asked *
create_asked (GtkFileChooser *chooser, BcSiteMap *map, char *path)
{
  Asked *asked = g_new0 (Asked, 1);
  const BcSiteForm form = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), FORM));

  asked->path = path;
  asked->form = bc_site_paper_find_form (path, form);
  asked->recording =
    bc_site_paper_record (map,
                          g_strcmp0 (gtk_file_chooser_get_choice (chooser, EXTENT), WHOLE) == 0);
  return asked;
}

/* Another district may be shown by now, or none. */
static void
chosen_cb (GtkNativeDialog *chooser, int response, BcSiteMap *map)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);
  g_autofree char *path = bc_local_file_dup_chosen (GTK_WIDGET (parent), chooser, response);

  if (path != NULL && parent != NULL && bc_site_map_get_plan (map) != NULL)
    save (parent, create_asked (GTK_FILE_CHOOSER (chooser), map, g_steal_pointer (&path)));
  g_object_unref (chooser);
}

static void
add_extents (GtkFileChooser *chooser)
{
  const char *ids[] = { SEEN, WHOLE, NULL };
  const char *labels[] = { _ ("What Is Seen"), _ ("The Whole District"), NULL };

  gtk_file_chooser_add_choice (chooser, EXTENT, _ ("What to save"), ids, labels);
  gtk_file_chooser_set_choice (chooser, EXTENT, SEEN);
}

static void
add_filter (GtkFileChooser *chooser, BcSiteForm form)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, form == BC_SITE_PDF ? _ ("Page (.pdf)") : _ ("Picture (.png)"));
  gtk_file_filter_add_suffix (filter, form == BC_SITE_PDF ? "pdf" : "png");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose (GtkWidget *map, BcSiteForm form, const char *title, const char *name)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title,
                                 GTK_WINDOW (gtk_widget_get_root (map)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                 NULL,
                                 NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);

  g_object_set_data (G_OBJECT (native), FORM, GUINT_TO_POINTER (form));
  gtk_file_chooser_set_current_name (chooser, name);
  add_filter (chooser, form);
  add_extents (chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_object (native, "response", G_CALLBACK (chosen_cb), map, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
save_png_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, BC_SITE_PNG, _ ("Save the Plan Drawing as a Picture"), _ ("plan-drawing.png"));
}

static void
save_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, BC_SITE_PDF, _ ("Save as PDF"), _ ("plan-drawing.pdf"));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, BcSiteMap *map)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  g_auto (BcSitePicture) picture = { 0 };

  if (bc_site_map_get_plan (map) == NULL)
    return;
  bc_site_picture_init_sized (&picture,
                              map,
                              gtk_print_context_get_width (context) / POINT,
                              gtk_print_context_get_height (context) / POINT);
  cairo_scale (cairo, POINT, POINT);
  gsk_render_node_draw (picture.node, cairo);
}

static void
tell_error (GtkWidget *map, const GError *error)
{
  BcWindow *window = bc_window_find (map);

  if (window != NULL && error != NULL)
    bc_window_show_error (window, error);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *map)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tell_error (map, error);
}

/* The usual paper in Chile; a street is longer than it is wide. */
static GtkPageSetup *
create_page (void)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) letter = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size_and_default_margins (page, letter);
  gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return page;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *map = data;
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (map));
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = create_page ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, _ ("Plan drawing"));
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), map, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), map, 0);
  if (gtk_print_operation_run (operation,
                               GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               parent,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell_error (map, error);
}

static const GActionEntry entries[] = {
  { .name = "save-png", .activate = save_png_cb },
  { .name = "save-pdf", .activate = save_pdf_cb },
  { .name = "print", .activate = print_cb },
};

/* Only what is at rest is put on paper. */
static void
changed_cb (BcSiteMap *map, GActionMap *actions)
{
  const gboolean ready =
    bc_site_map_get_plan (map) != NULL && bc_site_map_get_mode (map) == BC_SITE_LOOK;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (actions, entries[i].name)),
                                 ready);
}

/* Gives @widget, which @map is in, the actions of the group site-paper: save-png, save-pdf and
 * print. */
void
bc_site_paper_add_actions (GtkWidget *widget, BcSiteMap *map)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), map);
  g_signal_connect_object (map, "changed", G_CALLBACK (changed_cb), group, 0);
  changed_cb (map, G_ACTION_MAP (group));
  gtk_widget_insert_action_group (widget, "site-paper", G_ACTION_GROUP (group));
}
