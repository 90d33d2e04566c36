/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

/**
 * BcProfile:
 * @author: the author's row
 * @author_id: the installation that writes, another one after each restored backup
 * @name: (owned): the person
 * @institution: (owned): whom they work for
 * @email: (owned): how to reach them
 * @level: manager, region or council
 * @language: (owned): "es" or "en"
 * @region: (owned) (nullable): code of the region, at the region's level
 * @sample: the database holds a sample country, not people's data
 * @last_stamp: the hybrid clock
 *
 * Who uses a database. Free it with bc_profile_clear().
 */
typedef struct
{
  gint64 author;
  BcId author_id;
  char *name;
  char *institution;
  char *email;
  BcLevels level;
  char *language;
  char *region;
  gboolean sample;
  gint64 last_stamp;
} BcProfile;

void bc_profile_clear (BcProfile *self);
gboolean bc_profile_load (BcProfile *self, BcDatabase *database, GError **error);
gboolean bc_profile_create (BcProfile *self, BcDatabase *database, gint64 now, GError **error);
gboolean bc_profile_renew (BcDatabase *database, gint64 now, GError **error);
gboolean bc_author_add (const BcProfile *person, BcDatabase *database, gint64 *row, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcProfile, bc_profile_clear)

G_END_DECLS
