/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-words.h"

#include <glib/gi18n-lib.h>

#include "number.h"
#include "text.h"
#include "window-find.h"

static void
add_part (GString *sentence, const char *format, guint number)
{
  g_autofree char *text = bc_number_dup_whole_screen (number);
  const char *at = strstr (format, "%s");

  if (number == 0 || at == NULL)
    return;
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append_len (sentence, format, at - format);
  g_string_append (sentence, text);
  g_string_append (sentence, at + 2);
}

/* "Imported: 128 new records, 12 changed, 2 rows refused" */
char *
bc_import_words_dup_sentence (const BcImportTally *tally)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  add_part (parts,
            g_dngettext (GETTEXT_PACKAGE, "%s record added", "%s records added", tally->n_new),
            tally->n_new);
  add_part (
    parts,
    g_dngettext (GETTEXT_PACKAGE, "%s record changed", "%s records changed", tally->n_changed),
    tally->n_changed);
  add_part (parts,
            g_dngettext (GETTEXT_PACKAGE, "%s row refused", "%s rows refused", tally->n_refused),
            tally->n_refused);
  if (parts->len == 0)
    return g_strdup (_ ("Imported: nothing changed"));
  return g_strdup_printf (_ ("Imported: %s"), parts->str);
}

/* (nullable): why an import, or what only tried it, did not come to its end; that a try was
 * cancelled the person knows. */
char *
bc_import_words_dup_failure (const GError *error, gboolean importing)
{
  g_autofree char *reason = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return importing ? g_strdup (_ ("Cancelled: nothing was imported.")) : NULL;
  if (!importing)
    return g_strdup (error->message);
  reason = bc_text_dup_clause (error->message);
  return g_strdup_printf (_ ("%s. Nothing was imported."), reason);
}

/* At the bottom of the window that @widget belongs to, where it can be taken back. */
void
bc_import_words_tell (GtkWidget *widget, const BcImportTally *tally)
{
  BcWindow *window = bc_window_find (widget);
  g_autofree char *sentence = bc_import_words_dup_sentence (tally);

  if (window != NULL)
    bc_window_add_toast (window, sentence, tally->n_new + tally->n_changed > 0);
}
