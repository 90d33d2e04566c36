/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "duplicates.h"
#include "store.h"
#include "twins.h"

G_BEGIN_DECLS

/**
 * BcTwinsAsked:
 * @district: whose businesses
 * @shown: the two that are shown; nil for none
 * @place: which pair comes where those are no pair any more
 */
typedef struct
{
  BcId district;
  BcId shown[BC_N_TWINS];
  guint place;
} BcTwinsAsked;

/**
 * BcTwinsFound:
 * @pairs: (owned) (element-type BcDuplicate): all that are perhaps one
 * @place: which of them is to be shown
 * @twins: (owned) (nullable): it, side by side; %NULL where there is none
 * @apart: (owned) (element-type BcDuplicate): those that were told apart
 *
 * The possible duplicates of a district.
 */
typedef struct
{
  GPtrArray *pairs;
  guint place;
  BcTwins *twins;
  GPtrArray *apart;
} BcTwinsFound;

BcTwinsFound *bc_twins_find (BcDatabase *reader, const BcTwinsAsked *asked, GError **error);
void bc_twins_found_free (BcTwinsFound *self);
void bc_twins_join (BcStore *store,
                    const BcTwins *twins,
                    const BcDraft *chosen,
                    GAsyncReadyCallback callback,
                    gpointer data);
void bc_twins_tell_apart (BcStore *store,
                          const BcId ids[BC_N_TWINS],
                          gboolean apart,
                          GAsyncReadyCallback callback,
                          gpointer data);

G_END_DECLS
