/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-words.h"
#include "import-names.h"
#include "import-table.h"
#include "text.h"

/* Headings of a table of a type, and what each is proposed for: a target, "?" behind a guess. */
typedef struct
{
  const char *headings;
  const char *row;
  const char *targets;
} Case;

static char *
dup_targets (BcImportPlan *plan)
{
  g_autoptr (GString) targets = g_string_new (NULL);

  for (guint i = 0; i < bc_import_plan_get_n_columns (plan); i++) {
    const BcImportColumn *column = bc_import_plan_get_column (plan, i);
    g_autofree char *target = bc_import_column_dup_target (column);

    g_string_append_printf (targets,
                            "%s%s%s",
                            i > 0 ? ";" : "",
                            *target != '\0' ? target : "-",
                            column->origin == BC_IMPORT_GUESSED ? "?" : "");
  }
  return g_string_free (g_steal_pointer (&targets), FALSE);
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *text = g_strconcat (cases[i].headings, "\n", cases[i].row, "\n", NULL);
    g_autoptr (BcImportPlan) plan = import_table_survey (&sandbox, &district, text);
    g_autofree char *targets = dup_targets (plan);

    g_test_message ("%s", cases[i].headings);
    g_assert_cmpstr (targets, ==, cases[i].targets);
  }
}

