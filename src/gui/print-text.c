/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "print-text.h"

#include "window.h"

#define MARGIN_MM 20
#define FONT      "Cantarell, Sans 11"

/* A text on its way to paper, and how many of its lines begin each page. */
typedef struct
{
  char *text;          /* (owned) */
  PangoLayout *layout; /* (owned) (nullable) */
  GArray *breaks;      /* (owned) (element-type int): the first line of each page, and the end */
} Printing;

static void
free_printing (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_object (&printing->layout);
  g_array_unref (printing->breaks);
  g_free (printing->text);
  g_free (printing);
}

static void
lay_out (Printing *printing, GtkPrintContext *context)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  g_clear_object (&printing->layout);
  printing->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (printing->layout, font);
  pango_layout_set_width (printing->layout,
                          (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (printing->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (printing->layout, printing->text, -1);
}

/* A page begins with the line that no longer fits on the one before. */
static void
break_pages (Printing *printing, int height)
{
  const int n = pango_layout_get_line_count (printing->layout);
  int used = 0;
  int place = 0;

  g_array_set_size (printing->breaks, 0);
  g_array_append_val (printing->breaks, place);
  for (; place < n; place++) {
    PangoRectangle line;

    pango_layout_line_get_extents (pango_layout_get_line_readonly (printing->layout, place),
                                   NULL,
                                   &line);
    if (used > 0 && used + line.height > height) {
      g_array_append_val (printing->breaks, place);
      used = 0;
    }
    used += line.height;
  }
  g_array_append_val (printing->breaks, n);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Printing *printing = data;

  lay_out (printing, context);
  break_pages (printing, (int) (gtk_print_context_get_height (context) * PANGO_SCALE));
  gtk_print_operation_set_n_pages (operation, (int) printing->breaks->len - 1);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Printing *printing = data;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  const int last = g_array_index (printing->breaks, int, page + 1);
  double y = 0;

  for (int i = g_array_index (printing->breaks, int, page); i < last; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (printing->layout, i);
    PangoRectangle extents;

    pango_layout_line_get_extents (line, NULL, &extents);
    cairo_move_to (cairo, 0, y - (double) extents.y / PANGO_SCALE);
    pango_cairo_show_layout_line (cairo, line);
    y += (double) extents.height / PANGO_SCALE;
  }
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  GtkWidget *window = data;
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || !BC_IS_WINDOW (window))
    return;
  gtk_print_operation_get_error (operation, &error);
  bc_window_show_error (BC_WINDOW (window), error);
}

static GtkPageSetup *
create_page (void)
{
  GtkPageSetup *page = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN_MM, GTK_UNIT_MM);
  return page;
}

/* Asks where to print @text; @title is what the job and its file are called. */
void
bc_print_text (GtkWidget *widget, const char *title, const char *text)
{
  GtkRoot *window = gtk_widget_get_root (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = create_page ();
  g_autoptr (GError) error = NULL;
  Printing *printing = g_new0 (Printing, 1);

  printing->text = g_strdup (text);
  printing->breaks = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation,
                         "begin-print",
                         G_CALLBACK (begin_cb),
                         printing,
                         free_printing,
                         0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  if (gtk_print_operation_run (operation,
                               GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (window),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR &&
      BC_IS_WINDOW (window))
    bc_window_show_error (BC_WINDOW (window), error);
}
