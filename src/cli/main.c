/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "output.h"
#include "store-error.h"

enum {
  EXIT_DONE = 0,
  EXIT_REFUSED = 1,
  EXIT_USAGE = 2,
};

/* A limit on the size of files, and a reader that goes away, are errors to be told, not deaths in
 * the middle of a save. */
static void
ignore_signals (void)
{
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
}

static int
tell (const GError *error)
{
  g_autofree char *line = bc_output_dup_clean (error->message);
  g_autofree char *id = NULL;
  BcId record;

  if (bc_store_error_get_record (error, &record))
    id = bc_id_dup_text (&record);
  fprintf (stderr, "barriosctl: %s%s%s\n", line, id != NULL ? " " : "", id != NULL ? id : "");
  return g_error_matches (error, BC_USAGE_ERROR, BC_USAGE_ERROR_WRONG) ? EXIT_USAGE : EXIT_REFUSED;
}

/* On a database that is written: of one that is only read, the refusal says it. */
static gboolean
pass_notice (BcCli *cli)
{
  const char *notice = cli->store != NULL && !bc_store_is_read_only (cli->store)
                         ? bc_store_get_notice (cli->store)
                         : NULL;

  if (notice != NULL)
    fprintf (stderr, "barriosctl: %s\n", notice);
  return TRUE;
}

static gboolean
work (BcCli *cli, const BcCommand *command, const char *const *typed, GError **error)
{
  g_auto (BcArguments) arguments = { 0 };

  if (!bc_arguments_parse (&arguments, command->usage, typed, error)) {
    g_prefix_error (error, "%s: ", command->name);
    return FALSE;
  }
  return bc_cli_open (cli, command->needs, error) && pass_notice (cli) &&
         command->run (cli, &arguments, error) && bc_output_finish (error);
}

static int
run_command (BcCli *cli, const BcCommand *command, const char *const *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) close_error = NULL;
  gboolean done = work (cli, command, typed, &error);
  gboolean closed = bc_cli_close (cli, &close_error);

  if (done && closed)
    return EXIT_DONE;
  return tell (done ? close_error : error);
}

static int
refuse_command (const char *name)
{
  g_autoptr (GError) error = NULL;

  bc_command_refuse (name, &error);
  return tell (error);
}

/* The options before the command. Returns where the command stands. */
static const char *const *
take_database (const char *const *typed, char **path)
{
  while (*typed != NULL && g_str_has_prefix (*typed, "--database")) {
    const char *value = *typed + strlen ("--database");

    if (*value != '=' && (*value != '\0' || typed[1] == NULL))
      break;
    g_free (*path);
    *path = g_strdup (*value == '=' ? value + 1 : typed[1]);
    typed += *value == '=' ? 1 : 2;
  }
  return typed;
}

static gboolean
asks_for_help (const char *const *typed)
{
  return g_strv_contains (typed, "--help") || g_strv_contains (typed, "-h");
}

static int
choose_command (BcCli *cli, const char *const *typed)
{
  const BcCommand *command = *typed != NULL ? bc_command_find (*typed) : NULL;

  if (*typed == NULL || strcmp (*typed, "--help") == 0 || strcmp (*typed, "-h") == 0)
    bc_commands_print_help ();
  else if (strcmp (*typed, "--version") == 0)
    bc_output_print ("barriosctl %s\n", BC_VERSION);
  else if (command == NULL)
    return refuse_command (*typed);
  else if (asks_for_help (typed + 1))
    bc_command_print_help (command);
  else
    return run_command (cli, command, typed + 1);
  return *typed == NULL ? EXIT_USAGE : EXIT_DONE;
}

int
main (int argc, char **argv)
{
  BcCli cli = { 0 };
  const char *const *typed;
  int status;

  ignore_signals ();
  g_set_prgname ("barriosctl");
  typed = take_database ((const char *const *) argv + 1, &cli.path);
  if (cli.path == NULL)
    cli.path = bc_store_dup_default_path ();
  bc_cli_speak (cli.path);
  status = choose_command (&cli, typed);
  g_free (cli.path);
  return status;
}
