/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* A council's database in a folder of its own, with the catalogues. */
typedef struct
{
  char *folder;
  BcStore *store;
} ModelStore;

void model_store_open (ModelStore *self);
void model_store_close (ModelStore *self);
void model_store_add_district (ModelStore *self, const char *name, const char *commune, BcId *id);

G_END_DECLS
