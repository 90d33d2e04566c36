/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "quorum.h"
#include "record.h"

G_BEGIN_DECLS

/* Who could come to a meeting, or came. */
typedef struct
{
  BcId person;
  char *name;        /* (owned) */
  char *role;        /* (owned) as people read it */
  char *institution; /* (owned) (nullable) */
  int present;       /* 1, 0, or -1 where nobody marked it */
} BcAttendant;

/* What minutes are made of. */
typedef struct
{
  BcRecord *meeting;     /* (owned) */
  char *body;            /* (owned): the body's name */
  char *district;        /* (owned) (nullable): the district's name */
  BcQuorum quorum;       /* (owned) */
  GPtrArray *attendants; /* (owned) (element-type BcAttendant) */
  GPtrArray *agreements; /* (owned) (element-type BcRecord) */
} BcMinutes;

void bc_minutes_clear (BcMinutes *self);
gboolean
bc_minutes_read (BcDatabase *database, const BcId *meeting, BcMinutes *minutes, GError **error);
char *bc_minutes_dup_display (BcRecord *record, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcMinutes, bc_minutes_clear)

G_END_DECLS
