/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "id.h"

G_BEGIN_DECLS

/* What needs attention in a district. */
typedef struct
{
  BcId district;
  GPtrArray *late;  /* (owned) (element-type BcRecordLine): the first that are late */
  guint n_late;     /* how many are */
  gint64 conflicts; /* fields on which two people disagree */
} BcDistrictAlerts;

BcDistrictAlerts *bc_district_alerts_read (BcDatabase *reader,
                                           const BcId *district,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_district_alerts_free (BcDistrictAlerts *self);

G_END_DECLS
