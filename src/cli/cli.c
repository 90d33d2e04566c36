/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue-install.h"
#include "date.h"
#include "language.h"
#include "near.h"
#include "open.h"
#include "profile.h"
#include "schema.h"
#include "store-error.h"

/**
 * bc_cli_speak:
 * @path: a database's file, which need not be there
 *
 * Puts the process in the language of the person whose database it is.
 */
void
bc_cli_speak (const char *path)
{
  g_autoptr (BcDatabase) database = NULL;
  g_auto (BcProfile) profile = { 0 };
  g_autofree char *absolute = bc_open_dup_path (path);
  BcSchemaState state;

  bc_language_set (BC_LANGUAGE_DEFAULT);
  if (!g_file_test (absolute, G_FILE_TEST_IS_REGULAR))
    return;
  database = bc_open_examined (absolute, &state, NULL);
  if (database != NULL && bc_profile_load (&profile, database, NULL))
    bc_language_set (profile.language);
}

static gboolean
check_there (const BcCli *self, BcCommandNeeds needs, GError **error)
{
  if (needs == BC_NEEDS_CREATING || g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_NOT_FOUND,
               _ ("database: there is none at %s: make one first with barriosctl init"),
               self->path);
  return FALSE;
}

/* What is counted by date needs to know today's, and an older version's file this one's format and
 * formulas: they are brought in by writing, where that is possible. */
static gboolean
is_fresh (BcStore *store)
{
  gboolean has_views = FALSE;
  g_autofree char *today = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));
  gint64 found = 0;

  return store != NULL &&
         bc_database_get_integer (bc_store_get_reader (store),
                                  &found,
                                  NULL,
                                  "SELECT count(*) FROM today WHERE date = ?",
                                  "t",
                                  today) &&
         found != 0 && bc_schema_has_views (bc_store_get_reader (store), &has_views, NULL) &&
         has_views;
}

static void
freshen (const char *path)
{
  g_autoptr (BcStore) store = bc_store_open (path, 0, NULL);

  if (store == NULL)
    return;
  bc_catalogue_install (store, NULL);
  bc_store_close (store, NULL);
}

static BcStore *
open_reading (const char *path, GError **error)
{
  g_autoptr (BcStore) store = bc_store_open (path, BC_STORE_READ_ONLY, NULL);

  if (is_fresh (store))
    return g_steal_pointer (&store);
  g_clear_object (&store);
  freshen (path);
  return bc_store_open (path, BC_STORE_READ_ONLY, error);
}

static BcStore *
open_writing (const char *path, BcCommandNeeds needs, GError **error)
{
  BcStoreFlags flags = needs == BC_NEEDS_CREATING   ? BC_STORE_CREATE
                       : needs == BC_NEEDS_CHECKING ? BC_STORE_OR_READ_ONLY
                                                    : 0;
  g_autoptr (BcStore) store = bc_store_open (path, flags, error);

  if (store == NULL || (!bc_store_is_read_only (store) && !bc_catalogue_install (store, error)))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * bc_cli_open:
 * @self: what a command works with
 * @needs: what a command needs
 * @error: return location, #BC_STORE_ERROR
 *
 * Opens the database as it is needed. Where it may be written, the catalogues that this
 * version ships are put in it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_cli_open (BcCli *self, BcCommandNeeds needs, GError **error)
{
  if (needs == BC_NEEDS_NOTHING)
    return TRUE;
  if (!check_there (self, needs, error))
    return FALSE;
  if (needs == BC_NEEDS_READING)
    self->store = open_reading (self->path, error);
  else
    self->store = open_writing (self->path, needs, error);
  if (self->store == NULL) {
    g_prefix_error (error, "%s: ", "database");
    return FALSE;
  }
  self->database = bc_store_get_reader (self->store);
  return TRUE;
}

/**
 * bc_cli_close:
 * @self: what a command worked with
 * @error: return location, #BC_STORE_ERROR
 *
 * Closes the database.
 *
 * Returns: %FALSE if something may not have reached the disk
 */
gboolean
bc_cli_close (BcCli *self, GError **error)
{
  gboolean closed = self->store == NULL || bc_store_close (self->store, error);

  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  return closed;
}

/**
 * bc_cli_get_paper:
 * @arguments: the words
 *
 * Returns: the size of paper that was asked for; the usual one in Chile unless told
 */
BcPaperSize
bc_cli_get_paper (const BcArguments *arguments)
{
  return g_strcmp0 (bc_arguments_get (arguments, "paper"), "a4") == 0 ? BC_PAPER_A4
                                                                      : BC_PAPER_LETTER;
}

/**
 * bc_cli_get_format:
 * @arguments: a command's arguments
 *
 * Returns: the format that was asked for
 */
BcFormat
bc_cli_get_format (const BcArguments *arguments)
{
  return bc_format_from_name (bc_arguments_get (arguments, "format"));
}

static char *
dup_near_types (const char *typed)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  g_autofree const char **names = g_new0 (const char *, n_types + 1);

  for (guint i = 0; i < n_types; i++)
    names[i] = types[i]->name;
  return bc_near_dup_names (typed, names);
}

