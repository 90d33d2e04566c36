/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "stamp.h"

/* Saving one record against the same rows of journal, tables and indexes written bare, each in a
 * copy of the database of its own, as durable. Both write as the manager of one district.
 *
 *   bench-save COPY OTHER-COPY
 */

#define BATCH 20

static const char managed[] = "SELECT s.scope, s.author, s.row, s.held, d.id,"
                              " (SELECT max (row) FROM epoch WHERE stream = s.row),"
                              " (SELECT region FROM district_summary m WHERE m.scope = s.scope) "
                              "FROM stream s JOIN author a ON a.row = s.author "
                              "JOIN record d ON d.scope = s.scope AND d.type = 'district' "
                              "WHERE a.level = 'manager' ORDER BY s.held DESC, s.row LIMIT 1";
static const char businesses[] =
  "SELECT b.row, r.id FROM business b JOIN record r ON r.row = b.row WHERE r.scope = ?";

enum {
  JOURNAL,
  STREAM,
  CLOCK,
  PHONE,
  ORIGINS,
  RECORD,
  BUSINESS,
  WORDS,
  COUNT,
  COUNT_ABOVE,
  N_STATEMENTS
};

static const char *const statements[N_STATEMENTS] = {
  [JOURNAL] = "INSERT INTO journal (stream, number, stamp, record, gesture, epoch, salt, fields) "
              "VALUES (?1, ?2, ?3, ?4, ?3, ?5, randomblob (32), ?6)",
  [STREAM] = "UPDATE stream SET held = ?2, arrived = ?3 WHERE row = ?1",
  [CLOCK] = "UPDATE profile SET last_stamp = ?1",
  [PHONE] = "UPDATE business SET phone = ?2 WHERE row = ?1",
  [ORIGINS] = "UPDATE record SET origins = x'81808001feffff0782808001808008' WHERE row = ?1",
  [RECORD] = "INSERT INTO record (id, type, scope, origins) "
             "VALUES (?1, 'business', ?2, x'8180800184fcffff07')",
  [BUSINESS] = "INSERT INTO business (row, district, trade_name, trade_name_key, state, \"use\", "
               "street, street_key, street_number, legal_name, rut, owner_name, owner_sex, phone, "
               "email) VALUES (?1, ?2, 'Panadería Las Rosas', 'panaderia las rosas', 'open', "
               "'food', 'Calle Larga', 'calle larga', '1450', 'Las Rosas SpA', '12345678-5', "
               "'Rosa Soto', 'women', '+56 2 2345 6789', 'rosa@example.com')",
  [WORDS] = "INSERT INTO search (rowid, words) VALUES (?1, "
            "'Panadería Las Rosas Calle Larga Las Rosas SpA 12345678-5 Rosa Soto ')",
  [COUNT] = "UPDATE totals SET n = n + 1 WHERE level = 'district' AND what = 'business' "
            "AND place = ?1 AND key = 'open' AND other = 'women'",
  [COUNT_ABOVE] = "UPDATE totals SET n = n + 1 WHERE level = 'region' AND what = 'business' "
                  "AND place IN (0, ?1) AND key = 'open' AND other = 'women'",
};

typedef struct
{
  gint64 row;
  BcId id;
} Business;

typedef struct
{
  BcStore *store;
  sqlite3 *bare;
  sqlite3_stmt *statements[N_STATEMENTS];
  gint64 scope, author, stream, held, epoch, stamp, region;
  BcId district;
  GArray *businesses; /* (element-type Business) */
  guint n_saves;      /* the program's */
  guint n_writes;     /* the floor's */
} Case;

static const Business *
get_business (const Case *self, guint n)
{
  return &g_array_index (self->businesses, Business, n % self->businesses->len);
}

static gboolean
save (BcWriter *writer, const BcDraft *draft, const Case *self, GError **error)
{
  BcId id;

  bc_writer_set_author (writer, self->author, BC_LEVEL_MANAGER);
  return bc_save (writer, draft, &id, error);
}

static gboolean
change_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Case *self = data;
  g_autofree char *phone = g_strdup_printf ("+56 2 %u", 20000000 + self->n_saves);
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft,
                 bc_dictionary_find ("business"),
                 &get_business (self, self->n_saves++)->id);
  draft.arrival = BC_ARRIVAL_NOW;
  return bc_draft_set_text (&draft, "phone", phone, error) && save (writer, &draft, self, error);
}

static gboolean
add_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const fields[][2] = {
    { "trade-name", "Panadería Las Rosas" },
    { "state", "open" },
    { "use", "food" },
    { "street", "Calle Larga" },
    { "street-number", "1450" },
    { "legal-name", "Las Rosas SpA" },
    { "rut", "12.345.678-5" },
    { "owner-name", "Rosa Soto" },
    { "owner-sex", "women" },
    { "phone", "+56 2 2345 6789" },
    { "email", "rosa@example.com" },
  };
  Case *self = data;
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("business"), NULL);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (&draft, "district", &self->district);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bc_draft_set_text (&draft, fields[i][0], fields[i][1], error))
      return FALSE;
  return save (writer, &draft, self, error);
}

static void
write_store (Case *self, BcWork work)
{
  g_autoptr (GError) error = NULL;

  bc_store_write (self->store, work, self, NULL, &error);
  bench_check (error);
}

static void
run_change (gpointer data)
{
  write_store (data, change_cb);
}

static void
run_add (gpointer data)
{
  write_store (data, add_cb);
}

