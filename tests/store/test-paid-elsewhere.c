/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money.h"
#include "paid-elsewhere.h"
#include "world.h"

#define SUPPLIER "97975000-5"
#define OTHER    "12345678-5"

/* An action of a district, and what was paid for it. */
typedef struct
{
  const char *title;
  const char *area;
  const char *planned; /* (nullable) */
  const char *source;
  const char *supplier; /* (nullable) */
  const char *amount;
  const char *date;
} Deed;

static void
make_district (World *world, const char *name, BcId *district, char **plan)
{
  g_autofree char *owner = NULL;
  BcId id = { 0 }, source = { 0 };

  *district = (BcId){ 0 };
  if (world_count (world, "SELECT count(*) FROM funding_source WHERE code = 'gal'") == 0)
    world_save (world,
                "funding-source",
                &source,
                "code",
                "gal",
                "name",
                "GAL",
                "kind",
                "own",
                NULL);
  world_save (world, "district", district, "name", name, "commune", "13120", NULL);
  owner = bc_id_dup_text (district);
  world_save (world, "plan", &id, "district", owner, NULL);
  *plan = bc_id_dup_text (&id);
}

static char *
make_line (World *world, const char *plan, const Deed *deed)
{
  BcId action = { 0 }, line = { 0 };
  g_autofree char *owner = NULL;

  world_save (world,
              "action",
              &action,
              "plan",
              plan,
              "title",
              deed->title,
              "area",
              deed->area,
              "state",
              "planned",
              deed->planned != NULL ? "planned" : NULL,
              deed->planned,
              NULL);
  owner = bc_id_dup_text (&action);
  world_save (world,
              "funding-line",
              &line,
              "action",
              owner,
              "source",
              deed->source,
              "state",
              "awarded",
              "awarded",
              "9000000",
              NULL);
  return bc_id_dup_text (&line);
}

static void
pay (World *world, const char *line, const Deed *deed)
{
  BcId id = { 0 };

  world_save (world,
              "entry",
              &id,
              "line",
              line,
              "kind",
              "expense",
              "date",
              deed->date,
              "amount",
              deed->amount,
              "state",
              "draft",
              deed->supplier != NULL ? "supplier-rut" : NULL,
              deed->supplier,
              NULL);
}

static void
do_deed (World *world, const char *plan, const Deed *deed)
{
  g_autofree char *line = make_line (world, plan, deed);

  pay (world, line, deed);
}

static guint
count_told (World *world, const BcId *district)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcMoney) money = bc_money_read (world->database, district, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < money->warnings->len; i++) {
    const BcMoneyWarning *warning = money->warnings->pdata[i];

    if (g_str_equal (warning->kind, "double-elsewhere")) {
      g_assert_false (warning->grave);
      n++;
    }
  }
  return n;
}

static const Deed fair = {
  "Feria de invierno", "2", "2024-06-01/2024-07-31", "fndr", SUPPLIER, "500000", "2024-06-20"
};
static const struct
{
  Deed deed;
  gboolean told;
} cases[] = {
  /* One supplier, titles alike, in one area and time. */
  { { "FERIA DE INVIERNO", "2", "2024-07-15/2024-08-15", "fndr", SUPPLIER, "1", "2024-07-20" },
    TRUE },
  { { "Gran feria invierno", "2", "2024-07-31/2024-08-15", "fndr", SUPPLIER, "1", "2024-08-01" },
    TRUE },
  { { "Feria de invierno", "2", NULL, "fndr", SUPPLIER, "1", "2024-07-20" }, TRUE },
  /* One amount and one title, where the supplier is another or was not told. */
  { { "Feria de Invierno", "2", "2024-06-01/2024-06-30", "fndr", OTHER, "500000", "2024-06-21" },
    TRUE },
  { { "feria de invierno", "2", "2024-06-01/2024-06-30", "fndr", NULL, "500000", "2024-06-21" },
    TRUE },
  /* Neither. */
  { { "Feria de invierno", "2", "2024-06-01/2024-06-30", "fndr", OTHER, "500001", "2024-06-21" },
    FALSE },
  { { "Gran feria invierno", "2", "2024-06-01/2024-06-30", "fndr", OTHER, "500000", "2024-06-21" },
    FALSE },
  /* Another area, another time, something else, own money. */
  { { "Feria de invierno", "1", "2024-06-01/2024-07-31", "fndr", SUPPLIER, "500000", "2024-06-20" },
    FALSE },
  { { "Feria de invierno", "2", "2024-08-01/2024-08-31", "fndr", SUPPLIER, "500000", "2024-06-20" },
    FALSE },
  { { "Feria de invierno", "2", NULL, "fndr", SUPPLIER, "500000", "2024-08-01" }, FALSE },
  { { "Luminarias", "2", "2024-06-01/2024-07-31", "fndr", SUPPLIER, "500000", "2024-06-20" },
    FALSE },
  { { "Feria de invierno", "2", "2024-06-01/2024-07-31", "gal", SUPPLIER, "500000", "2024-06-20" },
    FALSE },
};

