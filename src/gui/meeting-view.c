/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meeting-view.h"

#include <glib/gi18n-lib.h>

#include "agreement-adder.h"
#include "attendance-list.h"
#include "date.h"
#include "form-rows.h"
#include "form-save.h"
#include "meeting-papers.h"
#include "minutes-read.h"
#include "reading.h"
#include "record-dialog.h"
#include "record-list.h"
#include "refresher.h"

/* What belongs to a meeting besides its form: who came, whether that is a quorum, what was agreed,
 * the next meeting, and its papers. */
struct _BcMeetingView
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId meeting;
  BcId next;         /* the next meeting, once there is one; nil otherwise */
  BcRecord *record;  /* (owned) (nullable): the meeting, as it was read */
  char *written;     /* (owned) (nullable): the paper that was written last */
  gboolean creating; /* the next meeting is on its way */
  BcAttendanceList *attendance;
  GtkWidget *told;
  GtkLabel *sentence;
  GtkWidget *undo;
  GtkWidget *open;
  BcRecordList *agreements;
  GtkWidget *adder;
  GtkButton *next_button;
  GtkLabel *next_hint;
};

G_DEFINE_FINAL_TYPE (BcMeetingView, bc_meeting_view, ADW_TYPE_BIN)

/* A meeting as it was read. */
typedef struct
{
  BcMinutes minutes; /* (owned) */
  BcId next;
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  bc_minutes_clear (&found->minutes);
  g_free (found);
}

/* The meeting of the same body on the day that was fixed for the next one. */
static gboolean
find_next (BcDatabase *reader, Found *found, GError **error)
{
  g_autofree char *date = NULL;
  const BcRecordType *type = bc_dictionary_find ("meeting");
  BcValue value = BC_VALUE_INIT;
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT r.id FROM meeting m JOIN record r ON r.row = m.row "
                       "WHERE m.body = ?1 AND m.date = ?2 AND m.hidden = 0 ORDER BY m.row LIMIT 1",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_record_peek (found->minutes.meeting, bc_record_type_find_field (type, "next-meeting"), &value);
  if (value.type != BC_VALUE_TEXT)
    return TRUE;
  date = g_strdup (value.text);
  bc_cursor_bind_id (cursor, 1, &found->minutes.quorum.body);
  bc_cursor_bind_text (cursor, 2, date);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bc_cursor_get_id (cursor, 0, &found->next);
  return step != BC_STEP_ERROR;
}

static gpointer
read_found (BcDatabase *reader, gpointer asked, GError **error)
{
  Found *found = g_new0 (Found, 1);

  if (bc_minutes_read (reader, asked, &found->minutes, error) && find_next (reader, found, error))
    return found;
  free_found (found);
  return NULL;
}

/* (nullable): what the meeting's record has there, in canonical form. */
static const char *
peek (BcMeetingView *self, const char *name)
{
  const BcRecordType *type = bc_record_get_record_type (self->record);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (self->record, bc_record_type_find_field (type, name), &value);
  return value.type == BC_VALUE_TEXT ? value.text : NULL;
}

