/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "backup.h"
#include "date.h"
#include "rotation.h"

#define MS_PER_HOUR G_GINT64_CONSTANT (3600000)
#define MS_PER_DAY  (24 * MS_PER_HOUR)
#define N_DAYS      800
/* 2026-11-20 15:04:05 UTC: 12:04:05 in Chile */
#define NOW (G_GINT64_CONSTANT (1795187045) * 1000)

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "barrios-20261120-120405-daily.db", TRUE },
    { "barrios-20240229-000000-x.db", TRUE },
    { "barrios-20261120-120405-.db", FALSE },
    { "barrios-20261120-120405.db", FALSE },
    { "barrios-20230229-000000-exit.db", FALSE },
    { "barrios-20261120-250000-exit.db", FALSE },
    { "barrios-2026112-1120405-exit.db", FALSE },
    { "barrios-20261120-120405-exit.db-wal", FALSE },
    { ".barrios-20261120-120405-exit.db.part-ABCDEF", FALSE },
    { "barrios.db", FALSE },
    { "", FALSE },
  };
  BcBackupName name;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bc_backup_name_parse (cases[i].text, &name), ==, cases[i].valid);
}

static void
test_name_says (void)
{
  g_autofree char *text = bc_backup_name_new (BC_BACKUP_EXIT, NOW);
  BcBackupName name;

  g_assert_cmpstr (text, ==, "barrios-20261120-120405-exit.db");
  g_assert_true (bc_backup_name_parse (text, &name));
  g_assert_cmpint (name.moment, ==, bc_backup_name_local (NOW));
  g_assert_cmpint (name.date, ==, bc_date_today (NOW));
  g_assert_cmpint (name.month, ==, 2026 * 12 + 11);
  g_assert_true (bc_backup_name_has_reason (&name, BC_BACKUP_EXIT));
  g_assert_false (bc_backup_name_has_reason (&name, "ex"));
  g_assert_false (bc_backup_name_has_reason (&name, "exit2"));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static void
make (GPtrArray *names, const char *reason, gint64 now)
{
  g_autoptr (GPtrArray) expired = NULL;

  g_ptr_array_add (names, bc_backup_name_new (reason, now));
  g_ptr_array_sort (names, compare_newest_first);
  expired = bc_backup_choose_expired (names, now);
  for (guint i = 0; i < expired->len; i++)
    g_ptr_array_remove (names, g_ptr_array_index (expired, i));
}

/* How many days ago the newest backup was made that is at least @days old. */
static gint32
find_age (GPtrArray *names, gint64 now, gint32 days)
{
  gint32 today = bc_date_today (now);

  for (guint i = 0; i < names->len; i++) {
    BcBackupName name;

    g_assert_true (bc_backup_name_parse (g_ptr_array_index (names, i), &name));
    if (today - name.date >= days)
      return today - name.date;
  }
  return G_MAXINT32;
}

static void
check_kept (GPtrArray *names, gint64 now, int n_days)
{
  g_assert_cmpuint (names->len, <=, 7 + 4 + 12);
  for (gint32 days = 0; days < MIN (n_days, 7); days++)
    g_assert_cmpint (find_age (names, now, days), ==, days);
  if (n_days > 40)
    g_assert_cmpint (find_age (names, now, 15), <=, 28);
  if (n_days > 400)
    g_assert_cmpint (find_age (names, now, 300), <=, 335);
}

/* A person who works every day, twice, keeps what is promised on each of them. */
static void
test_every_day (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < N_DAYS; day++) {
    gint64 now = NOW + day * MS_PER_DAY;

    make (names, BC_BACKUP_DAILY, now);
    make (names, BC_BACKUP_EXIT, now + 6 * MS_PER_HOUR);
    check_kept (names, now + 6 * MS_PER_HOUR, day + 1);
    g_assert_true (strstr (g_ptr_array_index (names, 0), "exit") != NULL);
  }
}

/* One who opens the program once in three months loses nothing of a whole year's. */
static void
test_seldom (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int time = 0; time < 10; time++)
    make (names, BC_BACKUP_DAILY, NOW + time * 91 * MS_PER_DAY);
  g_assert_cmpuint (names->len, ==, 10);
}

static guint
count_named (GPtrArray *names, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += strstr (g_ptr_array_index (names, i), part) != NULL;
  return n;
}

static void
test_restore_points (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < 100; day++) {
    gint64 now = NOW + day * MS_PER_DAY;

    make (names, BC_BACKUP_IMPORT, now);
    make (names, BC_BACKUP_MIGRATION, now + MS_PER_HOUR);
    make (names, BC_BACKUP_EXIT, now + 2 * MS_PER_HOUR);
    g_assert_cmpuint (count_named (names, BC_BACKUP_IMPORT), ==, MIN (day + 1, 30));
    g_assert_cmpuint (count_named (names, BC_BACKUP_MIGRATION), ==, MIN (day + 1, 30));
  }
}

/* A clock that was years ahead for a while must not cost what is made after it was put right. */
static void
test_wrong_clock (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < 20; day++)
    make (names, BC_BACKUP_DAILY, NOW + (1000 + day) * MS_PER_DAY);
  for (int day = 0; day < 20; day++)
    make (names, BC_BACKUP_DAILY, NOW + day * MS_PER_DAY);
  g_assert_cmpuint (count_named (names, "barrios-202612"), >=, 7);
  g_assert_cmpuint (count_named (names, "barrios-2029"), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/rotation/names", test_names);
  g_test_add_func ("/store/rotation/name-says", test_name_says);
  g_test_add_func ("/store/rotation/every-day", test_every_day);
  g_test_add_func ("/store/rotation/seldom", test_seldom);
  g_test_add_func ("/store/rotation/restore-points", test_restore_points);
  g_test_add_func ("/store/rotation/wrong-clock", test_wrong_clock);
  return g_test_run ();
}