/* Each against the first: what is told of one is told of the other. */
static void
test_what_two_districts_were_paid_for (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    g_autofree char *plan = NULL, *other_plan = NULL;
    BcId district, other;

    make_district (world, "Latorre", &district, &plan);
    make_district (world, "Prat", &other, &other_plan);
    do_deed (world, plan, &fair);
    do_deed (world, other_plan, &cases[i].deed);
    g_test_message ("case %u", (guint) i);
    g_assert_cmpuint (count_told (world, &district), ==, cases[i].told);
    g_assert_cmpuint (count_told (world, &other), ==, cases[i].told);
    world_assert_sound (world);
  }
}

/* Twice in one district is another thing (double-action), and many expenses tell it once. */
static void
test_it_is_told_once_and_of_others_alone (void)
{
  static const Deed once = { "Feria", "2", NULL, "fndr", SUPPLIER, "500000", "2024-06-20" };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *plan = NULL, *other_plan = NULL;
  g_autofree char *line = NULL;
  BcId district, other;

  make_district (world, "Latorre", &district, &plan);
  make_district (world, "Prat", &other, &other_plan);
  do_deed (world, plan, &once);
  do_deed (world, plan, &once);
  g_assert_cmpuint (count_told (world, &district), ==, 0);
  line = make_line (world, other_plan, &once);
  for (guint i = 0; i < 5; i++)
    pay (world, line, &once);
  g_assert_cmpuint (count_told (world, &district), ==, 2);
  g_assert_cmpuint (count_told (world, &other), ==, 2);
}

/* The electricity company is paid in every district. */
static void
test_what_everybody_pays_tells_nothing (void)
{
  static const Deed light = { "Luces", "2", NULL, "fndr", SUPPLIER, "500001", "2024-06-20" };
  static const Deed lights = { "Luces nuevas", "2", NULL, "fndr", SUPPLIER, "1", "2024-06-20" };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *plan = NULL, *other_plan = NULL;
  g_autofree char *line = NULL;
  BcId district, other;

  make_district (world, "Latorre", &district, &plan);
  make_district (world, "Prat", &other, &other_plan);
  do_deed (world, plan, &light);
  line = make_line (world, other_plan, &lights);
  for (guint i = 0; i < 199; i++)
    pay (world, line, &lights);
  g_assert_cmpuint (count_told (world, &district), ==, 1);
  pay (world, line, &lights);
  g_assert_cmpuint (count_told (world, &district), ==, 0);
}

#define PICK(texts_) ((texts_)[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (texts_))])

/* All titles are alike, so that every pair of actions of the view is told. */
static Deed
draw_deed (void)
{
  static const char *const titles[] = { "Feria de invierno",
                                        "FERIA DE INVIERNO",
                                        "Feria de inviernos" };
  static const char *const areas[] = { "2", "2", "1" };
  static const char *const planned[] = { NULL, "2024-06-01/2024-07-31", "2024-07-15/2024-08-15" };
  static const char *const sources[] = { "fndr", "fndr", "gal" };
  static const char *const suppliers[] = { NULL, SUPPLIER, OTHER };
  static const char *const amounts[] = { "0", "1", "2" };
  static const char *const dates[] = { "2024-06-20", "2024-07-20", "2024-09-20" };

  return (Deed){ PICK (titles),    PICK (areas),   PICK (planned), PICK (sources),
                 PICK (suppliers), PICK (amounts), PICK (dates) };
}

static gint64
count_pairs (World *world, const BcId *district)
{
  g_autofree char *id = bc_id_dup_text (district);
  g_autoptr (GString) blob = g_string_new (id);
  g_autofree char *sql = NULL;

  g_string_replace (blob, "-", "", 0);
  sql = g_strdup_printf ("SELECT count(*) FROM (SELECT DISTINCT action, other_action "
                         "FROM paid_elsewhere WHERE scope = "
                         "(SELECT scope FROM record WHERE id = X'%s'))",
                         blob->str);
  return world_count (world, sql);
}

/* What a district is told is asked of those of its entries alone that may be meant: that must leave
 * out none of what the view finds. */
static void
test_a_district_is_told_all_that_the_view_finds (void)
{
  gint64 n_told = 0;

  for (guint i = 0; i < 12; i++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    BcId districts[3];

    for (gsize j = 0; j < G_N_ELEMENTS (districts); j++) {
      g_autofree char *name = g_strdup_printf ("Barrio %u", (guint) j);
      g_autofree char *plan = NULL;

      make_district (world, name, &districts[j], &plan);
      for (guint k = 0; k < 5; k++) {
        const Deed deed = draw_deed ();

        do_deed (world, plan, &deed);
      }
    }
    for (gsize j = 0; j < G_N_ELEMENTS (districts); j++) {
      const gint64 n_pairs = count_pairs (world, &districts[j]);

      g_assert_cmpint (count_told (world, &districts[j]), ==, n_pairs);
      n_told += n_pairs;
    }
  }
  g_assert_cmpint (n_told, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/paid-elsewhere/what-two-districts-were-paid-for",
                   test_what_two_districts_were_paid_for);
  g_test_add_func ("/store/paid-elsewhere/it-is-told-once-and-of-others-alone",
                   test_it_is_told_once_and_of_others_alone);
  g_test_add_func ("/store/paid-elsewhere/what-everybody-pays-tells-nothing",
                   test_what_everybody_pays_tells_nothing);
  g_test_add_func ("/store/paid-elsewhere/a-district-is-told-all-that-the-view-finds",
                   test_a_district_is_told_all_that_the_view_finds);
  return g_test_run ();
}
