/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet-papers.h"

#include <glib/gi18n-lib.h>

#include "job-dialog.h"
#include "local-file.h"
#include "packet-paper.h"
#include "paper-draw.h"
#include "window-find.h"
#include "written-message.h"

/* An accounts packet on paper: it is set in a thread, in the sizes that printers have. */

#define A4_WIDTH_MM 210
#define TOLERANCE   1

typedef struct
{
  BcStore *store; /* (owned) */
  BcId packet;
  char *path; /* (owned) (nullable): where a PDF goes */
} Asked;

/* Which of the two is printed, the printer's paper says. */
typedef struct
{
  BcPaper *letter; /* (owned) */
  BcPaper *a4;     /* (owned) */
  BcPaper *chosen; /* (unowned) (nullable) */
} Printing;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->store);
  g_free (asked->path);
  g_free (asked);
}

static void
clear_printing (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->letter, bc_paper_free);
  g_clear_pointer (&printing->a4, bc_paper_free);
}

static void
release_printing (gpointer data)
{
  g_rc_box_release_full (data, clear_printing);
}

static void
release_closure (gpointer data, GClosure *closure)
{
  release_printing (data);
}

static gpointer
set_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (asked->store, error);
  Printing *printing = NULL;

  if (reader == NULL)
    return NULL;
  bc_database_set_cancellable (reader, cancellable);
  printing = g_rc_box_new0 (Printing);
  printing->letter = bc_packet_paper_new (reader, &asked->packet, BC_PAPER_LETTER, error);
  if (printing->letter != NULL)
    printing->a4 = bc_packet_paper_new (reader, &asked->packet, BC_PAPER_A4, error);
  if (printing->a4 != NULL)
    return printing;
  release_printing (printing);
  return NULL;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  GtkPageSetup *page = gtk_print_context_get_page_setup (context);
  const double width = gtk_page_setup_get_paper_width (page, GTK_UNIT_MM);

  printing->chosen = width < A4_WIDTH_MM + TOLERANCE ? printing->a4 : printing->letter;
  gtk_print_operation_set_n_pages (operation, (int) bc_paper_get_n_pages (printing->chosen));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  bc_paper_draw_page (printing->chosen,
                      gtk_print_context_get_cairo_context (context),
                      (guint) page);
}

static void
tell_error (GtkWindow *parent, const GError *error)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));

  if (window != NULL && error != NULL)
    bc_window_show_error (window, error);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tell_error (GTK_WINDOW (data), error);
}

static GtkPageSetup *
create_page (void)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) letter = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size (page, letter);
  return page;
}

static void
print_done (GtkWindow *parent, gpointer result)
{
  Printing *printing = g_rc_box_acquire (result);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = create_page ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, _ ("Accounts packet"));
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation,
                         "begin-print",
                         G_CALLBACK (begin_cb),
                         printing,
                         release_closure,
                         0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), parent, 0);
  if (gtk_print_operation_run (operation,
                               GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               parent,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell_error (parent, error);
}

static Asked *
create_asked (BcStore *store, const BcId *packet)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->packet = *packet;
  return asked;
}

/* Sets the packet's paper and asks where to print it. */
void
bc_packet_papers_print (GtkWidget *widget, BcStore *store, const BcId *packet)
{
  static const BcJobKind kind = {
    .title = N_ ("Preparing the paper"),
    .cancelled = N_ ("Cancelled: nothing was printed"),
    .work = set_work,
    .done = print_done,
    .free_data = free_asked,
    .free_result = release_printing,
  };

  bc_job_dialog_run (GTK_WINDOW (gtk_widget_get_root (widget)),
                     &kind,
                     create_asked (store, packet));
}

/* Setting it takes long, writing it does not: from there on it is not broken off. */
static gboolean
write_paper (const Asked *asked, BcDatabase *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcPaper) paper = bc_packet_paper_new (reader, &asked->packet, BC_PAPER_LETTER, error);

  return paper != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         bc_paper_write (paper, asked->path, error);
}

static gpointer
save_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (asked->store, error);

  if (reader == NULL)
    return NULL;
  bc_database_set_cancellable (reader, cancellable);
  return write_paper (asked, reader, cancellable, error) ? g_strdup (asked->path) : NULL;
}

static void
save_done (GtkWindow *parent, gpointer result)
{
  bc_written_message_show (parent, result);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Asked *asked)
{
  static const BcJobKind kind = {
    .title = N_ ("Preparing the paper"),
    .cancelled = N_ ("Cancelled: nothing was saved"),
    .work = save_work,
    .done = save_done,
    .free_data = free_asked,
    .free_result = g_free,
  };
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);

  asked->path = bc_local_file_dup_chosen (GTK_WIDGET (parent), chooser, response);
  if (asked->path != NULL && parent != NULL)
    bc_job_dialog_run (parent, &kind, asked);
  else
    free_asked (asked);
  g_object_unref (chooser);
}

/* Asks where to, and writes the packet's paper as PDF. */
void
bc_packet_papers_save (GtkWidget *widget, BcStore *store, const BcId *packet)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Save as PDF"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                 NULL,
                                 NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("accounts.pdf"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), create_asked (store, packet));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
