/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book.h"

void
book_set_today (Book *book, const char *date)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE today SET date = '%s'", date);

  world_run (book->world, sql);
}

void
book_open (Book *book)
{
  book->world = world_new (BC_LEVEL_MANAGER, "Ana");
  world_save (book->world,
              "district",
              &book->district,
              "name",
              "Barrio Latorre",
              "commune",
              "13120",
              NULL);
  book->text = bc_id_dup_text (&book->district);
  book_set_today (book, BOOK_TODAY);
}

void
book_clear (Book *book)
{
  g_clear_pointer (&book->ledger, g_ptr_array_unref);
  world_free (book->world);
  g_free (book->text);
}

gboolean
book_try (Book *book,
          GError **error,
          BcId *id,
          const char *promised,
          const char *fulfilled,
          const BcId *before)
{
  g_autofree char *predecessor = before != NULL ? bc_id_dup_text (before) : g_strdup ("");

  return world_try (book->world,
                    error,
                    "commitment",
                    id,
                    "district",
                    book->text,
                    "institution",
                    "Municipalidad",
                    "what",
                    "Obra",
                    "promised-for",
                    promised,
                    "fulfilled-on",
                    fulfilled,
                    "predecessor",
                    predecessor,
                    NULL);
}

void
book_add (Book *book, BcId *id, const char *promised, const char *fulfilled, const BcId *before)
{
  g_autoptr (GError) error = NULL;

  book_try (book, &error, id, promised, fulfilled, before);
  g_assert_no_error (error);
}

void
book_read (Book *book)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&book->ledger, g_ptr_array_unref);
  book->ledger = bc_commitments_read (book->world->database, &book->district, &error);
  g_assert_no_error (error);
}

const BcCommitment *
book_find (Book *book, const BcId *id)
{
  for (guint i = 0; i < book->ledger->len; i++) {
    const BcCommitment *item = book->ledger->pdata[i];

    if (bc_id_equal (&item->record, id))
      return item;
  }
  return NULL;
}
