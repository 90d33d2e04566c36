/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "profile.h"
#include "sample.h"

G_BEGIN_DECLS

/**
 * BcSampleScale:
 * @districts: how many there are
 * @businesses: in each, from and to
 * @actions: in each, from and to
 * @activities: in each, from and to
 * @entries: for each funding line, from and to
 * @bulk: write district after district in steps, and leave out what only makes it believable
 *
 * How large a sample country is.
 */
typedef struct
{
  guint districts;
  gint32 businesses[2];
  gint32 actions[2];
  gint32 activities[2];
  gint32 entries[2];
  gboolean bulk;
} BcSampleScale;

/**
 * BcSampleAuthor:
 * @row: in the database
 * @level: at which level they write
 * @name: (owned): the person
 */
typedef struct
{
  gint64 row;
  BcLevels level;
  char *name;
} BcSampleAuthor;

/**
 * BcSampleEvent:
 * @draft: what was written
 * @scope: where it belongs
 * @moment: when, milliseconds UTC
 * @order: how many were made before it
 * @gesture: the gesture that it is part of
 * @author: place of who wrote it
 * @fresh: the record was born by it
 *
 * One operation of the sample's past, before it is written.
 */
typedef struct
{
  BcDraft draft;
  BcId scope;
  gint64 moment;
  guint order;
  guint gesture;
  guint author;
  gboolean fresh;
} BcSampleEvent;

/**
 * BcSample:
 * @rand: (owned): all chance comes from here
 * @scale: how large it is
 * @today: Chile's civil date
 * @events: (owned) (element-type BcSampleEvent): what is to be written
 * @codes: (owned): "type code" → identifier of a catalogue's entry
 * @authors: (owned) (element-type BcSampleAuthor): the council, the regions, the managers
 * @first: the first district, which others visit
 * @papers: how many numbers of invoices were given away
 * @scope: where what is made now belongs
 * @author: place of who writes now
 * @floor: no earlier than this date
 * @gesture: the gesture that is being made
 * @minute: of the day at which it is made
 * @ruts: how many RUTs were given away
 * @error: (owned) (nullable): the first thing that went wrong
 *
 * A sample country while it is being made.
 */
typedef struct
{
  GRand *rand;
  BcSampleScale scale;
  gint32 today;
  GArray *events;
  GHashTable *codes;
  GArray *authors;
  BcId first;
  guint papers;
  BcId scope;
  guint author;
  gint32 floor;
  guint gesture;
  guint minute;
  guint ruts;
  GError *error;
} BcSample;

void bc_sample_init (BcSample *self, guint seed, gint32 today);
void bc_sample_clear (BcSample *self);
gint32 bc_sample_clamp (BcSample *self, gint32 date);
gint32 bc_sample_pick (BcSample *self, gint32 from, gint32 to);
gboolean bc_sample_chance (BcSample *self, gint32 percent);

void bc_sample_start_gesture (BcSample *self);
void bc_sample_begin (BcSample *self, const char *type, gint32 date);
void bc_sample_edit (BcSample *self, const char *type, const BcId *id, gint32 date);
void bc_sample_set (BcSample *self, const char *name, const char *text);
void bc_sample_format (BcSample *self, const char *name, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
void bc_sample_set_id (BcSample *self, const char *name, const BcId *id);
void bc_sample_set_code (BcSample *self, const char *name, const char *type, const char *code);
void bc_sample_set_number (BcSample *self, const char *name, gint64 number);
void bc_sample_set_date (BcSample *self, const char *name, gint32 date);
void bc_sample_set_period (BcSample *self, const char *name, gint32 from, gint32 to);
BcId bc_sample_end (BcSample *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcSample, bc_sample_clear)

G_END_DECLS
