/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "governance-found.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "period.h"
#include "record-line.h"
#include "records-read.h"

/* So many bars of a part are told apart; the smallest stand together. */
#define MOST_BARS 6

static const char *
get_heading (const char *part)
{
  if (g_str_equal (part, "use"))
    return _ ("By use");
  if (g_str_equal (part, "street"))
    return _ ("By street");
  return g_str_equal (part, "size") ? _ ("By size") : _ ("By the owner's sex");
}

static void
free_bar (gpointer data)
{
  BcRepresentationBar *bar = data;

  g_free (bar->label);
  g_free (bar);
}

static void
add_bar (GPtrArray *bars, const BcRepresentation *shown, const char *heading)
{
  BcRepresentationBar *bar = g_new0 (BcRepresentationBar, 1);

  bar->label = g_strdup (shown->label);
  bar->shown = (BcRepresentation){ .label = bar->label,
                                   .businesses = shown->businesses,
                                   .members = shown->members,
                                   .share = shown->share };
  bar->heading = heading;
  g_ptr_array_add (bars, bar);
}

/* The rest of a part in one bar. */
static void
add_others (GPtrArray *bars, const GPtrArray *shares, guint first, guint end)
{
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more together", end - first),
                     end - first);
  BcRepresentation others = { .label = label };

  for (guint i = first; i < end; i++) {
    const BcRepresentation *share = shares->pdata[i];

    others.businesses += share->businesses;
    others.members += share->members;
  }
  if (others.businesses > 0)
    others.share = 100.0 * (double) others.members / (double) others.businesses;
  add_bar (bars, &others, NULL);
}

static guint
find_end (const GPtrArray *shares, guint first)
{
  const BcRepresentation *begin = shares->pdata[first];
  guint end = first;

  while (end < shares->len &&
         g_str_equal (((BcRepresentation *) shares->pdata[end])->part, begin->part))
    end++;
  return end;
}

/* @shares: (element-type BcRepresentation): in the order of their parts. Returns (element-type
 * BcRepresentationBar): few enough of each part to be looked at. */
GPtrArray *
bc_representation_bars_new (const GPtrArray *shares)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func (free_bar);

  for (guint first = 0, end; first < shares->len; first = end) {
    const BcRepresentation *begin = shares->pdata[first];
    guint told;

    end = find_end (shares, first);
    told = end - first > MOST_BARS ? first + MOST_BARS - 1 : end;
    if (g_str_equal (begin->part, "all"))
      continue;
    for (guint i = first; i < told; i++)
      add_bar (bars, shares->pdata[i], i == first ? get_heading (begin->part) : NULL);
    if (told < end)
      add_others (bars, shares, told, end);
  }
  return bars;
}

/* How many must still join: "12 visits short of 30 %, 40 short of 50 %". */
char *
bc_representation_dup_visits (const BcRepresentation *all)
{
  if (all->to_30 > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%d visit is missing to reach 30 %%, %d to reach 50 %%",
                                         "%d visits are missing to reach 30 %%, %d to reach 50 %%",
                                         (gulong) all->to_30),
                            (int) all->to_30,
                            (int) all->to_50);
  if (all->to_50 > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "30 %% is reached; %d visit is missing to reach 50 %%",
                                         "30 %% is reached; %d visits are missing to reach 50 %%",
                                         (gulong) all->to_50),
                            (int) all->to_50);
  return g_strdup (_ ("More than half of the open businesses belong to the group"));
}

static GPtrArray *
read_directorate (BcDatabase *reader, const BcId *district, GError **error)
{
  const gint32 today = bc_date_today (g_get_real_time () / 1000);
  g_autofree char *day = bc_date_dup_iso (today);
  g_autoptr (GPtrArray) members = bc_governance_read_directorate (reader, district, day, error);
  GPtrArray *lines = NULL;

  if (members == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_line_free);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (lines, bc_record_line_new (reader, members->pdata[i], today));
  return lines;
}

/* NULL where there is no group, or it has none. */
static char *
dup_mandate (BcDatabase *reader, const BcId *district)
{
  const BcRecordType *type = bc_dictionary_find ("associative-group");
  g_autoptr (GPtrArray) groups = bc_records_list_owned (reader, type, district, NULL);
  BcValue value = BC_VALUE_INIT;
  BcPeriod mandate;

  if (groups == NULL || groups->len == 0)
    return NULL;
  bc_record_peek (groups->pdata[0], bc_record_type_find_field (type, "mandate"), &value);
  if (value.type != BC_VALUE_TEXT || !bc_period_parse (value.text, &mandate, NULL))
    return NULL;
  return bc_period_dup_screen (&mandate);
}

/* For a reading: @district is a #BcId. */
gpointer
bc_governance_found_read (BcDatabase *reader, gpointer district, GError **error)
{
  BcGovernanceFound *found = g_new0 (BcGovernanceFound, 1);

  found->district = *(const BcId *) district;
  found->warnings = bc_governance_read_warnings (reader, district, error);
  if (found->warnings != NULL)
    found->shares = bc_governance_read_representation (reader, district, error);
  if (found->shares != NULL)
    found->directorate = read_directorate (reader, district, error);
  if (found->directorate == NULL) {
    bc_governance_found_free (found);
    return NULL;
  }
  found->bars = bc_representation_bars_new (found->shares);
  found->mandate = dup_mandate (reader, district);
  return found;
}

void
bc_governance_found_free (gpointer data)
{
  BcGovernanceFound *found = data;

  g_clear_pointer (&found->warnings, g_ptr_array_unref);
  g_clear_pointer (&found->shares, g_ptr_array_unref);
  g_clear_pointer (&found->bars, g_ptr_array_unref);
  g_clear_pointer (&found->directorate, g_ptr_array_unref);
  g_free (found->mandate);
  g_free (found);
}
