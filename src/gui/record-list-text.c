/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record-list-text.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-editor.h"
#include "field.h"
#include "number.h"
#include "period.h"

/* What a row of a list says of a record, taken from the dictionary. */

#define MAX_PARTS 3

static const BcField *
find_kind (const BcRecordType *type, BcKind kind)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == kind)
      return &type->fields[i];
  return NULL;
}

/* What people call it, with a reference by the name of what it names. */
char *
bc_record_list_dup_title (BcDatabase *reader, BcRecord *record)
{
  const BcField *title = bc_record_type_get_title (bc_record_get_record_type (record));
  BcValue value = BC_VALUE_INIT;

  if (title != NULL)
    bc_record_peek (record, title, &value);
  return value.type != BC_VALUE_NONE ? bc_field_editor_dup_display (title, &value, reader)
                                     : bc_record_dup_heading (record);
}

/* Whose it is goes without saying where there is one of that in a district, and where it can be
 * anything's: such records are listed with what they are about. */
static gboolean
is_owner_obvious (const BcRecordType *type)
{
  const BcField *owner = bc_record_type_get_owner (type);
  g_auto (GStrv) targets = NULL;

  if (owner->targets == NULL)
    return TRUE;
  targets = g_strsplit (owner->targets, " ", -1);
  return bc_dictionary_find (targets[0])->identity != NULL;
}

/* Short fields tell; long texts, ways to reach a person and what the title says already do not. */
static gboolean
is_telling (const BcRecordType *type, const BcField *field)
{
  static const char *const private[] = { "phone", "email", NULL };

  if (field == bc_record_type_get_title (type) ||
      (field == bc_record_type_get_owner (type) && is_owner_obvious (type)) ||
      g_strv_contains (private, field->name))
    return FALSE;
  return field->kind != BC_KIND_RUT && field->kind != BC_KIND_LONG_TEXT &&
         field->kind != BC_KIND_STATE && field->kind != BC_KIND_POLYGON &&
         field->kind != BC_KIND_POSITION && field->kind != BC_KIND_DOCUMENT &&
         field->kind != BC_KIND_YES_NO;
}

/* Its dates tell what it is; one without an end is told by its beginning. */
static char *
dup_period (const BcValue *value)
{
  g_autofree char *from = NULL;
  BcPeriod period;

  if (value->type != BC_VALUE_TEXT || !bc_period_parse (value->text, &period, NULL))
    return g_strdup ("");
  if (period.from == BC_DATE_NONE || period.to != BC_DATE_NONE)
    return bc_period_dup_screen (&period);
  from = bc_date_dup_screen (period.from);
  return g_strdup_printf (_ ("from %s"), from);
}

static char *
dup_part (BcDatabase *reader, const BcField *field, const BcValue *value)
{
  g_autofree char *text = bc_field_editor_dup_display (field, value, reader);

  if (field->kind == BC_KIND_PERIOD)
    return dup_period (value);
  if (field->kind == BC_KIND_CHOICE || field->kind == BC_KIND_REFERENCE ||
      field->kind == BC_KIND_TEXT)
    return g_steal_pointer (&text);
  if (field->kind == BC_KIND_WHOLE || field->kind == BC_KIND_DECIMAL)
    return g_strdup_printf (_ ("%s: %s"), _ (field->label), text);
  return g_strdup_printf ("%s %s", _ (field->label), text);
}

/* Up to three telling fields, in the dictionary's order. Where it stands @among its owner's alone,
 * whose it is goes without saying and up to four others tell: of an entry when, how much, of which
 * budget item and to whom. */
char *
bc_record_list_dup_subtitle (BcDatabase *reader, BcRecord *record, gboolean among)
{
  const BcRecordType *type = bc_record_get_record_type (record);
  const BcField *owner = among && !is_owner_obvious (type) ? bc_record_type_get_owner (type) : NULL;
  const guint max_parts = owner != NULL ? MAX_PARTS + 1 : MAX_PARTS;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < type->n_fields && parts->len < max_parts; i++) {
    BcValue value = BC_VALUE_INIT;

    if (&type->fields[i] == owner)
      continue;
    bc_record_peek (record, &type->fields[i], &value);
    if (value.type != BC_VALUE_NONE && is_telling (type, &type->fields[i]))
      g_ptr_array_add (parts, dup_part (reader, &type->fields[i], &value));
  }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* The word for its state, without the reason; NULL where it has none. */
