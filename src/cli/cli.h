/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arguments.h"
#include "lookup.h"
#include "paper.h"
#include "sheet.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcCli:
 * @path: (owned): the database's file
 * @store: (owned) (nullable): it, where the command works on an open one
 * @database: (unowned) (nullable): a reader of it
 *
 * What a command works with.
 */
typedef struct
{
  char *path;
  BcStore *store;
  BcDatabase *database;
} BcCli;

/**
 * BcCommandNeeds:
 * @BC_NEEDS_READING: an open database
 * @BC_NEEDS_CHECKING: an open database that can be written, if that is possible
 * @BC_NEEDS_WRITING: an open database that can be written
 * @BC_NEEDS_CREATING: the same, made if there is none
 */
typedef enum {
  BC_NEEDS_NOTHING,
  BC_NEEDS_READING,
  BC_NEEDS_CHECKING,
  BC_NEEDS_WRITING,
  BC_NEEDS_CREATING,
} BcCommandNeeds;

/**
 * BcCommand:
 * @name: what is typed
 * @usage: what may follow it, see bc_arguments_parse()
 * @help: what it does, to be translated
 * @needs: what is opened for it
 * @run: does it; an error's message begins with the field or thing that is wrong
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *help;
  BcCommandNeeds needs;
  gboolean (*run) (BcCli *cli, const BcArguments *arguments, GError **error);
} BcCommand;

const BcCommand *bc_command_find (const char *name);
gboolean bc_command_refuse (const char *name, GError **error);
void bc_command_print_help (const BcCommand *self);
void bc_commands_print_help (void);

gboolean bc_cli_open (BcCli *self, BcCommandNeeds needs, GError **error);
gboolean bc_cli_close (BcCli *self, GError **error);
void bc_cli_speak (const char *path);
const BcRecordType *bc_cli_find_type (const char *name, GError **error);
const BcField *bc_cli_find_field (const BcRecordType *type, const char *name, GError **error);
gboolean
bc_cli_find_record (BcDatabase *database, const char *text, BcRecordInfo *info, GError **error);
gboolean
bc_cli_find_district (BcDatabase *database, const char *text, BcRecordInfo *info, GError **error);
BcFormat bc_cli_get_format (const BcArguments *arguments);
BcPaperSize bc_cli_get_paper (const BcArguments *arguments);

gboolean bc_run_add (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_agenda (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_attach (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_backup (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_check (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_conflicts (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_delete (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_documents (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_doubts (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_duplicates (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_export (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_gate (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_handover (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_help (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_history (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_import (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_import_districts (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_init (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_invoice (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_apart (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_join (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_list (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_merge (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_minutes (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_money (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_packet (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_redo (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_restore (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_sample (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_search (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_set (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_show (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_sources (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_summary (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_types (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_uf (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_undo (BcCli *cli, const BcArguments *arguments, GError **error);
gboolean bc_run_vacancy (BcCli *cli, const BcArguments *arguments, GError **error);

G_END_DECLS
