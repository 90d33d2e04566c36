/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "sample-names.h"
#include "sample-parts.h"

/* Meetings of a district's bodies, who came, and what they agreed. */

#define MONTH        30
#define MAX_MEETINGS 12
#define N_DIRECTORS  5

static const char *const places[] = {
  "Sede vecinal",
  "Biblioteca municipal",
  "Salón de bomberos",
  "Cafetería del barrio",
};
static const char *const agendas[] = {
  "1. Cuenta de la directiva. 2. Avance del plan. 3. Varios.",
  "1. Calendario de ferias. 2. Cuotas. 3. Seguridad en el eje principal.",
  "1. Cotizaciones de luminarias. 2. Rendición del mes. 3. Varios.",
};
static const char *const minutes[] = {
  "Se revisa el avance del plan y se acuerda insistir con la municipalidad por los permisos.",
  "La tesorería informa las cuotas al día. Se aprueba la campaña de fin de año.",
  "Se comparan tres cotizaciones y se elige la más conveniente. Se fija la próxima reunión.",
};
static const char *const agreements[] = {
  "Enviar carta a la municipalidad por la poda de árboles",
  "Cotizar toldos iguales para los locales del eje",
  "Convocar a los locales que no participan",
  "Publicar el calendario de actividades en redes",
  "Reunir firmas por el cruce peatonal",
};

static void
make_agreement (BcSample *self, BcSamplePlace *place, const BcId *meeting, gint32 date)
{
  gint32 due = date + bc_sample_pick (self, 15, 90);
  g_autofree char *who = bc_sample_dup_person (self, TRUE);
  const char *state = bc_sample_chance (self, 10) ? "dropped: Ya no es necesario" : "done";
  BcId id;

  bc_sample_begin (self, "agreement", date);
  bc_sample_set_id (self, "meeting", meeting);
  bc_sample_set (self, "text", BC_SAMPLE_PICK (self, agreements));
  bc_sample_set (self, "who", who);
  bc_sample_set_date (self, "due", due);
  bc_sample_set (self, "state", "open");
  id = bc_sample_end (self);
  if (due > place->last || bc_sample_chance (self, 15))
    return;
  bc_sample_edit (self, "agreement", &id, due);
  bc_sample_set (self, "state", state);
  bc_sample_end (self);
}

/* Who of the first members came, a letter each: p or a. */
static char *
dup_presence (BcSample *self, BcSamplePlace *place, gboolean assembly)
{
  guint n_invited = assembly ? place->members->len : MIN (N_DIRECTORS, place->members->len);
  char *presence = g_strnfill (n_invited, 'a');

  for (guint i = 0; i < n_invited; i++)
    if (bc_sample_chance (self, assembly ? 60 : 80))
      presence[i] = 'p';
  return presence;
}

static void
make_attendance (BcSample *self,
                 BcSamplePlace *place,
                 const BcId *meeting,
                 const char *presence,
                 gint32 date)
{
  for (guint i = 0; presence[i] != '\0'; i++) {
    bc_sample_begin (self, "attendance", date);
    bc_sample_set_id (self, "meeting", meeting);
    bc_sample_set_id (self, "person", &g_array_index (place->members, BcId, i));
    bc_sample_set_number (self, "present", presence[i] == 'p');
    bc_sample_end (self);
  }
}

static BcId
make_meeting (BcSample *self,
              const BcId *body,
              const char *kind,
              gint32 date,
              gint64 women,
              gint64 men)
{
  bc_sample_start_gesture (self);
  bc_sample_begin (self, "meeting", date);
  bc_sample_set_id (self, "body", body);
  bc_sample_set (self, "kind", kind);
  bc_sample_set_date (self, "date", date);
  bc_sample_set (self, "place", BC_SAMPLE_PICK (self, places));
  bc_sample_set (self, "agenda", BC_SAMPLE_PICK (self, agendas));
  bc_sample_set (self, "minutes", BC_SAMPLE_PICK (self, minutes));
  bc_sample_set_number (self, "women", women);
  bc_sample_set_number (self, "men", men);
  return bc_sample_end (self);
}

static void
make_group_meeting (BcSample *self, BcSamplePlace *place, guint number, gint32 date)
{
  gboolean assembly = number % 4 == 0;
  g_autofree char *presence = dup_presence (self, place, assembly);
  gint64 n_present = 0;
  BcId id;

  for (guint i = 0; presence[i] != '\0'; i++)
    n_present += presence[i] == 'p';
  id = make_meeting (self,
                     &place->group,
                     assembly ? "assembly" : "directorate",
                     date,
                     n_present / 2,
                     n_present - n_present / 2);
  bc_sample_set_date (self, "next-meeting", date + 3 * MONTH);
  if (self->scale.bulk)
    return;
  make_attendance (self, place, &id, presence, date);
  for (gint32 i = bc_sample_pick (self, 1, 3); i > 0; i--)
    make_agreement (self, place, &id, date);
}

static void
make_panel_meetings (BcSample *self, BcSamplePlace *place)
{
  gint32 date = place->activation + 6 * MONTH;

  for (guint i = 0; i < MAX_MEETINGS / 3 && date <= place->last; i++) {
    BcId id = make_meeting (self,
                            &place->technical_panel,
                            "panel",
                            date,
                            bc_sample_pick (self, 1, 3),
                            bc_sample_pick (self, 1, 2));

    make_agreement (self, place, &id, date);
    date += bc_sample_pick (self, 5, 8) * MONTH;
  }
}

/**
 * bc_sample_make_meetings:
 * @self: a sample country
 * @place: a district; gets the workshop at which priorities were set
 *
 * Makes the meetings of its bodies, with attendance and agreements.
 */
void
bc_sample_make_meetings (BcSample *self, BcSamplePlace *place)
{
  gint32 date = bc_sample_clamp (self, place->activation + 4 * MONTH);
  gint32 step = MAX (2 * MONTH, (place->last - date) / MAX_MEETINGS);
  guint count = self->scale.bulk ? 2 : MAX_MEETINGS;

  for (guint i = 0; i < count && date <= place->last; i++) {
    make_group_meeting (self, place, i, date);
    date += step + bc_sample_pick (self, -10, 10);
  }
  if (place->panel)
    make_panel_meetings (self, place);
  place->workshop = make_meeting (self,
                                  &place->group,
                                  "workshop",
                                  bc_sample_clamp (self, place->activation + 6 * MONTH),
                                  bc_sample_pick (self, 4, 22),
                                  bc_sample_pick (self, 4, 18));
}