/**
 * bc_cli_find_type:
 * @name: what was typed
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds a record type.
 *
 * Returns: (nullable): the type; %NULL with an error that lists names like it
 */
const BcRecordType *
bc_cli_find_type (const char *name, GError **error)
{
  const BcRecordType *type = bc_dictionary_find (name);
  g_autofree char *near_names = NULL;

  if (type != NULL)
    return type;
  near_names = dup_near_types (name);
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_NOT_FOUND,
               _ ("%.40s: there is no such type; there are %s"),
               name,
               near_names);
  return NULL;
}

static char *
dup_near_fields (const BcRecordType *type, const char *typed)
{
  g_autofree const char **names = g_new0 (const char *, type->n_fields + 1);

  for (guint i = 0; i < type->n_fields; i++)
    names[i] = type->fields[i].name;
  return bc_near_dup_names (typed, names);
}

/**
 * bc_cli_find_field:
 * @type: a record type
 * @name: what was typed
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds one of its fields.
 *
 * Returns: (nullable): the field; %NULL with an error that lists names like it
 */
const BcField *
bc_cli_find_field (const BcRecordType *type, const char *name, GError **error)
{
  const BcField *field = bc_record_type_find_field (type, name);
  g_autofree char *near_names = NULL;

  if (field != NULL)
    return field;
  near_names = dup_near_fields (type, name);
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_NOT_FOUND,
               _ ("%.40s: “%s” has no such field; it has %s"),
               name,
               type->name,
               near_names);
  return NULL;
}

/* "commune:13101" */
static gboolean
find_by_code (BcDatabase *database, const char *text, BcId *id, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;

  if (colon == NULL)
    return bc_lookup_text (database, NULL, text, id, error);
  name = g_strndup (text, (gsize) (colon - text));
  return bc_cli_find_type (name, error) != NULL &&
         bc_lookup_text (database, name, colon + 1, id, error);
}

/**
 * bc_cli_find_record:
 * @database: a connection
 * @text: an identifier, or a type and a natural code such as "commune:13101"
 * @info: (inout): what is known of the record
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the record that a person means.
 *
 * Returns: %FALSE with an error
 */
gboolean
bc_cli_find_record (BcDatabase *database, const char *text, BcRecordInfo *info, GError **error)
{
  BcId id;

  if ((bc_id_parse (&id, text) || find_by_code (database, text, &id, error)) &&
      bc_lookup_id (database, &id, info, error))
    return TRUE;
  g_prefix_error (error, "%s: ", "id");
  return FALSE;
}

/**
 * bc_cli_find_district:
 * @database: a connection
 * @text: a district's identifier, or its name where no other has it
 * @info: (inout): what is known of the district
 * @error: return location, #BC_USAGE_ERROR or #BC_STORE_ERROR
 *
 * Finds the district that a person means.
 *
 * Returns: %FALSE with an error
 */
gboolean
bc_cli_find_district (BcDatabase *database, const char *text, BcRecordInfo *info, GError **error)
{
  BcId id;

  if (!bc_id_parse (&id, text) && !bc_lookup_text (database, "district", text, &id, error)) {
    g_prefix_error (error, "%s: ", "district");
    return FALSE;
  }
  if (!bc_lookup_id (database, &id, info, error)) {
    g_prefix_error (error, "%s: ", "district");
    return FALSE;
  }
  if (strcmp (info->type_name, "district") == 0 && !info->hidden)
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_NOT_FOUND,
               "district: %s",
               _ ("There is no such district here"));
  return FALSE;
}
