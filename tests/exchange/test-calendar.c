/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <string.h>

#include "calendar.h"
#include "sandbox.h"

#define NOW (G_GINT64_CONSTANT (1715300000) * 1000) /* 2024-05-10 00:13:20 UTC */

/* What is due, made by hand; the calendar that another reader understood. */
typedef struct
{
  GPtrArray *items;
  char *text;
  icalcomponent *calendar;
} Diary;

static void
free_item (gpointer data)
{
  BcAgendaItem *item = data;

  g_free (item->subject);
  g_free (item->who);
  g_free (item->date);
  g_free (item);
}

static void
diary_add (Diary *diary, guint8 id, BcAgendaKind kind, const char *subject, const char *who)
{
  BcAgendaItem *item = g_new0 (BcAgendaItem, 1);

  if (diary->items == NULL)
    diary->items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (diary->items, item);
  item->kind = kind;
  item->record.bytes[15] = id;
  item->date = g_strdup ("2024-05-24");
  item->subject = g_strdup (subject);
  item->who = g_strdup (who);
  item->district_name = (char *) "Barrio Ñuñoa";
}

static void
diary_read (Diary *diary)
{
  diary->text = bc_calendar_dup_agenda (diary->items, NOW);
  diary->calendar = icalparser_parse_string (diary->text);
  g_assert_nonnull (diary->calendar);
  g_assert_cmpint (icalcomponent_count_errors (diary->calendar), ==, 0);
}

static void
diary_clear (Diary *diary)
{
  g_clear_pointer (&diary->items, g_ptr_array_unref);
  g_free (diary->text);
  if (diary->calendar != NULL)
    icalcomponent_free (diary->calendar);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Diary, diary_clear)

static void
test_a_date_is_a_whole_day (void)
{
  g_auto (Diary) diary = { 0 };
  icalcomponent *event;
  struct icaltimetype start;

  diary_add (&diary, 1, BC_AGENDA_COMMITMENT_DUE, "Luces", "Municipalidad");
  diary_read (&diary);
  event = icalcomponent_get_first_component (diary.calendar, ICAL_VEVENT_COMPONENT);
  start = icalcomponent_get_dtstart (event);
  g_assert_true (start.is_date);
  g_assert_cmpint (start.year, ==, 2024);
  g_assert_cmpint (start.month, ==, 5);
  g_assert_cmpint (start.day, ==, 24);
  g_assert_nonnull (strstr (diary.text, "DTSTART;VALUE=DATE:20240524\r\n"));
  g_assert_nonnull (strstr (diary.text, "DTSTAMP:20240510T001320Z\r\n"));
}

static void
assert_summary (const char *subject, const char *expected)
{
  g_auto (Diary) diary = { 0 };
  icalcomponent *event;

  diary_add (&diary, 1, BC_AGENDA_ACTIVITY, subject, "Plaza; al lado, sí");
  diary_read (&diary);
  event = icalcomponent_get_first_component (diary.calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, expected);
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "Plaza; al lado, sí");
}

static void
test_texts_come_back (void)
{
  g_autofree char *many = g_strnfill (500, 'x');
  g_autofree char *cut = g_strndup (many, 199 - strlen ("Activity: "));
  g_autofree char *shown = g_strdup_printf ("Activity: %s…", cut);

  assert_summary ("Pérez & Hijos, feria; \\ \"ñandú\" <b>",
                  "Activity: Pérez & Hijos, feria; \\ \"ñandú\" <b>");
  assert_summary ("BEGIN:VEVENT\nEND:VCALENDAR", "Activity: BEGIN:VEVENT");
  assert_summary ("áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú",
                  "Activity: áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú áéíóú");
  assert_summary (many, shown);
}

static int
count_events (icalcomponent *calendar)
{
  return icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT);
}

