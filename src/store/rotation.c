/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rotation.h"

#include <string.h>

#include "backup.h"
#include "zone.h"

#define PREFIX          "barrios-"
#define STAMP_SIZE      15      /* 20261120-120405 */
#define UNIX_EPOCH      2440588 /* 1970-01-01 */
#define MS_PER_DAY      G_GINT64_CONSTANT (86400000)
#define KEEP_POINT      (30 * MS_PER_DAY)
#define KEEP_DAYS       7
#define KEEP_WEEKS      4
#define KEEP_MONTHS     12
#define DAYS_PER_WEEK   7
#define MONTHS_PER_YEAR 12

/**
 * bc_backup_name_local:
 * @now: milliseconds UTC
 *
 * Returns: what Chile's clocks show at that moment, as milliseconds since 1970
 */
gint64
bc_backup_name_local (gint64 now)
{
  return now + bc_zone_get_offset (now);
}

/**
 * bc_backup_name_new:
 * @reason: why it is made
 * @now: milliseconds UTC
 *
 * Names an automatic backup: barrios-20261120-120405-daily.db, by Chile's clocks.
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
bc_backup_name_new (const char *reason, gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (bc_backup_name_local (now) / 1000);
  g_autofree char *stamp = g_date_time_format (moment, "%Y%m%d-%H%M%S");

  return g_strdup_printf (PREFIX "%s-%s.db", stamp, reason);
}

/**
 * bc_backup_name_parse:
 * @text: a file's name, without a folder
 * @name: (out): what it says
 *
 * Reads the name of an automatic backup.
 *
 * Returns: %FALSE if it is the name of something else
 */
gboolean
bc_backup_name_parse (const char *text, BcBackupName *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *stamp = NULL;

  if (!g_str_has_prefix (text, PREFIX) || !g_str_has_suffix (text, ".db") ||
      strlen (text) <= strlen (PREFIX) + STAMP_SIZE + strlen ("-.db"))
    return FALSE;
  text += strlen (PREFIX);
  if (text[STAMP_SIZE] != '-')
    return FALSE;
  stamp = g_strdup_printf ("%.8sT%.6s", text, text + strlen ("20261120-"));
  moment = g_date_time_new_from_iso8601 (stamp, zone);
  if (moment == NULL)
    return FALSE;
  name->moment = g_date_time_to_unix (moment) * 1000;
  name->date = (gint32) (name->moment / MS_PER_DAY) + UNIX_EPOCH;
  name->month = g_date_time_get_year (moment) * MONTHS_PER_YEAR + g_date_time_get_month (moment);
  name->reason = text + STAMP_SIZE + 1;
  return TRUE;
}

/**
 * bc_backup_name_has_reason:
 * @name: what a name says
 * @reason: why a backup is made
 *
 * Returns: whether it was made for this reason
 */
gboolean
bc_backup_name_has_reason (const BcBackupName *name, const char *reason)
{
  gsize length = strlen (reason);

  return strncmp (name->reason, reason, length) == 0 && g_str_equal (name->reason + length, ".db");
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * bc_backup_list:
 * @folder: a folder that need not exist
 *
 * Lists the automatic backups.
 *
 * Returns: (transfer full) (element-type utf8): their names, the newest first
 */
GPtrArray *
bc_backup_list (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry = entries != NULL ? g_dir_read_name (entries) : NULL;
  BcBackupName name;

  for (; entry != NULL; entry = g_dir_read_name (entries))
    if (bc_backup_name_parse (entry, &name))
      g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort (names, compare_newest_first);
  return g_steal_pointer (&names);
}

/* Of consecutive names, newest first, the first of each period is kept, for so many periods. */
typedef struct
{
  gint32 last;
  int left;
} Period;

static gboolean
take (Period *period, gint32 number)
{
  if (period->left == 0 || number == period->last)
    return FALSE;
  period->last = number;
  period->left--;
  return TRUE;
}

static gboolean
is_restore_point (const BcBackupName *name)
{
  return bc_backup_name_has_reason (name, BC_BACKUP_MIGRATION) ||
         bc_backup_name_has_reason (name, BC_BACKUP_IMPORT) ||
         bc_backup_name_has_reason (name, BC_BACKUP_REPAIR);
}

/**
 * bc_backup_choose_expired:
 * @names: (element-type utf8): automatic backups, the newest first
 * @now: milliseconds UTC
 *
 * Chooses what is no longer needed: kept are the newest of each of the last 7 days, 4 weeks and 12
 * months that there are any of, and for 30 days those made before an import, a migration or a
 * repair. One that seems to come from the future, of a time when the clock was wrong, takes
 * nobody's place.
 *
 * Returns: (transfer container) (element-type utf8): those to be deleted
 */
GPtrArray *
bc_backup_choose_expired (GPtrArray *names, gint64 now)
{
  g_autoptr (GPtrArray) expired = g_ptr_array_new ();
  gint64 local = bc_backup_name_local (now);
  Period days = { G_MININT32, KEEP_DAYS };
  Period weeks = { G_MININT32, KEEP_WEEKS };
  Period months = { G_MININT32, KEEP_MONTHS };

  for (guint i = 0; i < names->len; i++) {
    char *text = g_ptr_array_index (names, i);
    BcBackupName name;
    gboolean kept;

    if (!bc_backup_name_parse (text, &name) || name.moment > local + MS_PER_DAY)
      continue;
    kept = take (&days, name.date);
    kept |= take (&weeks, name.date / DAYS_PER_WEEK);
    kept |= take (&months, name.month);
    kept |= is_restore_point (&name) && name.moment > local - KEEP_POINT;
    if (!kept)
      g_ptr_array_add (expired, text);
  }
  return g_steal_pointer (&expired);
}
