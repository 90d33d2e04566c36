/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resource.h"

/**
 * bc_resource_await:
 * @get: hands out a resource that is compiled in
 *
 * GLib registers all that is compiled in when the first of it is used, and hands nothing to a
 * thread that asks for one while another thread is at it. Whoever looks anything up waits for that.
 *
 * Returns: (transfer none): the resource
 */
GResource *
bc_resource_await (GResource *(*get) (void) )
{
  GResource *resource = get ();

  if (resource != NULL)
    return resource;
  g_resources_get_info ("/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
  return get ();
}
