/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli.h"
#include "near.h"
#include "output.h"

#define TEXT_JSON "[--format text|json]"
#define ANY       "[--format text|json|csv]"

/* All that the program can do. The usage is also the grammar, see arguments.c. */
static const BcCommand commands[] = {
  { "init",
    "--level manager|region|council --name NAME [--institution NAME] [--email ADDRESS] "
    "[--language es|en] [--region CODE] [--district NAME] [--commune CODE]",
    N_ ("Make a database and say who keeps it"),
    BC_NEEDS_NOTHING,
    bc_run_init },
  { "types", TEXT_JSON, N_ ("Every record type with its fields"), BC_NEEDS_NOTHING, bc_run_types },
  { "list",
    "TYPE [--where FIELD=VALUE]… [--sort FIELD] [--limit N] [--deleted] " ANY,
    N_ ("The records of a type that fulfil every condition"),
    BC_NEEDS_READING,
    bc_run_list },
  { "export",
    "TYPE FILE [--fields NAMES] [--where FIELD=VALUE]… [--sort FIELD] [--limit N] [--deleted]",
    N_ ("Save a list as a spreadsheet: a file that ends in .xlsx, .ods or .csv"),
    BC_NEEDS_READING,
    bc_run_export },
  { "show",
    "ID [--at MOMENT] " ANY,
    N_ ("One record, now or as it was"),
    BC_NEEDS_READING,
    bc_run_show },
  { "add",
    "TYPE FIELD=VALUE…",
    N_ ("Add a record and print its identifier"),
    BC_NEEDS_WRITING,
    bc_run_add },
  { "set",
    "ID FIELD=VALUE…",
    N_ ("Change a record; deleted=no brings it back"),
    BC_NEEDS_WRITING,
    bc_run_set },
  { "attach",
    "ID FILE [--kind KIND] [--position]",
    N_ ("Keep a file with a record and print the document's identifier"),
    BC_NEEDS_WRITING,
    bc_run_attach },
  { "invoice",
    "LINE FILE… " ANY,
    N_ ("Enter electronic invoices in a funding line, and keep their files"),
    BC_NEEDS_WRITING,
    bc_run_invoice },
  { "documents",
    "ID [--export FOLDER] " ANY,
    N_ ("The files that are kept with a record, or with everything in a district"),
    BC_NEEDS_READING,
    bc_run_documents },
  { "delete", "ID", N_ ("Delete a record"), BC_NEEDS_WRITING, bc_run_delete },
  { "history",
    "[ID] [--limit N] [--each] " ANY,
    N_ ("Who changed what and when, the newest first"),
    BC_NEEDS_READING,
    bc_run_history },
  { "undo", "", N_ ("Take back your last change"), BC_NEEDS_WRITING, bc_run_undo },
  { "redo", "", N_ ("Do again what was taken back last"), BC_NEEDS_WRITING, bc_run_redo },
  { "conflicts",
    ANY,
    N_ ("The fields that two people changed without knowing of each other"),
    BC_NEEDS_READING,
    bc_run_conflicts },
  { "doubts",
    ANY,
    N_ ("What breaks a rule since two databases met"),
    BC_NEEDS_READING,
    bc_run_doubts },
  { "duplicates",
    "[DISTRICT] " ANY,
    N_ ("The businesses that were perhaps entered twice"),
    BC_NEEDS_READING,
    bc_run_duplicates },
  { "join",
    "KEEP OTHER",
    N_ ("Make one business of two: the first one stays"),
    BC_NEEDS_WRITING,
    bc_run_join },
  { "apart",
    "ONE OTHER [--forget]",
    N_ ("Note that two businesses are two, however alike they are"),
    BC_NEEDS_WRITING,
    bc_run_apart },
  { "merge",
    "OTHER.db",
    N_ ("Take over what another database of the program holds"),
    BC_NEEDS_WRITING,
    bc_run_merge },
  { "search",
    "WORD… [--limit N] " ANY,
    N_ ("The records that contain the words; accents do not matter"),
    BC_NEEDS_READING,
    bc_run_search },
  { "agenda",
    "[ID] [--days N] [--format text|json|ics]",
    N_ ("What is due in a district, or in all, and what is late"),
    BC_NEEDS_READING,
    bc_run_agenda },
  { "minutes",
    "ID FILE.pdf [--paper letter|a4]",
    N_ ("Write the minutes of a meeting on paper"),
    BC_NEEDS_READING,
    bc_run_minutes },
  { "summary",
    "[--region CODE] [--at DATE] " ANY,
    N_ ("The national summary or a region's, on any day"),
    BC_NEEDS_READING,
    bc_run_summary },
  { "gate",
    "DISTRICT [FILE.pdf] [--paper letter|a4] [--format text|json]",
    N_ ("What a district lacks to pass to dynamization, and who can supply it"),
    BC_NEEDS_READING,
    bc_run_gate },
  { "money",
    "DISTRICT [--format text|json]",
    N_ ("What became of a district's money, line by line and month by month"),
    BC_NEEDS_READING,
    bc_run_money },
  { "sources",
    "ACTION [--format text|json]",
    N_ ("Which funding sources can pay for an action, and why others cannot"),
    BC_NEEDS_READING,
    bc_run_sources },
  { "packet",
    "ID [FILE.pdf] [--paper letter|a4] [--facts] [--form FORM.xlsx] [--map CELL=FACT]… "
    "[--output FILE.xlsx] [--remember] [--format text|json]",
    N_ ("An accounts packet, its sample, and all that it would be sent back for; on paper, or in "
        "a spreadsheet"),
    BC_NEEDS_CHECKING,
    bc_run_packet },
  { "vacancy",
    "[DISTRICT] " ANY,
    N_ ("What stands empty in a district's streets, and what opened, closed and moved"),
    BC_NEEDS_READING,
    bc_run_vacancy },
  { "handover",
    "DISTRICT FOLDER [--paper letter|a4]",
    N_ ("Make a folder for whoever takes a district over"),
    BC_NEEDS_READING,
    bc_run_handover },
  { "import",
    "TYPE FILE [--map COLUMN=FIELD]… [--dry-run] [--date-order dmy|mdy] [--refused FILE.csv] "
    "[--district NAME] [--sheet NAME] [--heading-row NUMBER] [--guesses]",
    N_ ("Add or change the records that a spreadsheet or CSV file lists"),
    BC_NEEDS_WRITING,
    bc_run_import },
  { "import-districts",
    "FILE.csv",
    N_ ("Add the districts that a table lists"),
    BC_NEEDS_WRITING,
    bc_run_import_districts },
  { "uf",
    "[import] [FILE] [--replace] [--at DATE] [--amount NUMBER]",
    N_ ("The value of the UF on a day; with “import”, take a table of days and values in"),
    BC_NEEDS_CHECKING,
    bc_run_uf },
  { "sample",
    "[--districts N] [--size small|country|large] [--seed N]",
    N_ ("Fill an empty database with a sample country"),
    BC_NEEDS_NOTHING,
    bc_run_sample },
  { "backup",
    "FILE",
    N_ ("Write a checked copy of the database and of its documents"),
    BC_NEEDS_READING,
    bc_run_backup },
  { "restore",
    "FILE",
    N_ ("Put a backup in the place of the database"),
    BC_NEEDS_NOTHING,
    bc_run_restore },
  { "check",
    "[--repair]",
    N_ ("Compute everything anew from the journal, compare, and repair"),
    BC_NEEDS_CHECKING,
    bc_run_check },
  { "help", "[COMMAND]", N_ ("How a command is used"), BC_NEEDS_NOTHING, bc_run_help },
};

