/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "dictionary.h"
#include "lookup.h"
#include "records-read.h"
#include "store-error.h"

/* Calendars as RFC 5545 has them. All that is due lies on a civil date of Chile, so no clock and no
 * zone can move it. The identifiers of events follow from the records': a calendar that takes a
 * file a second time changes its events instead of doubling them. */

#define PRODUCT   "-//Barrios//Barrios " BC_VERSION "//ES"
#define ZONE      "America/Santiago"
#define UID_HOST  "barrios.cl"
#define MAX_TITLE 200 /* characters of a summary */

/* What an event says. */
typedef struct
{
  const BcId *record;
  const char *kind; /* why it is there: one record can have several */
  const char *date;
  const char *summary;
  const char *description; /* (nullable) */
  const char *location;    /* (nullable) */
  const char *category;    /* (nullable) */
} Event;

static icalcomponent *
make_calendar (const char *name)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  icalproperty *title = icalproperty_new_x (name);
  icalproperty *zone = icalproperty_new_x (ZONE);

  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalproperty_set_x_name (zone, "X-WR-TIMEZONE");
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, title);
  icalcomponent_add_property (calendar, zone);
  return calendar;
}

/* The first line of a text, of a length that a calendar can show. */
static char *
dup_title (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_TITLE - 1);
  return g_strconcat (head, "…", NULL);
}

static void
add_texts (icalcomponent *component, const Event *event)
{
  g_autofree char *title = dup_title (event->summary);

  icalcomponent_add_property (component, icalproperty_new_summary (title));
  if (event->description != NULL && *event->description != '\0')
    icalcomponent_add_property (component, icalproperty_new_description (event->description));
  if (event->location != NULL && *event->location != '\0')
    icalcomponent_add_property (component, icalproperty_new_location (event->location));
  if (event->category != NULL)
    icalcomponent_add_property (component, icalproperty_new_categories (event->category));
}

static void
add_event (icalcomponent *calendar, const Event *event, gint64 now)
{
  icalcomponent *component = icalcomponent_new_vevent ();
  g_autofree char *id = bc_id_dup_text (event->record);
  g_autofree char *uid = g_strdup_printf ("%s-%s@" UID_HOST, id, event->kind);
  g_auto (GStrv) parts = g_strsplit (event->date, "-", 3);
  g_autofree char *day = g_strjoinv ("", parts);
  struct icaltimetype stamp =
    icaltime_from_timet_with_zone ((time_t) (now / 1000), FALSE, icaltimezone_get_utc_timezone ());

  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (stamp));
  icalcomponent_add_property (component, icalproperty_new_dtstart (icaltime_from_string (day)));
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  add_texts (component, event);
  icalcomponent_add_component (calendar, component);
}

static char *
finish (icalcomponent *calendar)
{
  char *text = icalcomponent_as_ical_string_r (calendar);
  char *copy = g_strdup (text);

  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return copy;
}

static void
add_item (icalcomponent *calendar, const BcAgendaItem *item, gint64 now)
{
  gboolean held = item->kind == BC_AGENDA_MEETING || item->kind == BC_AGENDA_ACTIVITY ||
                  item->kind == BC_AGENDA_NEXT_MEETING;
  g_autofree char *summary =
    g_strdup_printf ("%s: %s", bc_agenda_kind_get_label (item->kind), item->subject);
  g_autofree char *sentence = bc_agenda_item_dup_sentence (item);
  g_autofree char *description = g_strdup_printf ("%s\n%s", sentence, item->district_name);
  Event event = {
    .record = &item->record,
    .kind = bc_agenda_kind_get_name (item->kind),
    .date = item->date,
    .summary = summary,
    .description = description,
    .location = held ? item->who : NULL,
    .category = bc_agenda_kind_get_label (item->kind),
  };

  add_event (calendar, &event, now);
}

/**
 * bc_calendar_dup_agenda:
 * @items: (element-type BcAgendaItem): what is due, see bc_agenda_read()
 * @now: milliseconds UTC, when the calendar is made
 *
 * Makes a calendar file of what is due: an event of a whole day each (RFC 5545).
 *
 * Returns: (transfer full): the file's text
 */
char *
bc_calendar_dup_agenda (const GPtrArray *items, gint64 now)
{
  icalcomponent *calendar = make_calendar (_ ("Barrios: what is due"));

  for (guint i = 0; i < items->len; i++)
    add_item (calendar, items->pdata[i], now);
  return finish (calendar);
}

static const char *
peek_text (BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return value.type == BC_VALUE_TEXT ? value.text : NULL;
}

static const char *
get_kind_label (BcRecord *meeting)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (meeting), "kind");
  const char *name = peek_text (meeting, "kind");
  const BcChoice *choice = name != NULL ? bc_field_find_choice (field, name) : NULL;

  return choice != NULL ? bc_choice_get_label (choice) : _ ("Meeting");
}

static void
add_next (icalcomponent *calendar, BcRecord *meeting, const char *summary, gint64 now)
{
  Event event = {
    .record = bc_record_get_id (meeting),
    .kind = bc_agenda_kind_get_name (BC_AGENDA_NEXT_MEETING),
    .date = peek_text (meeting, "next-meeting"),
    .summary = summary,
    .location = peek_text (meeting, "place"),
    .category = bc_agenda_kind_get_label (BC_AGENDA_NEXT_MEETING),
  };

  if (event.date != NULL)
    add_event (calendar, &event, now);
}

static char *
make_meeting (BcRecord *meeting, const char *body, gint64 now)
{
  g_autofree char *summary = g_strdup_printf ("%s: %s", get_kind_label (meeting), body);
  icalcomponent *calendar = make_calendar (summary);
  Event event = {
    .record = bc_record_get_id (meeting),
    .kind = bc_agenda_kind_get_name (BC_AGENDA_MEETING),
    .date = peek_text (meeting, "date"),
    .summary = summary,
    .description = peek_text (meeting, "agenda"),
    .location = peek_text (meeting, "place"),
    .category = bc_agenda_kind_get_label (BC_AGENDA_MEETING),
  };

  if (event.date != NULL)
    add_event (calendar, &event, now);
  add_next (calendar, meeting, summary, now);
  return finish (calendar);
}

/**
 * bc_calendar_dup_meeting:
 * @database: a connection
 * @meeting: a meeting
 * @now: milliseconds UTC, when the calendar is made
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes a calendar file of a meeting, with its agenda and, where one is fixed, the next one.
 *
 * Returns: (transfer full) (nullable): the file's text; %NULL with %BC_STORE_ERROR_NOT_FOUND where
 *   there is no such meeting, or a failure
 */
char *
bc_calendar_dup_meeting (BcDatabase *database, const BcId *meeting, gint64 now, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcRecord) record = NULL;
  g_autofree char *body = NULL;
  BcValue value = BC_VALUE_INIT;

  if (!bc_lookup_id (database, meeting, &info, error))
    return NULL;
  if (info.type == NULL || strcmp (info.type_name, "meeting") != 0) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("The record is no meeting"));
    return NULL;
  }
  record = bc_record_read (database, info.row, info.type, meeting, error);
  if (record == NULL)
    return NULL;
  bc_record_peek (record, bc_record_type_find_field (info.type, "body"), &value);
  if (value.type == BC_VALUE_ID && !bc_lookup_heading (database, &value.id, &body, error))
    return NULL;
  return make_meeting (record, body != NULL ? body : "", now);
}
