/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli.h"
#include "draft.h"
#include "field.h"
#include "output.h"
#include "store-error.h"

static const BcField deleted_field = { .name = BC_DELETED_NAME, .kind = BC_KIND_YES_NO };

static gboolean
prefix (GError **error, const char *name)
{
  g_prefix_error (error, "%.40s: ", name);
  return FALSE;
}

static gboolean
set_deleted (BcDraft *draft, const char *text, GError **error)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_field_parse (&deleted_field, text, &value, error))
    return prefix (error, BC_DELETED_NAME);
  bc_draft_set_deleted (draft, value.type == BC_VALUE_INTEGER && value.integer != 0);
  return TRUE;
}

static gboolean
set_field (BcDraft *draft, BcDatabase *database, const char *name, const char *text, GError **error)
{
  const BcField *field = bc_cli_find_field (draft->type, name, error);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (field == NULL)
    return FALSE;
  if (!bc_lookup_value (database, field, text, &value, error))
    return prefix (error, name);
  bc_draft_set (draft, field, &value);
  return TRUE;
}

/* The words from the second on, each FIELD=VALUE. */
static gboolean
set_fields (BcDraft *draft, BcDatabase *database, const BcArguments *arguments, GError **error)
{
  for (guint i = 1; i < arguments->words->len; i++) {
    const char *word = bc_arguments_get_word (arguments, i);
    gsize length = strcspn (word, "=");
    g_autofree char *name = g_strndup (word, length);
    gboolean is_deletion = strcmp (name, BC_DELETED_NAME) == 0 && !bc_id_is_nil (&draft->id);

    if (word[length] == '\0')
      return bc_usage_refuse (error, _ ("“%.40s” is not FIELD=VALUE"), word);
    if (is_deletion ? !set_deleted (draft, word + length + 1, error)
                    : !set_field (draft, database, name, word + length + 1, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
bc_run_add (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const BcRecordType *type = bc_cli_find_type (bc_arguments_get_word (arguments, 0), error);
  g_auto (BcDraft) draft = { 0 };
  char text[BC_ID_TEXT_LENGTH + 1];
  BcId id;

  if (type == NULL)
    return FALSE;
  bc_draft_init (&draft, type, NULL);
  if (!set_fields (&draft, cli->database, arguments, error) ||
      !bc_store_save (cli->store, &draft, &id, error))
    return FALSE;
  bc_id_write_text (&id, text);
  bc_output_print ("%s\n", text);
  return TRUE;
}

static gboolean
begin_change (BcCli *cli, const BcArguments *arguments, BcDraft *draft, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  if (info.type == NULL) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 _ ("id: this version does not know the type “%.40s” and only carries it along"),
                 info.type_name);
    return FALSE;
  }
  bc_draft_init (draft, info.type, &info.id);
  return TRUE;
}

/* What is not found when an existing record is saved is the record: it was deleted. */
static gboolean
save_change (BcCli *cli, const BcDraft *draft, GError **error)
{
  g_autoptr (GError) fault = NULL;
  BcId id;

  if (bc_store_save (cli->store, draft, &id, &fault))
    return TRUE;
  if (g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND))
    prefix (&fault, "id");
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
bc_run_set (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcDraft) draft = { 0 };

  return begin_change (cli, arguments, &draft, error) &&
         set_fields (&draft, cli->database, arguments, error) && save_change (cli, &draft, error);
}

gboolean
bc_run_delete (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcDraft) draft = { 0 };

  if (!begin_change (cli, arguments, &draft, error))
    return FALSE;
  bc_draft_set_deleted (&draft, TRUE);
  return save_change (cli, &draft, error);
}