static void
test_what_people_call_them (void)
{
  static const Case cases[] = {
    { "NOMBRE O RAZÓN SOCIAL;R.U.T.;Fono;CORREO;Nombre de Fantasia",
      "A;1-9;22334455;a@b.cl;B",
      "legal-name;rut;phone;email;trade-name" },
    { "Razon Social:;RUT Contribuyente;Celular;E-Mail;nombre  local",
      "A;1-9;22334455;a@b.cl;B",
      "legal-name;rut;phone;email;trade-name" },
    { "Dueño/a;Dirección;Fecha Inicio Actividades",
      "A;Larga 1;2020-01-01",
      "owner-name;street:address;formal-since" },
    { "Calle;N°;Local", "Larga;12;B-3", "street;street-number;unit" },
    { "Calle;Nº;Oficina", "Larga;12;3", "street;street-number;unit" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_guesses_are_told_as_such (void)
{
  static const Case cases[] = {
    { "Nombre;Rubro", "Bazar Sol;Bazar", "trade-name?;use?" },
    { "Nombre;Giro", "Sol;11101", "trade-name?;activity-code?" },
    { "Local;Contacto", "Sol;a@b.cl", "trade-name?;email?" },
    { "Local;Contacto", "Sol;+56 9 1234 5678", "trade-name?;phone?" },
    { "Local;Contacto", "Sol;Rosa Soto", "trade-name?;owner-name?" },
    { "Nombre comercial;Local", "Sol;12-B", "trade-name;unit?" },
    { "Teléfono de la tienda;RUT", "22334455;1-9", "phone?;rut" },
    { "RUT;Giro", "1-9;chatarra y fierro", "rut;-" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* The surer keeps the field; the other is told, and what it may mean besides is looked at. */
static void
test_no_field_twice (void)
{
  static const Case cases[] = {
    { "Fono;Teléfono;Celular", "22334455;33445566;99887766", "-;phone;-" },
    { "Fono;Whatsapp", "22334455;+56 9 1234 5678", "phone;networks?" },
    { "Nombre;Nombre de fantasía", "A;B", "-;trade-name" },
    { "Calle;Dirección", "Larga;Larga 12", "street;-" },
    { "Dirección;Número;RUT", "Larga;12;1-9", "street;street-number;rut" },
    { "Número;RUT;Dirección", "1;1-9;Larga 12", "-;rut;street:address" },
    { "Número;Nombre de fantasía;Calle;Número",
      "1;Sol;Prat;123",
      "-;trade-name;street;street-number" },
    { "N°;Nombre de fantasía;Número;Dirección;N°",
      "1;Sol;2;Prat;123",
      "-;trade-name;-;street;street-number" },
    { "Número;Nombre de fantasía;Calle", "1;Sol;Prat", "street-number?;trade-name;street" },
    { "Numeración;Nombre de fantasía;Calle", "1;Sol;Prat", "street-number;trade-name;street" },
    { "street-number;trade-name;street", "1;Sol;Prat", "street-number;trade-name;street" },
    { "RUT;RUT", "1-9;1-9", "rut;-" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What looks like a field and is another thing is not proposed. */
static void
test_nothing_dangerous_is_taken (void)
{
  static const Case cases[] = {
    { "Nombre comercial;Rol;N°;DV", "A;2-1234;1;5", "trade-name;-;-;-" },
    { "Nombre comercial;RUT representante;Teléfono representante",
      "A;1-9;22334455",
      "trade-name;-;-" },
    { "Nombre comercial;Dirección particular;Correo casa", "A;Larga 1;a@b.cl", "trade-name;-;-" },
    { "Nombre comercial;Capital;Ventas anuales (M$)", "A;100;200", "trade-name;-;-" },
    { "Nombre comercial;Ventas anuales (UF)", "A;100", "trade-name;yearly-sales" },
    { "Nombre comercial;Directorio;Consentimiento;Publicar", "A;x;x;x", "trade-name;-;-;-" },
    { "Nombre comercial;Número de trabajadores;Fecha", "A;3;2020-01-01", "trade-name;-;-" },
    { "RUT (representante legal);Nombre de fantasía;RUT;Teléfono (contador);Dirección (particular)",
      "1-9;Sol;11111111-1;22334455;Larga 1",
      "-;trade-name;rut;-;-" },
    { "Nombre de fantasía;Correo (SII);Nombre de fantasía (anterior);Sexo (representante)",
      "Sol;a@b.cl;Luna;F",
      "trade-name;-;-;-" },
    { "RUT (sin puntos);Estado (abierto/cerrado);Teléfono (+56)",
      "1-9;abierto;22334455",
      "rut;state;phone" },
    { "RUT (con dv);RUT", "1-9;11111111-1", "-;rut" },
    { "Nombre local;RUT (tienda);Teléfono (tienda)", "A;1-9;22334455", "trade-name;rut?;phone?" },
    { "RUT;DV;RUT representante;DV", "1;9;2;7", "rut;rut:digit;-;-" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What counts in another unit, or in one that nobody knows, is told and not taken. */
static void
test_only_pesos_are_pesos (void)
{
  static const char *const others[] = { "en M$", "miles $", "M$ 2026", "en miles de pesos",
                                        "USD$",  "UF 2026", "UTM",     "MM$" };
  static const char *const pesos[] = { "$", "pesos", "CLP", "2026", "en pesos" };

  for (gsize i = 0; i < G_N_ELEMENTS (others) + G_N_ELEMENTS (pesos); i++) {
    const gboolean other = i < G_N_ELEMENTS (others);
    g_auto (Sandbox) sandbox = { 0 };
    g_autofree char *text = g_strdup_printf ("Descripción;Costo (%s)\nA;100\n",
                                             other ? others[i] : pesos[i - G_N_ELEMENTS (others)]);
    g_autoptr (BcImportPlan) plan = NULL;
    const BcImportColumn *column;
    BcId district;

    g_test_message ("%s", text);
    import_table_open (&sandbox, &district);
    plan = import_table_plan (&sandbox, "activity", text);
    column = bc_import_plan_get_column (plan, 1);
    g_assert_cmpint (column->use, ==, other ? BC_IMPORT_NOTHING : BC_IMPORT_VALUE);
    g_assert_cmpint (column->doubt, ==, other ? BC_IMPORT_OTHER_UNIT : BC_IMPORT_NO_DOUBT);
  }
}

/* The price of one is no total. */
static void
test_total_comes_before_what_may_be_one (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  for (guint with_total = 0; with_total < 2; with_total++) {
    g_autoptr (BcImportPlan) plan =
      import_table_plan (&sandbox,
                         "entry",
                         with_total > 0 ? "Cantidad;Valor;Neto;IVA;Total\n2;5;10;2;12\n"
                                        : "Cantidad;Valor;Neto;IVA\n2;5;10;2\n");
    g_autofree char *targets = dup_targets (plan);

    g_assert_cmpstr (targets, ==, with_total > 0 ? "-;-;-;-;amount" : "-;amount?;-;-");
  }
}

/* A sure name is given up where all its values are of another kind; one may be a slip. */
static void
test_values_speak_against_a_name (void)
{
  static const Case cases[] = {
    { "Nombre comercial;State", "A;pagado\nB;moroso", "trade-name;-" },
    { "Nombre comercial;State", "A;pagado\nB;open", "trade-name;state" },
    { "Nombre comercial;State", "A;opne", "trade-name;state" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_guesses_wait_for_a_person (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_plan (&sandbox, "business", "RUT;Nombre\n1-9;A\n");
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->origin, ==, BC_IMPORT_GUESSED);
  bc_import_plan_set_certain (plan, TRUE);
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->use, ==, BC_IMPORT_NOTHING);
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->doubt, ==, BC_IMPORT_UNCERTAIN);
  g_assert_cmpstr (bc_import_plan_get_column (plan, 1)->perhaps->name, ==, "trade-name");
}

/* Of the words in the file: each names a field or a choice that there is. */
static void
check_group (const BcRecordType *type, const char *suffix)
{
  g_autoptr (BcImportNames) names = bc_import_names_new (type);
  g_autofree char *group = g_strconcat (type->name, suffix, NULL);
  g_auto (GStrv) keys = bc_vocabulary_dup_keys (bc_import_names_get_vocabulary (names), group);

  for (char **key = keys; *key != NULL; key++) {
    BcImportUse use;

    g_test_message ("[%s] %s", group, *key);
    g_assert_nonnull (bc_import_names_read_target (names, *key, &use));
  }
}

static void
check_choices (const BcRecordType *type, const BcField *field, const char *suffix)
{
  g_autoptr (BcVocabulary) vocabulary = bc_vocabulary_new ();
  g_autofree char *group = g_strconcat (type->name, ".", field->name, suffix, NULL);
  g_auto (GStrv) keys = bc_vocabulary_dup_keys (vocabulary, group);

  for (char **key = keys; *key != NULL; key++)
    g_assert_true (field->choices != NULL && bc_field_find_choice (field, *key) != NULL);
}

static void
test_words_are_those_of_the_dictionary (void)
{
  static const char *const suffixes[] = { "", " maybe", " after", " lenient", " stand-in" };
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (suffixes); j++)
      check_group (types[i], suffixes[j]);
    for (guint j = 0; j < types[i]->n_fields; j++) {
      check_choices (types[i], &types[i]->fields[j], "");
      check_choices (types[i], &types[i]->fields[j], " general");
    }
  }
}

/* What is asked in every row is read once, and is what is written. */
static void
test_folded_words_are_those_that_are_written (void)
{
  static const char *const keys[] = { "sums", "notes", "counted", "none such" };
  g_autoptr (BcVocabulary) vocabulary = bc_vocabulary_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_auto (GStrv) written = bc_vocabulary_dup_list (vocabulary, "below", keys[i]);
    const char *const *folded = bc_vocabulary_get_folded (vocabulary, "below", keys[i]);

    g_assert_cmpint (written[0] == NULL, ==, i == 3);
    g_assert_true (bc_vocabulary_get_folded (vocabulary, "below", keys[i]) == folded);
    g_assert_cmpuint (g_strv_length ((GStrv) folded), ==, g_strv_length (written));
    for (guint j = 0; written[j] != NULL; j++) {
      g_autofree char *own = bc_text_fold (written[j]);

      g_assert_cmpstr (folded[j], ==, own);
    }
  }
}

/* However a heading is written: case, accents, punctuation, blanks, a unit behind. */
static char *
dup_spelt_otherwise (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  GString *text = g_string_new (NULL);
  const gboolean bare = g_test_rand_bit ();

  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (bare && g_unichar_type (letter) == G_UNICODE_NON_SPACING_MARK)
      continue;
    letter = g_test_rand_bit () ? g_unichar_toupper (letter) : g_unichar_tolower (letter);
    if (letter == ' ' && g_test_rand_bit ())
      g_string_append (text, " .");
    g_string_append_unichar (text, letter);
  }
  return g_string_free (text, FALSE);
}

static void
test_names_in_any_spelling (void)
{
  static const char *const names_of[] = { "razón social",
                                          "nombre de fantasía",
                                          "número de teléfono",
                                          "dirección del local",
                                          "fecha inicio actividades" };
  g_autoptr (BcImportNames) names = bc_import_names_new (bc_dictionary_find ("business"));

  for (guint i = 0; i < 500; i++) {
    const char *name = names_of[i % G_N_ELEMENTS (names_of)];
    g_autofree char *spelt = dup_spelt_otherwise (name);
    g_autofree char *key = bc_vocabulary_dup_key (spelt);
    g_autofree char *own = bc_vocabulary_dup_key (name);

    g_test_message ("%s", spelt);
    g_assert_cmpstr (key, ==, own);
    g_assert_true (bc_import_names_find (names, key) == bc_import_names_find (names, own));
  }
}

static void
test_fuzz_seeds (void)
{
  const char *folder = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "words", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_seeds = 0, n_split = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; n_seeds++) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    n_split += fuzz_words ((const uint8_t *) bytes, length);
  }
  g_assert_cmpuint (n_seeds, >=, 4);
  g_assert_cmpuint (n_split, >=, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-names/what-people-call-them", test_what_people_call_them);
  g_test_add_func ("/exchange/import-names/guesses-are-told-as-such",
                   test_guesses_are_told_as_such);
  g_test_add_func ("/exchange/import-names/no-field-twice", test_no_field_twice);
  g_test_add_func ("/exchange/import-names/nothing-dangerous-is-taken",
                   test_nothing_dangerous_is_taken);
  g_test_add_func ("/exchange/import-names/only-pesos-are-pesos", test_only_pesos_are_pesos);
  g_test_add_func ("/exchange/import-names/total-comes-before-what-may-be-one",
                   test_total_comes_before_what_may_be_one);
  g_test_add_func ("/exchange/import-names/values-speak-against-a-name",
                   test_values_speak_against_a_name);
  g_test_add_func ("/exchange/import-names/guesses-wait-for-a-person",
                   test_guesses_wait_for_a_person);
  g_test_add_func ("/exchange/import-names/words-are-those-of-the-dictionary",
                   test_words_are_those_of_the_dictionary);
  g_test_add_func ("/exchange/import-names/folded-words-are-those-that-are-written",
                   test_folded_words_are_those_that_are_written);
  g_test_add_func ("/exchange/import-names/names-in-any-spelling", test_names_in_any_spelling);
  g_test_add_func ("/exchange/import-names/fuzz-seeds", test_fuzz_seeds);
  return g_test_run ();
}
