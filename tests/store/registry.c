/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registry.h"

#include "join.h"
#include "undo.h"

void
registry_make (World *world, BcId *district)
{
  *district = (BcId){ 0 };
  world_save (world, "district", district, "name", "Latorre", "commune", "13120", NULL);
}

void
registry_add (World *world, const BcId *district, const char *name, const char *rut, BcId *id)
{
  g_autofree char *owner = bc_id_dup_text (district);

  *id = (BcId){ 0 };
  world_save (world,
              "business",
              id,
              "district",
              owner,
              "trade-name",
              name,
              rut != NULL ? "rut" : NULL,
              rut,
              NULL);
}

BcWriter *
registry_begin (World *world)
{
  g_autoptr (GError) error = NULL;
  BcWriter *writer = bc_writer_begin (world->database, world->now += 1000, &error);

  g_assert_no_error (error);
  return writer;
}

void
registry_commit (BcWriter *writer)
{
  g_autoptr (GError) error = NULL;

  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
}

void
registry_join (World *world, const BcId *keep, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  BcJoinReport report;

  bc_join (writer, keep, other, &report, &error);
  g_assert_no_error (error);
  registry_commit (writer);
}

void
registry_undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  g_auto (BcUndoReport) report = { 0 };

  bc_undo (writer, &report, &error);
  g_assert_no_error (error);
  registry_commit (writer);
}
