/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BcVocabulary BcVocabulary; /* the words that people use in their spreadsheets */

BcVocabulary *bc_vocabulary_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_vocabulary_free (BcVocabulary *self);
char **bc_vocabulary_dup_keys (BcVocabulary *self, const char *group) G_GNUC_WARN_UNUSED_RESULT;
char **bc_vocabulary_dup_list (BcVocabulary *self,
                               const char *group,
                               const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char *const *
bc_vocabulary_get_folded (BcVocabulary *self, const char *group, const char *key);
gboolean
bc_vocabulary_have (BcVocabulary *self, const char *group, const char *key, const char *folded);
char *bc_vocabulary_dup_key (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcVocabulary, bc_vocabulary_free)

G_END_DECLS
