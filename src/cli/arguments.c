/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A command's usage line is its grammar: `TYPE [--where FIELD=VALUE]… [--deleted]` says which
 * options there are, which take a value, what values (`a|b`) and how many words may be given. */

typedef struct
{
  char *name;   /* (owned) without the hyphens */
  char *values; /* (owned) (nullable): what stands for its value; %NULL where it takes none */
  gboolean required;
} Option;

typedef struct
{
  GArray *options;
  guint least_words;
  guint most_words;
} Grammar;

G_DEFINE_QUARK (bc - usage - error - quark, bc_usage_error)

/**
 * bc_usage_refuse:
 * @error: return location, #BC_USAGE_ERROR
 * @format: what is wrong, as for printf()
 *
 * Refuses a command line.
 *
 * Returns: %FALSE
 */
gboolean
bc_usage_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (BC_USAGE_ERROR, BC_USAGE_ERROR_WRONG, format, arguments));
  va_end (arguments);
  return FALSE;
}

static void
clear_option (gpointer data)
{
  Option *option = data;

  g_free (option->name);
  g_free (option->values);
}

static void
clear_grammar (Grammar *self)
{
  g_clear_pointer (&self->options, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grammar, clear_grammar)

static char *
dup_bare (const char *token)
{
  gsize length = strcspn (token, "]");

  if (g_str_has_suffix (token, "…") && strchr (token, ']') == NULL)
    length -= strlen ("…");
  return g_strndup (token, length);
}

static void
add_option (Grammar *self, const char *token, gboolean required, const char *value)
{
  Option option = { .name = dup_bare (token + strlen ("--")), .required = required };

  if (value != NULL)
    option.values = dup_bare (value);
  g_array_append_val (self->options, option);
}

static void
add_word (Grammar *self, const char *token)
{
  if (g_str_has_suffix (token, "…"))
    self->most_words = G_MAXUINT;
  else
    self->most_words++;
  if (*token != '[')
    self->least_words++;
}

static void
read_grammar (Grammar *self, const char *usage)
{
  g_auto (GStrv) tokens = g_strsplit (usage, " ", -1);

  self->options = g_array_new (FALSE, TRUE, sizeof (Option));
  g_array_set_clear_func (self->options, clear_option);
  for (char **token = tokens; *token != NULL; token++) {
    const char *bare = *token + (**token == '[');
    gboolean takes_value = strchr (bare, ']') == NULL && token[1] != NULL;

    if (!g_str_has_prefix (bare, "--"))
      add_word (self, *token);
    else
      add_option (self, bare, bare == *token, takes_value ? token[1] : NULL);
    if (g_str_has_prefix (bare, "--") && takes_value)
      token++;
  }
}

static const Option *
find_option (const Grammar *grammar, const char *name, gsize length)
{
  for (guint i = 0; i < grammar->options->len; i++) {
    const Option *option = &g_array_index (grammar->options, Option, i);

    if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
      return option;
  }
  return NULL;
}

static gboolean
check_value (const Option *option, const char *value, GError **error)
{
  g_auto (GStrv) choices = NULL;

  if (strchr (option->values, '|') == NULL)
    return TRUE;
  choices = g_strsplit (option->values, "|", -1);
  return g_strv_contains ((const char *const *) choices, value) ||
         bc_usage_refuse (error,
                          _ ("--%s: “%.40s” is none of %s"),
                          option->name,
                          value,
                          option->values);
}

static void
store_value (BcArguments *self, const char *name, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, name);

  if (values == NULL) {
    values = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (self->options, g_strdup (name), values);
  }
  g_ptr_array_add (values, g_strdup (value));
}

/* Reads "--name value", "--name=value" or "--name"; *typed is left on the last text that it took.
 */
static gboolean
take_option (BcArguments *self, const Grammar *grammar, const char *const **typed, GError **error)
{
  const char *name = **typed + strlen ("--");
  gsize length = strcspn (name, "=");
  const Option *option = find_option (grammar, name, length);
  const char *value = name[length] == '=' ? name + length + 1 : NULL;

  if (option == NULL)
    return bc_usage_refuse (error, _ ("There is no option --%.40s here"), name);
  if (option->values == NULL && value != NULL)
    return bc_usage_refuse (error, _ ("--%s takes no value"), option->name);
  if (option->values != NULL && value == NULL)
    value = *++*typed;
  if (option->values != NULL && value == NULL)
    return bc_usage_refuse (error, _ ("--%s needs a value: %s"), option->name, option->values);
  if (option->values != NULL && !check_value (option, value, error))
    return FALSE;
  store_value (self, option->name, value);
  return TRUE;
}

