/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "governance.h"

G_BEGIN_DECLS

/* A bar of the card that tells whom the group represents. */
typedef struct
{
  BcRepresentation shown; /* only its label is owned */
  char *label;            /* (owned) */
  const char *heading;    /* (nullable): the part that begins with it */
} BcRepresentationBar;

/* How a district's bodies stand, read off the main thread. */
typedef struct
{
  BcId district;
  GPtrArray *warnings;    /* (owned) (element-type BcGovernanceWarning) */
  GPtrArray *shares;      /* (owned) (element-type BcRepresentation) */
  GPtrArray *bars;        /* (owned) (element-type BcRepresentationBar) */
  GPtrArray *directorate; /* (owned) (element-type BcRecordLine) */
  char *mandate;          /* (owned) (nullable): of the directorate, in words */
} BcGovernanceFound;

gpointer bc_governance_found_read (BcDatabase *reader, gpointer district, GError **error);
void bc_governance_found_free (gpointer data);
GPtrArray *bc_representation_bars_new (const GPtrArray *shares) G_GNUC_WARN_UNUSED_RESULT;
char *bc_representation_dup_visits (const BcRepresentation *all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
