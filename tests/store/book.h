/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commitments.h"
#include "world.h"

G_BEGIN_DECLS

/** BOOK_TODAY: the day on which a ledger is opened. */
#define BOOK_TODAY "2018-02-01"

/* A district's ledger, in a world whose day is set. */
typedef struct
{
  World *world;
  BcId district;
  char *text; /* the district's identifier */
  GPtrArray *ledger;
} Book;

void book_open (Book *book);
void book_clear (Book *book);
void book_set_today (Book *book, const char *date);
gboolean book_try (Book *book,
                   GError **error,
                   BcId *id,
                   const char *promised,
                   const char *fulfilled,
                   const BcId *before);
void
book_add (Book *book, BcId *id, const char *promised, const char *fulfilled, const BcId *before);
void book_read (Book *book);
const BcCommitment *book_find (Book *book, const BcId *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

G_END_DECLS
