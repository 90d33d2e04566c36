/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "save.h"

/* A small random country, written as people write it. */

#define COUNTRY_TODAY   "2026-11-20"
#define COUNTRY_REGIONS 16

typedef struct
{
  BcDatabase *database;
  GRand *random;
  gint64 now;
  gint64 other_author;
  BcId regions[COUNTRY_REGIONS];
  BcId communes[COUNTRY_REGIONS];
  BcId areas[6];
  BcId sources[5];
} Country;

void country_init (Country *self, guint32 seed);
void country_clear (Country *self);
BcWriter *country_begin (Country *self);
void country_commit (BcWriter *writer);
void country_save (BcWriter *writer, const char *type, BcId *id, const char *first_field, ...)
  G_GNUC_NULL_TERMINATED;
void country_delete (BcWriter *writer, const char *type, const BcId *id, gboolean deleted);
void country_add_district (Country *self, BcWriter *writer, const char *name, BcId *id);
char *country_start_district (Country *self, guint place, BcId *id) G_GNUC_WARN_UNUSED_RESULT;
void country_disturb (Country *self, BcWriter *writer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Country, country_clear)