/* A description's lines stay text: none of them becomes an event. */
static void
test_lines_do_not_escape (void)
{
  g_auto (Diary) diary = { 0 };

  diary_add (&diary, 1, BC_AGENDA_AGREEMENT_DUE, "Uno\nEND:VEVENT\nBEGIN:VEVENT\nUID:x", NULL);
  diary_add (&diary, 2, BC_AGENDA_AGREEMENT_DUE, "Dos", "");
  diary_read (&diary);
  g_assert_cmpint (count_events (diary.calendar), ==, 2);
}

static void
test_identifiers_are_stable_and_apart (void)
{
  g_auto (Diary) diary = { 0 };
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *again = NULL;
  icalcomponent *event;

  diary_add (&diary, 1, BC_AGENDA_ACTION_START, "Feria", NULL);
  diary_add (&diary, 1, BC_AGENDA_ACTION_END, "Feria", NULL);
  diary_add (&diary, 2, BC_AGENDA_ACTION_END, "Feria", NULL);
  diary_read (&diary);
  again = bc_calendar_dup_agenda (diary.items, NOW);
  g_assert_cmpstr (again, ==, diary.text);
  for (event = icalcomponent_get_first_component (diary.calendar, ICAL_VEVENT_COMPONENT);
       event != NULL;
       event = icalcomponent_get_next_component (diary.calendar, ICAL_VEVENT_COMPONENT))
    g_assert_true (g_hash_table_add (found, (gpointer) icalcomponent_get_uid (event)));
  g_assert_cmpuint (g_hash_table_size (found), ==, 3);
  g_assert_true (
    g_hash_table_contains (found, "00000000-0000-0000-0000-000000000001-action-start@barrios.cl"));
}

static void
test_an_empty_agenda_is_a_calendar (void)
{
  g_auto (Diary) diary = { .items = g_ptr_array_new () };

  diary_read (&diary);
  g_assert_cmpint (count_events (diary.calendar), ==, 0);
}

static BcId
save_one (BcStore *store, const char *type, const char *const *pairs, const BcId *owner)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };
  BcId id = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), &id);
  if (owner != NULL)
    bc_draft_set_id (&draft, "body", owner);
  for (; *pairs != NULL; pairs += 2) {
    bc_draft_set_text (&draft, pairs[0], pairs[1], &error);
    g_assert_no_error (error);
  }
  bc_store_save (store, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_a_meeting_and_the_next_one (void)
{
  static const char *const council[] = { "kind", "national-council", "name", "Consejo", NULL };
  static const char *const session[] = {
    "kind",   "committee-session", "date",       "2024-05-24", "place",
    "Sala 1", "next-meeting",      "2024-06-24", NULL
  };
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (Diary) diary = { 0 };
  g_autoptr (GError) error = NULL;
  BcId committee, meeting;

  sandbox_open (&sandbox);
  sandbox_introduce (&sandbox, BC_LEVEL_COUNCIL);
  committee = save_one (sandbox.store, "committee", council, NULL);
  meeting = save_one (sandbox.store, "meeting", session, &committee);
  diary.text = bc_calendar_dup_meeting (bc_store_get_reader (sandbox.store), &meeting, NOW, &error);
  g_assert_no_error (error);
  diary.calendar = icalparser_parse_string (diary.text);
  g_assert_cmpint (count_events (diary.calendar), ==, 2);
  g_assert_nonnull (strstr (diary.text, "SUMMARY:Committee session: Consejo\r\n"));
  g_assert_null (
    bc_calendar_dup_meeting (bc_store_get_reader (sandbox.store), &committee, NOW, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar/a-date-is-a-whole-day", test_a_date_is_a_whole_day);
  g_test_add_func ("/exchange/calendar/texts-come-back", test_texts_come_back);
  g_test_add_func ("/exchange/calendar/lines-do-not-escape", test_lines_do_not_escape);
  g_test_add_func ("/exchange/calendar/identifiers-are-stable-and-apart",
                   test_identifiers_are_stable_and_apart);
  g_test_add_func ("/exchange/calendar/an-empty-agenda-is-a-calendar",
                   test_an_empty_agenda_is_a_calendar);
  g_test_add_func ("/exchange/calendar/a-meeting-and-the-next-one",
                   test_a_meeting_and_the_next_one);
  return g_test_run ();
}
