/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <sanitizer/lsan_interface.h>

/* Only in a build with the address sanitizer: what the libraries allocate before the program begins
 * is no leak of ours. GLib makes its table of 2,048 quarks then, and leaves it behind by design
 * when the program needs the next: others may be reading it without a lock. It cannot be named in
 * build-aux/lsan.supp, since at full speed the sanitizer does not see who called g_malloc (). */

const char *__asan_default_options (void);
void bc_sanitized_begin (void);

/* Called while the sanitizer starts, before any library's constructor. */
const char *
__asan_default_options (void)
{
  __lsan_disable ();
  return "";
}

/* The program's own constructor comes after those of all its libraries. */
__attribute__ ((constructor)) void
bc_sanitized_begin (void)
{
  __lsan_enable ();
}
