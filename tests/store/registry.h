/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "world.h"

G_BEGIN_DECLS

/* A district's register of businesses; each ends the test on a failure. */
void registry_make (World *world, BcId *district);
void registry_add (World *world, const BcId *district, const char *name, const char *rut, BcId *id);
BcWriter *registry_begin (World *world);
void registry_commit (BcWriter *writer);
void registry_join (World *world, const BcId *keep, const BcId *other);
void registry_undo (World *world);

G_END_DECLS
