/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge-database.h"
#include "save.h"

G_BEGIN_DECLS

/* A database with a person and a few catalogue entries, in a folder of its own. */
typedef struct
{
  char *folder;         /* (owned) (nullable): removed with the world; a copy has none */
  char *path;           /* (owned) */
  BcDatabase *database; /* (owned) writes */
  gint64 now;           /* what its clock says, milliseconds UTC; each save takes a second */
} World;

World *world_new (BcLevels level, const char *person);
World *world_copy (World *model, BcLevels level, const char *person);
void world_free (World *world);

/* Each ends the test on a failure; `world_save` takes pairs of a field's name and its text. */
void world_save (World *world, const char *type, BcId *id, const char *first_name, ...)
  G_GNUC_NULL_TERMINATED;
gboolean
world_try (World *world, GError **error, const char *type, BcId *id, const char *first_name, ...)
  G_GNUC_NULL_TERMINATED;
gboolean world_save_since (World *world,
                           const char *type,
                           BcId *id,
                           gint64 arrival,
                           const char *name,
                           const char *text);
BcMergeReport world_merge (World *into, World *from);
BcMergeReport world_merge_at (World *into, World *from, gint64 now);
void world_delete (World *world, const char *type, const BcId *id, gboolean deleted);
char *world_get (World *world, const BcId *id, const char *field);
gboolean world_is_visible (World *world, const BcId *id);
gint64 world_count (World *world, const char *sql);
void world_run (World *world, const char *sql);
void world_assert_sound (World *world);
char *world_describe (World *world);

/* What there is to spend from: a district with a plan and an action, whose identifier is given; and
 * a line of an action. */
char *world_make_action (World *world, const char *district);
char *world_make_line (World *world, const char *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

G_END_DECLS
