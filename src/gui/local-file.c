/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "local-file.h"

#include <glib/gi18n-lib.h>

#include "window-find.h"

/* Files that people choose may be on another computer, or a telephone: what reads or writes them
 * here needs a path, and where there is none a person is told what to do. */

static char *
dup_path (GtkWidget *widget, GFile *file, const char *sentence)
{
  char *path = g_file_get_path (file);
  BcWindow *window = path == NULL && widget != NULL ? bc_window_find (widget) : NULL;

  if (window != NULL)
    bc_window_add_toast (window, sentence, FALSE);
  return path;
}

/* (nullable): where a file is that is to be read.
 * @widget: (nullable): whose window tells it if the file is elsewhere */
char *
bc_local_file_dup_path (GtkWidget *widget, GFile *file)
{
  return dup_path (widget, file, _ ("This file is elsewhere: save it on this computer first"));
}

/* (nullable): where the file is that was chosen; %NULL also where none was.
 * @widget: (nullable): as for bc_local_file_dup_path() */
char *
bc_local_file_dup_chosen (GtkWidget *widget, GtkNativeDialog *chooser, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return NULL;
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    return bc_local_file_dup_path (widget, file);
  return dup_path (widget, file, _ ("Choose a folder of this computer"));
}
