/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resource.h"

static guint n_asked;
static GResource *registered;

/* As what GLib registers: nothing for whoever comes too early. */
static GResource *
get_late (void)
{
  return n_asked++ > 0 ? registered : NULL;
}

static GResource *
make_empty (void)
{
  /* The smallest table of GVariant's database format: its signature, version, options and an empty
   * root. */
  static const guint8 table[] = { 'G', 'V', 'a', 'r', 'i', 'a', 'n', 't', 0, 0, 0, 0, 0, 0, 0, 0,
                                  24,  0,   0,   0,   32,  0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table);
  g_autoptr (GError) error = NULL;
  GResource *resource = g_resource_new_from_data (bytes, &error);

  g_assert_no_error (error);
  return resource;
}

static void
test_resource_that_another_thread_registers_is_waited_for (void)
{
  g_autoptr (GResource) resource = make_empty ();

  registered = resource;
  n_asked = 0;
  g_assert_true (bc_resource_await (get_late) == resource);
  g_assert_cmpuint (n_asked, ==, 2);
}

static void
test_registered_resource_is_asked_for_once (void)
{
  g_autoptr (GResource) resource = make_empty ();

  registered = resource;
  n_asked = 1;
  g_assert_true (bc_resource_await (get_late) == resource);
  g_assert_cmpuint (n_asked, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/resource/waited-for",
                   test_resource_that_another_thread_registers_is_waited_for);
  g_test_add_func ("/core/resource/asked-once", test_registered_resource_is_asked_for_once);
  return g_test_run ();
}