static gboolean
check_complete (const BcArguments *self, const Grammar *grammar, const char *usage, GError **error)
{
  for (guint i = 0; i < grammar->options->len; i++) {
    const Option *option = &g_array_index (grammar->options, Option, i);

    if (option->required && !g_hash_table_contains (self->options, option->name))
      return bc_usage_refuse (error, _ ("--%s is missing"), option->name);
  }
  if (self->words->len < grammar->least_words)
    return bc_usage_refuse (error, _ ("Something is missing: %s"), usage);
  if (self->words->len > grammar->most_words)
    return bc_usage_refuse (error,
                            _ ("“%.40s” is one word too many"),
                            (char *) self->words->pdata[grammar->most_words]);
  return TRUE;
}

/**
 * bc_arguments_parse:
 * @self: uninitialised
 * @usage: the command's usage, without its name
 * @typed: (array zero-terminated=1): what was typed after the command
 * @error: return location, #BC_USAGE_ERROR
 *
 * Takes a command line apart as the usage says. After "--" nothing is an option.
 *
 * Returns: %FALSE with an error that names the option or word
 */
gboolean
bc_arguments_parse (BcArguments *self, const char *usage, const char *const *typed, GError **error)
{
  g_auto (Grammar) grammar = { 0 };
  gboolean only_words = FALSE;

  read_grammar (&grammar, usage);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->options =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (; *typed != NULL; typed++) {
    if (only_words || !g_str_has_prefix (*typed, "--"))
      g_ptr_array_add (self->words, g_strdup (*typed));
    else if (strcmp (*typed, "--") == 0)
      only_words = TRUE;
    else if (!take_option (self, &grammar, &typed, error))
      return FALSE;
  }
  return check_complete (self, &grammar, usage, error);
}

/**
 * bc_arguments_clear:
 * @self: arguments
 *
 * Frees what they hold.
 */
void
bc_arguments_clear (BcArguments *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_hash_table_unref);
}

/**
 * bc_arguments_get_word:
 * @self: arguments
 * @place: from 0
 *
 * Returns: (nullable) (transfer none): the word at a place; %NULL if fewer were typed
 */
const char *
bc_arguments_get_word (const BcArguments *self, guint place)
{
  return place < self->words->len ? self->words->pdata[place] : NULL;
}

/**
 * bc_arguments_get_all:
 * @self: arguments
 * @option: an option's name
 *
 * Returns: (nullable) (transfer none) (element-type utf8): its values, in order; %NULL for none
 */
const GPtrArray *
bc_arguments_get_all (const BcArguments *self, const char *option)
{
  return g_hash_table_lookup (self->options, option);
}

/**
 * bc_arguments_get:
 * @self: arguments
 * @option: an option's name
 *
 * Returns: (nullable) (transfer none): its last value; %NULL if it was not given
 */
const char *
bc_arguments_get (const BcArguments *self, const char *option)
{
  const GPtrArray *values = bc_arguments_get_all (self, option);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

/**
 * bc_arguments_has:
 * @self: arguments
 * @option: an option's name
 *
 * Returns: whether it was given
 */
gboolean
bc_arguments_has (const BcArguments *self, const char *option)
{
  return bc_arguments_get_all (self, option) != NULL;
}

/**
 * bc_arguments_get_number:
 * @self: arguments
 * @option: an option's name
 * @number: (inout): the number; left as it is if the option was not given
 * @error: return location, #BC_USAGE_ERROR
 *
 * Reads an option that is a whole number.
 *
 * Returns: %FALSE if it is none
 */
gboolean
bc_arguments_get_number (const BcArguments *self, const char *option, guint *number, GError **error)
{
  const char *text = bc_arguments_get (self, option);
  guint64 read;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &read, NULL))
    return bc_usage_refuse (error, _ ("--%s: “%.40s” is not a whole number"), option, text);
  *number = (guint) read;
  return TRUE;
}
