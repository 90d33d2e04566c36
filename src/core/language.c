/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* Translations are looked up under LANGUAGE in every locale but the untranslated ones, which newer
 * C libraries take C.UTF-8 for as well: one of the others may be there, whatever its language. */
static const char *const locales[] = { "es_CL.UTF-8", "es_ES.UTF-8", "en_US.UTF-8", "C.UTF-8" };

static gboolean
is_untranslated (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 ||
         g_str_has_prefix (locale, "C.");
}

static void
choose_locale (void)
{
  setlocale (LC_ALL, "");
  if (!is_untranslated (setlocale (LC_MESSAGES, NULL)))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_ALL, locales[i]) != NULL)
      return;
}

/**
 * bc_language_get_folder:
 *
 * Returns: (transfer none): where the translations are, a folder to each language
 */
const char *
bc_language_get_folder (void)
{
  const char *folder = g_getenv ("BARRIOS_LOCALE_DIR");

  return folder != NULL ? folder : BC_LOCALE_DIR;
}

/**
 * bc_language_set:
 * @language: "es" or "en"
 *
 * Puts the process in a language, whatever the system's is: the profile says which. To be called
 * before anything is translated and before other threads run; it may be called again.
 * Translations are those of the installation, or of the folder that BARRIOS_LOCALE_DIR names.
 */
void
bc_language_set (const char *language)
{
  g_return_if_fail (language != NULL);

  g_setenv ("LANGUAGE", language, TRUE);
  choose_locale ();
  bindtextdomain (GETTEXT_PACKAGE, bc_language_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
