/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "application.h"

#include <glib/gi18n-lib.h>

#include "language.h"
#include "record.h"
#include "store.h"
#include "theme.h"
#include "window-actions.h"
#include "window.h"

struct _BcApplication
{
  AdwApplication parent_instance;

  char *path;         /* (owned) (nullable): the database that this process was started with */
  BcOpening *opening; /* (owned) (nullable): it, until its window takes it */
};

G_DEFINE_FINAL_TYPE (BcApplication, bc_application, ADW_TYPE_APPLICATION)

/* The database that the command line names, where the caller is. */
static char *
dup_wanted_path (GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *database = NULL;
  g_autoptr (GFile) file = NULL;

  if (!g_variant_dict_lookup (options, "database", "^&ay", &database))
    return bc_store_dup_default_path ();
  file = g_application_command_line_create_file_for_arg (command_line, database);
  return g_file_get_path (file);
}

/* The language is the profile's, whatever the system's is, and has to be known before the toolkit
 * starts. What keeps the file from being read is told when it is opened. */
static void
set_language (const char *path)
{
  g_autoptr (BcDatabase) database =
    g_file_test (path, G_FILE_TEST_EXISTS) ? bc_database_open (path, BC_DATABASE_READ, NULL) : NULL;
  g_auto (BcProfile) profile = { 0 };

  if (database && bc_profile_load (&profile, database, NULL))
    bc_language_set (profile.language);
  else
    bc_language_set (BC_LANGUAGE_DEFAULT);
}

static int
bc_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BcApplication *self = BC_APPLICATION (application);
  const char *database = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("barrios %s\n", BC_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (options, "database", "^&ay", &database))
    self->path = g_canonicalize_filename (database, NULL);
  else
    self->path = bc_store_dup_default_path ();
  set_language (self->path);
  return -1;
}

static BcWindow *
find_window (GtkApplication *self, const char *path)
{
  for (GList *i = gtk_application_get_windows (self); i; i = i->next)
    if (BC_IS_WINDOW (i->data) && g_strcmp0 (bc_window_get_path (i->data), path) == 0)
      return i->data;
  return NULL;
}

/* (transfer full): what is being opened already, or starts to be. */
static BcOpening *
open_database (BcApplication *self, const char *path)
{
  g_autoptr (BcOpening) opening = g_steal_pointer (&self->opening);

  if (opening && g_strcmp0 (bc_opening_get_path (opening), path) == 0)
    return g_steal_pointer (&opening);
  return bc_opening_start (path);
}

static int
bc_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GtkApplication *self = GTK_APPLICATION (application);
  g_autofree char *path = dup_wanted_path (command_line);
  BcWindow *window = find_window (self, path);

  if (window == NULL) {
    window = bc_window_new (self);
    bc_window_take (window, open_database (BC_APPLICATION (self), path));
  }
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

/* What the toolkit would do itself, had the application a base path for its resources. It would
 * then look there for icons too, of which there are none: adding that place to the icon theme
 * starts loading the theme, and libadwaita's own place, which is added next, would have it loaded
 * anew, in the main thread. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/cl/barrios/Barrios/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The database is opened while the toolkit starts; not before this, as where the program runs
 * already the database is for it to open. */
static void
bc_application_startup (GApplication *application)
{
  BcApplication *self = BC_APPLICATION (application);

  bc_record_register_types ();
  if (self->path)
    self->opening = bc_opening_start (self->path);
  bc_theme_begin ();
  G_APPLICATION_CLASS (bc_application_parent_class)->startup (application);
  bc_theme_end ();
  load_style ();
  bc_window_set_accels (GTK_APPLICATION (application));
}

static void
bc_application_finalize (GObject *object)
{
  BcApplication *self = BC_APPLICATION (object);

  g_clear_pointer (&self->opening, bc_opening_free);
  g_free (self->path);
  G_OBJECT_CLASS (bc_application_parent_class)->finalize (object);
}

static void
bc_application_class_init (BcApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bc_application_finalize;
  application_class->handle_local_options = bc_application_handle_local_options;
  application_class->command_line = bc_application_command_line;
  application_class->startup = bc_application_startup;
}

static void
bc_application_init (BcApplication *self)
{
  static const GOptionEntry options[] = {
    { "database",
      'd',
      G_OPTION_FLAG_NONE,
      G_OPTION_ARG_FILENAME,
      NULL,
      N_ ("Open this file instead of the person's own"),
      N_ ("FILE") },
    { "version",
      'v',
      G_OPTION_FLAG_NONE,
      G_OPTION_ARG_NONE,
      NULL,
      N_ ("Print the version and exit"),
      NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

BcApplication *
bc_application_new (void)
{
  return g_object_new (BC_TYPE_APPLICATION,
                       "application-id",
                       BC_APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path",
                       NULL,
                       NULL);
}
