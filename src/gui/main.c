/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "application.h"
#include "gui-resources.h"

int
main (int argc, char *argv[])
{
  g_autoptr (BcApplication) application = NULL;

  bc_gui_register_resource ();
  application = bc_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