char *
bc_record_list_dup_state (BcRecord *record)
{
  const BcField *field = find_kind (bc_record_get_record_type (record), BC_KIND_STATE);
  g_autofree char *name = NULL;
  const BcChoice *choice;
  BcValue value = BC_VALUE_INIT;

  if (field != NULL)
    bc_record_peek (record, field, &value);
  if (value.type == BC_VALUE_NONE)
    return NULL;
  name = bc_state_dup_name (value.text);
  choice = bc_field_find_choice (field, name);
  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : name);
}

static gboolean
peek_text (BcRecord *record, const char *name, BcValue *value)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);

  if (field != NULL)
    bc_record_peek (record, field, value);
  return field != NULL && value->type == BC_VALUE_TEXT;
}

/* The day until when it should be finished; BC_DATE_NONE where there is none, or it is. */
static gint32
find_due (BcRecord *record)
{
  BcValue value = BC_VALUE_INIT;
  BcPeriod period;
  gint32 date;

  if (peek_text (record, "fulfilled-on", &value) ||
      (peek_text (record, "state", &value) &&
       (g_str_has_prefix (value.text, "done") || g_str_has_prefix (value.text, "dropped"))))
    return BC_DATE_NONE;
  if (peek_text (record, "planned", &value) && bc_period_parse (value.text, &period, NULL))
    return period.to;
  if ((peek_text (record, "promised-for", &value) || peek_text (record, "due", &value)) &&
      bc_date_parse_iso (value.text, &date, NULL))
    return date;
  return BC_DATE_NONE;
}

/* Whether it should have been finished before @today. */
gboolean
bc_record_list_is_late (BcRecord *record, gint32 today)
{
  gint32 due = find_due (record);

  return due != BC_DATE_NONE && due < today;
}

/* "1.012 days late"; NULL where it is not. */
char *
bc_record_list_dup_lateness (BcRecord *record, gint32 today)
{
  gint32 days = bc_record_list_is_late (record, today) ? today - find_due (record) : 0;
  g_autofree char *number = bc_number_dup_whole_screen (days);

  if (days == 0)
    return NULL;
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) days),
    number);
}

static gboolean
peek_period (BcRecord *record, const char *name, BcPeriod *period)
{
  BcValue value = BC_VALUE_INIT;

  return peek_text (record, name, &value) && bc_period_parse (value.text, period, NULL);
}

/* "+12 days": by its end or, where that stays or is open, by its beginning. */
static char *
dup_shift (const BcPeriod *before, const BcPeriod *now)
{
  const gboolean by_end =
    before->to != BC_DATE_NONE && now->to != BC_DATE_NONE && before->to != now->to;
  const gboolean by_start = before->from != BC_DATE_NONE && now->from != BC_DATE_NONE;
  const gint32 days = by_end ? now->to - before->to : by_start ? now->from - before->from : 0;
  g_autofree char *number = bc_number_dup_whole_screen (ABS (days));

  if (days == 0)
    return NULL;
  return g_strdup_printf (days > 0
                            ? g_dngettext (GETTEXT_PACKAGE, "+%s day", "+%s days", (gulong) days)
                            : g_dngettext (GETTEXT_PACKAGE, "−%s day", "−%s days", (gulong) -days),
                          number);
}

/* How it moved since its plan was submitted: "approved for …, now …, +12 days"; NULL where it did
 * not. */
char *
bc_record_list_dup_movement (BcRecord *record)
{
  g_autofree char *shift = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *planned = NULL;
  BcPeriod before;
  BcPeriod now;

  if (!peek_period (record, "baseline", &before))
    return NULL;
  approved = bc_period_dup_screen (&before);
  if (!peek_period (record, "planned", &now))
    return g_strdup_printf (_ ("approved for %s, now without dates"), approved);
  shift = dup_shift (&before, &now);
  planned = bc_period_dup_screen (&now);
  if (shift == NULL)
    return NULL;
  return g_strdup_printf (_ ("approved for %s, now %s, %s"), approved, planned, shift);
}