/**
 * bc_command_find:
 * @name: what was typed
 *
 * Returns: (nullable): the command of that name
 */
const BcCommand *
bc_command_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

/**
 * bc_command_refuse:
 * @name: what was typed, and is no command
 * @error: return location, #BC_USAGE_ERROR
 *
 * Refuses it, with the names of commands like it.
 *
 * Returns: %FALSE
 */
gboolean
bc_command_refuse (const char *name, GError **error)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  g_autofree char *near_names = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i].name;
  near_names = bc_near_dup_names (name, names);
  return bc_usage_refuse (error, _ ("“%.40s” is no command; there are %s"), name, near_names);
}

/**
 * bc_command_print_help:
 * @self: a command
 *
 * Prints how it is used and what it does.
 */
void
bc_command_print_help (const BcCommand *self)
{
  bc_output_print ("%s barriosctl [--database FILE] %s %s\n\n%s.\n",
                   _ ("Usage:"),
                   self->name,
                   self->usage,
                   _ (self->help));
}

/**
 * bc_commands_print_help:
 *
 * Prints what the program can do.
 */
void
bc_commands_print_help (void)
{
  bc_output_print ("%s barriosctl [--database FILE] %s\n\n",
                   _ ("Usage:"),
                   _ ("COMMAND [ARGUMENT]…"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    bc_output_print ("  %-17s %s\n", commands[i].name, _ (commands[i].help));
  bc_output_print ("\n%s\n", _ ("“barriosctl help COMMAND” says how a command is used."));
}

gboolean
bc_run_help (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *name = bc_arguments_get_word (arguments, 0);
  const BcCommand *command = name != NULL ? bc_command_find (name) : NULL;

  if (name != NULL && command == NULL)
    return bc_command_refuse (name, error);
  if (name == NULL)
    bc_commands_print_help ();
  else
    bc_command_print_help (command);
  return TRUE;
}
