/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* A store in a folder of its own, with a person of the council and a committee. */
typedef struct
{
  char *folder;   /* (owned) */
  char *path;     /* (owned) folder/data/a.db */
  BcStore *store; /* (owned) (nullable) */
  BcId committee;
} House;

House *house_new (void);
void house_free (House *house);
void house_close (House *house);
void house_reopen (House *house);

/* Adds a member to the committee: one save of one gesture. */
gboolean house_try_add (House *house, const char *name, GError **error);
void house_add (House *house, const char *name);
gboolean house_save_member (BcWriter *writer, House *house, const char *name, GError **error);
gint64 house_count (House *house, const char *sql);
gint64 house_count_named (House *house, const char *name);
void house_execute (House *house, const char *sql);
void house_assert_sound (House *house);

/* What is in a folder and below: names, sizes and hashes. */
char *house_describe_folder (const char *folder);
void house_remove_folder (const char *folder);

/* Runs @child in another process that ends with it; @pipe is where it writes to the parent. */
typedef void (*HouseChild) (House *house, int pipe);
GPid house_fork (House *house, HouseChild child, int *pipe);
void house_kill (GPid child);
void house_assert_child_succeeds (House *house, HouseChild child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (House, house_free)

G_END_DECLS
