/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

/* A store in a folder of its own, with the shipped catalogues in it; all of it goes at the end. */
typedef struct
{
  char *folder;
  char *path;
  BcStore *store;
} Sandbox;

void sandbox_open (Sandbox *self);
void sandbox_reopen (Sandbox *self, BcStoreFlags flags);
void sandbox_introduce (Sandbox *self, BcLevels level);
gint64 sandbox_count (Sandbox *self, const char *sql);
char *sandbox_dup_list (Sandbox *self, const char *sql);
void sandbox_clear (Sandbox *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sandbox, sandbox_clear)
