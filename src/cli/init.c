/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue-install.h"
#include "cli.h"
#include "draft.h"
#include "files.h"
#include "language.h"
#include "output.h"
#include "profile.h"
#include "store-error.h"
#include "text.h"

#define MAX_TEXT 200

static gboolean
refuse (GError **error, const char *field, const char *reason)
{
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s: %s", field, reason);
  return FALSE;
}

static gboolean
take_text (const BcArguments *arguments, const char *option, char **text, GError **error)
{
  const char *typed = bc_arguments_get (arguments, option);

  if (typed == NULL)
    return TRUE;
  *text = bc_text_clean (typed, FALSE, MAX_TEXT, error);
  if (*text == NULL)
    g_prefix_error (error, "%s: ", option);
  return *text != NULL;
}

static gboolean
take_region (BcProfile *profile, BcDatabase *database, const char *code, GError **error)
{
  BcId id;

  if (profile->level == BC_LEVEL_REGION && code == NULL)
    return refuse (error, "region", _ ("At the region's level it cannot be left empty"));
  if (profile->level != BC_LEVEL_REGION && code != NULL)
    return refuse (error, "region", _ ("Only a profile at the region's level has one"));
  if (code != NULL && !bc_lookup_text (database, "region", code, &id, error)) {
    g_prefix_error (error, "%s: ", "region");
    return FALSE;
  }
  profile->region = g_strdup (code);
  return TRUE;
}

static gboolean
take_profile (BcProfile *profile,
              BcDatabase *database,
              const BcArguments *arguments,
              GError **error)
{
  const char *language = bc_arguments_get (arguments, "language");

  profile->level = bc_level_from_name (bc_arguments_get (arguments, "level"));
  profile->language = g_strdup (language != NULL ? language : BC_LANGUAGE_DEFAULT);
  if (!take_text (arguments, "name", &profile->name, error) ||
      !take_text (arguments, "institution", &profile->institution, error) ||
      !take_text (arguments, "email", &profile->email, error))
    return FALSE;
  if (*profile->name == '\0')
    return refuse (error, "name", _ ("It cannot be left empty"));
  return take_region (profile, database, bc_arguments_get (arguments, "region"), error);
}

static gboolean
set_value (BcDraft *draft, BcDatabase *database, const char *name, const char *text, GError **error)
{
  const BcField *field = bc_record_type_find_field (draft->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_lookup_value (database, field, text, &value, error)) {
    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  if (value.type == BC_VALUE_NONE)
    return refuse (error, name, _ ("It cannot be left empty"));
  bc_draft_set (draft, field, &value);
  return TRUE;
}

/* The district that a manager keeps. Without one, the draft stays without fields. */
static gboolean
take_district (BcDraft *draft, BcDatabase *database, const BcArguments *arguments, GError **error)
{
  const char *name = bc_arguments_get (arguments, "district");
  const char *commune = bc_arguments_get (arguments, "commune");

  if (name == NULL && commune == NULL)
    return TRUE;
  if (bc_level_from_name (bc_arguments_get (arguments, "level")) != BC_LEVEL_MANAGER)
    return refuse (error, "district", _ ("Only a manager keeps one"));
  if (name == NULL)
    return refuse (error, "district", _ ("A commune alone says nothing: name the district too"));
  if (commune == NULL)
    return refuse (error, "commune", _ ("It cannot be left empty"));
  return set_value (draft, database, "name", name, error) &&
         set_value (draft, database, "commune", commune, error) &&
         set_value (draft, database, "manager", bc_arguments_get (arguments, "name"), error);
}

static gboolean
create_profile (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_profile_create (data, database, g_get_real_time () / 1000, error);
}

static gboolean
check_new (BcDatabase *database, GError **error)
{
  g_auto (BcProfile) present = { 0 };
  g_autoptr (GError) missing = NULL;

  if (bc_profile_load (&present, database, &missing)) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 _ ("profile: the database is already %s's"),
                 present.name);
    return FALSE;
  }
  if (g_error_matches (missing, BC_STORE_ERROR, BC_STORE_ERROR_NO_PROFILE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

static gboolean
introduce (BcStore *store, const BcArguments *arguments, GError **error)
{
  BcDatabase *database = bc_store_get_reader (store);
  g_auto (BcProfile) profile = { 0 };
  g_auto (BcDraft) district = { 0 };
  BcId id;

  if (bc_arguments_has (arguments, "language"))
    bc_language_set (bc_arguments_get (arguments, "language"));
  bc_draft_init (&district, bc_dictionary_find ("district"), NULL);
  if (!take_profile (&profile, database, arguments, error) ||
      !take_district (&district, database, arguments, error) ||
      !bc_store_change (store, create_profile, &profile, NULL, error))
    return FALSE;
  return district.fields->len == 0 || bc_store_save (store, &district, &id, error);
}

static gboolean
introduce_in (const char *path, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcStore) store = bc_store_open (path, BC_STORE_CREATE, error);

  return store != NULL && bc_catalogue_install (store, error) &&
         introduce (store, arguments, error);
}

/* On a database of its own, so that what is refused leaves nothing where the person wanted theirs.
 */
static gboolean
rehearse (const BcArguments *arguments, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("barrios-init-XXXXXX", error);
  g_autofree char *path = NULL;
  gboolean accepted;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "barrios.db", NULL);
  accepted = introduce_in (path, arguments, error);
  bc_file_remove_folder (folder);
  return accepted;
}

gboolean
bc_run_init (BcCli *cli, const BcArguments *arguments, GError **error)
{
  if (!g_file_test (cli->path, G_FILE_TEST_EXISTS) && !rehearse (arguments, error))
    return FALSE;
  return bc_cli_open (cli, BC_NEEDS_CREATING, error) && check_new (cli->database, error) &&
         introduce (cli->store, arguments, error);
}