static void
show_next (BcMeetingView *self)
{
  const char *text = peek (self, "next-meeting");
  const gboolean known = !bc_id_is_nil (&self->next);
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;
  gint32 date;

  if (text != NULL && bc_date_parse_iso (text, &date, NULL))
    day = bc_date_dup_screen (date);
  if (day != NULL)
    label =
      g_strdup_printf (known ? _ ("Open the Meeting of %s") : _ ("Create the Meeting of %s"), day);
  gtk_button_set_label (self->next_button, label != NULL ? label : _ ("Create the Next Meeting"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            day != NULL && (known || gtk_widget_get_visible (self->adder)));
  gtk_widget_set_visible (GTK_WIDGET (self->next_hint), day == NULL);
}

static void
show_found (GtkWidget *widget, gpointer result)
{
  BcMeetingView *self = BC_MEETING_VIEW (widget);
  const Found *found = result;

  if (!bc_id_equal (&found->minutes.quorum.meeting, &self->meeting))
    return;
  g_set_object (&self->record, found->minutes.meeting);
  self->next = found->next;
  gtk_widget_set_visible (self->adder, bc_form_can_add (self->store, "agreement", &self->meeting));
  bc_attendance_list_show (self->attendance, self->store, &found->minutes);
  show_next (self);
}

static const BcReadingKind kind = { read_found, show_found, g_free, free_found };

static void
refresh (GtkWidget *widget)
{
  BcMeetingView *self = BC_MEETING_VIEW (widget);

  bc_reading_start (self->reading, g_memdup2 (&self->meeting, sizeof self->meeting));
  bc_record_list_load (self->agreements, self->store, &self->meeting);
}

static void
tell (BcMeetingView *self, const char *sentence, gboolean undo, const char *path)
{
  g_free (self->written);
  self->written = g_strdup (path);
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (self->undo, undo);
  gtk_widget_set_visible (self->open, path != NULL);
  gtk_widget_set_visible (self->told, TRUE);
}

static void
attendance_told_cb (BcMeetingView *self, const char *sentence, gboolean undo)
{
  tell (self, sentence, undo, NULL);
}

/* What was told is not what was done last any more. */
static void
undo_cb (BcMeetingView *self)
{
  gtk_widget_set_visible (self->told, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "record.undo", NULL);
}

static void
paper_told (GtkWidget *widget, const char *sentence, const char *path)
{
  BcMeetingView *self = BC_MEETING_VIEW (widget);

  if (self->store != NULL)
    tell (self, sentence, FALSE, path);
}

static void
save_paper (BcMeetingView *self, BcMeetingPaper paper)
{
  if (self->record != NULL)
    bc_meeting_paper_save (GTK_WIDGET (self),
                           self->store,
                           &self->meeting,
                           peek (self, "date"),
                           paper,
                           paper_told);
}

static void
minutes_cb (BcMeetingView *self)
{
  save_paper (self, BC_MEETING_MINUTES);
}

static void
calendar_cb (BcMeetingView *self)
{
  save_paper (self, BC_MEETING_CALENDAR);
}

static void
open_cb (BcMeetingView *self)
{
  if (self->written != NULL)
    bc_meeting_paper_open (GTK_WIDGET (self), self->written);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcMeetingView) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = bc_form_save_finish (BC_STORE (source), result, NULL, &error);

  self->creating = FALSE;
  if (self->store != NULL)
    tell (self, saved ? _ ("The next meeting was created") : error->message, saved, NULL);
}

static void
copy_field (BcMeetingView *self, BcDraft *draft, const char *from, const char *to)
{
  const BcField *source = bc_record_type_find_field (draft->type, from);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (self->record, source, &value);
  if (value.type != BC_VALUE_NONE)
    bc_draft_set (draft, bc_record_type_find_field (draft->type, to), &value);
}

/* The same body, kind and place on the day that was fixed. */
static void
create_next (BcMeetingView *self)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("meeting"), NULL);
  copy_field (self, &draft, "body", "body");
  copy_field (self, &draft, "kind", "kind");
  copy_field (self, &draft, "place", "place");
  copy_field (self, &draft, "quorum-rule", "quorum-rule");
  copy_field (self, &draft, "next-meeting", "date");
  self->creating = TRUE;
  bc_form_save_async (self->store, &draft, created_cb, g_object_ref (self));
}

static void
next_cb (BcMeetingView *self)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->record == NULL || self->creating)
    return;
  if (bc_id_is_nil (&self->next)) {
    create_next (self);
    return;
  }
  bc_record_dialog_open (gtk_window_get_transient_for (dialog),
                         self->store,
                         bc_dictionary_find ("meeting"),
                         &self->next,
                         NULL);
  gtk_window_close (dialog);
}

static void
bc_meeting_view_dispose (GObject *object)
{
  BcMeetingView *self = BC_MEETING_VIEW (object);

  bc_refresher_detach (GTK_WIDGET (self));
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_pointer (&self->written, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_MEETING_VIEW);
  G_OBJECT_CLASS (bc_meeting_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, attendance);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, told);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, undo);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, open);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, agreements);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, adder);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, next_button);
  gtk_widget_class_bind_template_child (widget_class, BcMeetingView, next_hint);
  gtk_widget_class_bind_template_callback (widget_class, attendance_told_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
bc_meeting_view_class_init (BcMeetingViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_meeting_view_dispose;
  g_type_ensure (BC_TYPE_ATTENDANCE_LIST);
  g_type_ensure (BC_TYPE_AGREEMENT_ADDER);
  g_type_ensure (BC_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/meeting-view.ui");
  bind_children (widget_class);
}

static void
bc_meeting_view_init (BcMeetingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once. */
void
bc_meeting_view_load (BcMeetingView *self, BcStore *store, const BcId *meeting)
{
  g_set_object (&self->store, store);
  self->meeting = *meeting;
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &kind);
  bc_agreement_adder_set_meeting (BC_AGREEMENT_ADDER (self->adder), store, meeting);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
}