/* Runs a statement with whole numbers as its first parameters. */
static void
put (Case *self, int which, int n_numbers, const gint64 *numbers)
{
  for (int i = 0; i < n_numbers; i++)
    sqlite3_bind_int64 (self->statements[which], i + 1, numbers[i]);
  bench_step_bare (self->statements[which]);
}

static void
put_operation (Case *self, gint64 record, const char *fields)
{
  gint64 numbers[] = { self->stream, ++self->held, ++self->stamp, record, self->epoch };

  sqlite3_bind_text (self->statements[JOURNAL], 6, fields, -1, SQLITE_STATIC);
  put (self, JOURNAL, 5, numbers);
  numbers[2] = sqlite3_last_insert_rowid (self->bare);
  put (self, STREAM, 3, numbers);
  put (self, CLOCK, 1, &self->stamp);
}

/* The log is let grow as far as the program lets it. */
static void
commit (Case *self)
{
  int n_pages = 0;

  bench_run_bare (self->bare, "COMMIT");
  if (++self->n_writes % 100 == 0)
    sqlite3_wal_checkpoint_v2 (self->bare, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_pages, NULL);
}

static void
run_bare_change (gpointer data)
{
  Case *self = data;
  const Business *business = get_business (self, self->n_writes);
  g_autofree char *phone = g_strdup_printf ("+56 2 %u", 20000000 + self->n_writes);
  g_autofree char *fields = g_strdup_printf ("{\"phone\":\"%s\"}", phone);

  bench_run_bare (self->bare, "BEGIN IMMEDIATE");
  put_operation (self, business->row, fields);
  sqlite3_bind_text (self->statements[PHONE], 2, phone, -1, SQLITE_STATIC);
  put (self, PHONE, 1, &business->row);
  put (self, ORIGINS, 1, &business->row);
  commit (self);
}

static void
run_bare_add (gpointer data)
{
  static const char fields[] =
    "{\"district\":\"019a0000-0000-7000-8000-000000000000\",\"trade-name\":\"Panadería Las Rosas\","
    "\"state\":\"open\",\"use\":\"food\",\"street\":\"Calle Larga\",\"street-number\":\"1450\","
    "\"legal-name\":\"Las Rosas SpA\",\"rut\":\"12345678-5\",\"owner-name\":\"Rosa Soto\","
    "\"owner-sex\":\"women\",\"phone\":\"+56 2 2345 6789\",\"email\":\"rosa@example.com\"}";
  Case *self = data;
  gint64 row;
  BcId id;

  bc_id_generate (&id, g_get_real_time () / 1000);
  bench_run_bare (self->bare, "BEGIN IMMEDIATE");
  sqlite3_bind_blob (self->statements[RECORD], 1, id.bytes, sizeof id.bytes, SQLITE_STATIC);
  sqlite3_bind_int64 (self->statements[RECORD], 2, self->scope);
  bench_step_bare (self->statements[RECORD]);
  row = sqlite3_last_insert_rowid (self->bare);
  put_operation (self, row, fields);
  sqlite3_bind_blob (self->statements[BUSINESS], 2, self->district.bytes, 16, SQLITE_STATIC);
  put (self, BUSINESS, 1, &row);
  put (self, WORDS, 1, &row);
  put (self, COUNT, 1, &self->scope);
  put (self, COUNT_ABOVE, 1, &self->region);
  commit (self);
}

static void
find_place (Case *self)
{
  g_autoptr (GError) error = NULL;
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_autoptr (BcCursor) place = bc_database_query (reader, managed, &error);
  g_autoptr (BcCursor) found = bc_database_query (reader, businesses, &error);
  Business business;

  g_assert_cmpint (bc_cursor_step (place, &error), ==, BC_STEP_ROW);
  self->scope = bc_cursor_get_integer (place, 0);
  self->author = bc_cursor_get_integer (place, 1);
  self->stream = bc_cursor_get_integer (place, 2);
  self->held = bc_cursor_get_integer (place, 3);
  bc_cursor_get_id (place, 4, &self->district);
  self->epoch = bc_cursor_get_integer (place, 5);
  self->region = bc_cursor_get_integer (place, 6);
  self->stamp = bc_stamp_next (0, g_get_real_time () / 1000);
  self->businesses = g_array_new (FALSE, FALSE, sizeof (Business));
  bc_cursor_bind_integer (found, 1, self->scope);
  while (bc_cursor_step (found, &error) == BC_STEP_ROW) {
    business.row = bc_cursor_get_integer (found, 0);
    bc_cursor_get_id (found, 1, &business.id);
    g_array_append_val (self->businesses, business);
  }
  bench_check (error);
}

int
main (int argc, char *argv[])
{
  Case self = { 0 };
  const Bench change = {
    "saving a business, one field changed", 2, BATCH, run_change, run_bare_change, &self
  };
  const Bench add = { "saving a business, a new one", 2, BATCH, run_add, run_bare_add, &self };

  g_assert_cmpint (argc, ==, 3);
  self.store = bench_open_store (argv[1]);
  find_place (&self);
  self.bare = bench_open_bare (argv[2], TRUE);
  for (int i = 0; i < N_STATEMENTS; i++)
    self.statements[i] = bench_prepare (self.bare, statements[i]);
  bench_compare (&change);
  bench_compare (&add);
  for (int i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self.statements[i]);
  sqlite3_close (self.bare);
  g_array_unref (self.businesses);
  g_object_unref (self.store);
  return 0;
}
