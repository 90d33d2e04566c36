/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "paper.h"

G_BEGIN_DECLS

/* The tables of a handover folder: each is a question to the database and what its columns are. */

#define BC_HANDOVER_COLUMNS 6

typedef enum {
  BC_HANDOVER_TEXT,
  BC_HANDOVER_DATE,
  BC_HANDOVER_COUNT,
  BC_HANDOVER_PESOS,
} BcHandoverForm;

typedef struct
{
  const char *heading; /* to be translated */
  guint share;         /* of the line's width */
  BcHandoverForm form;
  const char *choice; /* (nullable): the field whose names they are, such as "group-member.role" */
} BcHandoverColumn;

typedef struct
{
  const char *heading; /* to be translated */
  const char *none;    /* to be translated: what stands there when there is nothing */
  const char *sql;     /* ?1 is the district's scope */
  BcHandoverColumn columns[BC_HANDOVER_COLUMNS]; /* up to the first without a heading */
} BcHandoverTable;

extern const BcHandoverTable bc_handover_people[];
extern const BcHandoverTable bc_handover_promises[];
extern const BcHandoverTable bc_handover_pending[];
extern const BcHandoverTable bc_handover_past[];
extern const BcHandoverTable bc_handover_state[];
extern const BcHandoverTable bc_handover_contacts;

guint bc_handover_table_count (const BcHandoverTable *self);
GPtrArray *bc_handover_table_read (const BcHandoverTable *self,
                                   BcDatabase *database,
                                   gint64 scope,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_handover_table_set (const BcHandoverTable *self,
                                BcPaper *paper,
                                BcDatabase *database,
                                gint64 scope,
                                GError **error);
char *bc_handover_table_dup_csv (const BcHandoverTable *self,
                                 BcDatabase *database,
                                 gint64 scope,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
