/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bench.h"
#include "catalogue-install.h"
#include "sample.h"

#define SEED 2030

/* Makes the database FILE of SIZE (country or large) where there is none. Opening and closing one
 * that is there makes the day's backup, which would otherwise be made while something is measured.
 *
 *   prepare FILE SIZE
 */
int
main (int argc, char *argv[])
{
  g_autoptr (BcStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made;

  g_assert_cmpint (argc, ==, 3);
  made = g_file_test (argv[1], G_FILE_TEST_EXISTS);
  store = bench_open_store (argv[1]);
  if (!made) {
    g_assert_true (bc_catalogue_install (store, &error));
    bc_sample_fill (store,
                    strcmp (argv[2], "large") == 0 ? BC_SAMPLE_LARGE : BC_SAMPLE_COUNTRY,
                    0,
                    SEED,
                    NULL,
                    NULL,
                    NULL,
                    &error);
    bench_check (error);
  }
  bc_store_close (store, &error);
  bench_check (error);
  return 0;
}
