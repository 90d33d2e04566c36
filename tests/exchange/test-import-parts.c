/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-error.h"
#include "import-address.h"
#include "import-table.h"
#include "text.h"

static const struct
{
  const char *text;
  const char *street;
  const char *number;
  const char *unit;
} addresses[] = {
  { "AV. IRARRÁZAVAL 2401 LOC 3", "AV. IRARRÁZAVAL", "2401", "LOC 3" },
  { "Irarrázaval N° 2401, Of. 302", "Irarrázaval", "2401", "Of. 302" },
  { "Irarrázaval Nº2401-B", "Irarrázaval", "2401-B", NULL },
  { "Irarrázaval #2401 LOCAL 3 Y 4", "Irarrázaval", "2401", "LOCAL 3 Y 4" },
  { "IRARRAZAVAL 2401 - 2405", "IRARRAZAVAL", "2401 - 2405", NULL },
  { "IRARRAZAVAL 2401 - LOCAL 5", "IRARRAZAVAL", "2401", "LOCAL 5" },
  { "21 DE MAYO 345", "21 DE MAYO", "345", NULL },
  { "11 de Septiembre 2222 dpto. 12 piso 3", "11 de Septiembre", "2222", "dpto. 12 piso 3" },
  { "CALLE 5 NORTE 12", "CALLE 5 NORTE", "12", NULL },
  { "Pedro de Valdivia 34 A", "Pedro de Valdivia", "34 A", NULL },
  { "IRARRAZAVAL S/N", "IRARRAZAVAL", "S/N", NULL },
  { "Irarrázaval sin número, local 2", "Irarrázaval", "sin número", "local 2" },
  { "Larga 12 LOC.3", "Larga", "12", "LOC. 3" },
  { "IRARRAZAVAL NRO. 2401", "IRARRAZAVAL", "2401", NULL },
  { "- 12", NULL, NULL, NULL },
  { "CALLE 5", NULL, NULL, NULL },
  { "RUTA 5 KM 12", NULL, NULL, NULL },
  { "Irarrázaval 2401 Ñuñoa", NULL, NULL, NULL },
  { "Irarrázaval 2401 esquina Larga", NULL, NULL, NULL },
  { "AV. 11 DE SEPTIEMBRE 2155 OF 3", "AV. 11 DE SEPTIEMBRE", "2155", "OF 3" },
  { "CALLE 5 123", "CALLE 5", "123", NULL },
  { "PRAT N° 123-125 LOC 4", "PRAT", "123-125", "LOC 4" },
  { "PRAT 123 L-4", "PRAT", "123", "L- 4" },
  { "PRAT 123 TORRE B DEPTO 45", NULL, NULL, NULL },
  { "PRAT 123 CASA 5", NULL, NULL, NULL },
  { "PRAT 123 EDIFICIO A OF 5", NULL, NULL, NULL },
  { "PRAT 123 Y 125", NULL, NULL, NULL },
  { "PRAT 123 / 125", NULL, NULL, NULL },
  { "PRAT 12 3", NULL, NULL, NULL },
  { "SAN DIEGO 1001 AL 1005", NULL, NULL, NULL },
  { "MALL PLAZA LOCAL 12", NULL, NULL, NULL },
  { "MALL PLAZA PISO 2 ORIENTE 5", NULL, NULL, NULL },
  { "MALL QUILIN L-123", NULL, NULL, NULL },
  { "TERMINAL RODOVIARIO LOC.4", NULL, NULL, NULL },
  { "SANTA ROSA PARADERO 24", NULL, NULL, NULL },
  { "PRAT 123 OFICINA 3 VILLA ALEGRE 77", NULL, NULL, NULL },
  { "AV. MATTA 1010, ÑUÑOA 2", NULL, NULL, NULL },
  { "PRAT ESQ. LATORRE 5", NULL, NULL, NULL },
  { "LAS ROSAS MZ B SITIO 4", NULL, NULL, NULL },
  { "LAS ROSAS MZ B 4", NULL, NULL, NULL },
  { "Irarrázaval", NULL, NULL, NULL },
  { "LOCAL 3", NULL, NULL, NULL },
  { "2401", NULL, NULL, NULL },
  { "", NULL, NULL, NULL },
};

static void
test_addresses_are_taken_apart (void)
{
  g_autoptr (BcVocabulary) vocabulary = bc_vocabulary_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_auto (BcAddress) address = { 0 };

    g_test_message ("%s", addresses[i].text);
    g_assert_true (bc_address_split (&address, addresses[i].text, vocabulary) ==
                   (addresses[i].street != NULL));
    g_assert_cmpstr (address.street, ==, addresses[i].street);
    g_assert_cmpstr (address.number, ==, addresses[i].number);
    g_assert_cmpstr (address.unit, ==, addresses[i].unit);
  }
}

/* No letter and no digit comes or goes but the word before the number. */
static void
append_signs (GString *signs, const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      g_string_append_unichar (signs, g_utf8_get_char (text));
}

/* Of a unit, a corner, a second number the number behind is none of the street. */
static void
assert_is_street (const char *street, BcVocabulary *vocabulary)
{
  static const char *const kinds[] = { "unit", "join", "never" };
  const char *last = strrchr (street, ' ');
  g_autofree char *folded = bc_text_fold (last != NULL ? last + 1 : street);
  const gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_false (bc_vocabulary_have (vocabulary, "address", kinds[i], folded));
  g_assert_false (g_ascii_isalpha (folded[0]) && folded[1] == '\0');
}

static void
test_nothing_of_an_address_is_lost (void)
{
  static const char *const words[] = { "Larga", "AV.",  "12",    "N°",   "LOC", "3",  "-",
                                       "B",     "S/N",  "Ñuñoa", "2401", "Y",   ",",  "of.",
                                       "km",    "L3-4", "casa",  "esq.", "/",   "al", "L-5" };
  g_autoptr (BcVocabulary) vocabulary = bc_vocabulary_new ();
  guint n_split = 0;

  for (guint i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GString) all = g_string_new (NULL);
    g_autoptr (GString) parts = g_string_new (NULL);
    g_auto (BcAddress) address = { 0 };

    for (gint32 n = g_test_rand_int_range (0, 8); n > 0; n--)
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? " " : "",
                              words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    if (!bc_address_split (&address, text->str, vocabulary))
      continue;
    n_split++;
    assert_is_street (address.street, vocabulary);
    append_signs (all, text->str);
    append_signs (parts, address.street);
    g_assert_cmpint (strncmp (all->str, parts->str, parts->len), ==, 0);
    g_string_truncate (parts, 0);
    append_signs (parts, address.number);
    append_signs (parts, address.unit);
    g_assert_true (g_str_has_suffix (all->str, parts->str));
    g_assert_cmpstr (address.number, !=, "");
  }
  g_assert_cmpuint (n_split, >, 100);
}

static void
import (Sandbox *sandbox, const BcId *district, const char *text, BcImportTally *tally)
{
  g_autoptr (BcImportPlan) plan = import_table_survey (sandbox, district, text);
  g_autoptr (GError) error = NULL;

  bc_import_plan_run (plan, &(BcImportOptions){ 0 }, tally, NULL, &error);
  g_assert_no_error (error);
}

static void
test_address_that_stays_whole_is_told (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox,
          &district,
          "Nombre local;Dirección\nA;AV. LARGA 12 LOC 3\nB;Larga esq. Corta\nC;Mercado central\n",
          &tally);
  g_assert_cmpuint (tally.n_new, ==, 3);
  assert_value (&sandbox,
                "SELECT street || '|' || street_number || '|' || unit FROM business "
                "WHERE trade_name = 'A'",
                "AV. LARGA|12|LOC 3");
  assert_value (&sandbox, "SELECT street FROM business WHERE trade_name = 'B'", "Larga esq. Corta");
  g_assert_cmpuint (tally.notes->len, ==, 1);
  g_assert_cmpuint (g_array_index (tally.notes, BcImportNote, 0).n_rows, ==, 2);
  g_assert_cmpuint (g_array_index (tally.notes, BcImportNote, 0).row, ==, 3);
}

/* Of any number, its own digit and no other. */
static void
test_rut_in_two_columns (void)
{
  for (guint i = 0; i < 4; i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    const guint number = (guint) g_test_rand_int_range (1000000, 99999999);
    g_autoptr (GString) text = g_string_new ("Nombre local;RUT;DV\n");
    BcId district;

    import_table_open (&sandbox, &district);
    for (const char *digit = "0123456789Kk"; *digit != '\0'; digit++)
      g_string_append_printf (text, "A %c;%u;%c\n", *digit, number, *digit);
    import (&sandbox, &district, text->str, &tally);
    g_assert_cmpuint (tally.n_new + tally.n_changed + tally.n_unchanged, >=, 1);
    g_assert_cmpuint (tally.n_refused, >=, 10);
    g_assert_cmpuint (tally.n_new, <=, 2);
  }
}

static void
test_rut_that_has_its_digit_already (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox,
          &district,
          "Nombre local;RUT;DV\nA;12.345.678-5;5\nB;12.345.678-5;4\nC;12345678;\nD;;5\n"
          "E;11.111.111;1\n",
          &tally);
  g_assert_cmpuint (tally.n_new, ==, 3);
  g_assert_cmpuint (tally.n_refused, ==, 2);
  assert_value (&sandbox, "SELECT rut FROM business WHERE trade_name = 'A'", "12345678-5");
  assert_value (&sandbox, "SELECT rut FROM business WHERE trade_name = 'E'", "11111111-1");
  assert_value (&sandbox, "SELECT rut FROM business WHERE trade_name = 'D'", NULL);
}

static void
test_choices_by_their_usual_words (void)
{
  static const struct
  {
    const char *word;
    const char *state;
  } cases[] = {
    { "ABIERTO", "open" },
    { "Funcionando", "open" },
    { "cerrada", "closed" },
    { "En Arriendo", "vacant" },
    { "DESOCUPADO", "vacant" },
    { "vacío", "vacant" },
    { "Se  trasladó", "moved" },
    { "Activo", "open" },
    { "VIGENTE", "open" },
    { "Inactiva", "closed" },
    { "Abierta (cierra sábado)", "open" },
    { "Abierta (cerrada definitivamente)", NULL },
    { "Abierta (cerrado definitivo)", NULL },
    { "vacante", "vacant" },
    { "clausurado por deudas", NULL },
    { "Cerrado definitivamente", "closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text =
      g_strdup_printf ("Nombre local;State;Anchor\nA;%s;x\nB;open;no\n", cases[i].word);
    BcId district;

    g_test_message ("%s", cases[i].word);
    import_table_open (&sandbox, &district);
    import (&sandbox, &district, text, &tally);
    g_assert_cmpuint (tally.n_refused, ==, 0);
    assert_value (&sandbox, "SELECT state || anchor FROM business WHERE trade_name = 'B'", "open0");
    assert_value (&sandbox, "SELECT anchor FROM business WHERE trade_name = 'A'", "1");
    g_assert_cmpuint (tally.notes->len, ==, cases[i].state == NULL);
    if (cases[i].state != NULL)
      assert_value (&sandbox, "SELECT state FROM business WHERE trade_name = 'A'", cases[i].state);
  }
}

/* "M" is a man beside "F" and a woman beside "H"; alone, or beside both, it is neither. */
static void
test_letter_is_read_by_those_beside_it (void)
{
  static const struct
  {
    const char *letters[3];
    const char *sexes;
  } cases[] = {
    { { "M", "F", "m" }, "men women men" },   { { "M", "H", "M" }, "women men women" },
    { { "M", "V", "M" }, "women men women" }, { { "F", "Hombre", "F" }, "women men women" },
    { { "M", "M", "M" }, "- - -" },           { { "M", "F", "H" }, "- women men" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text = g_strdup_printf ("Nombre local;Sexo\nA;%s\nB;%s\nC; %s \n",
                                             cases[i].letters[0],
                                             cases[i].letters[1],
                                             cases[i].letters[2]);
    BcId district;

    g_test_message ("%s", text);
    import_table_open (&sandbox, &district);
    import (&sandbox, &district, text, &tally);
    g_assert_cmpuint (tally.n_new, ==, 3);
    assert_value (&sandbox,
                  "SELECT group_concat (coalesce (owner_sex, '-'), ' ') "
                  "FROM (SELECT * FROM business ORDER BY trade_name)",
                  cases[i].sexes);
  }
}

/* What a shop sells is said in words of any kind: what is not understood does not cost its row. */
static void
test_trade_in_words_of_their_own (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox,
          &district,
          "Nombre local;Giro\nA;VENTA DE ABARROTES\nB;Restaurant con venta de alcohol\n"
          "C;Peluquería y barbería\nD;Chatarra\nE;Café y librería\nF;Chatarra\nG;Ventas varias\n",
          &tally);
  g_assert_cmpuint (tally.n_new, ==, 7);
  assert_value (&sandbox,
                "SELECT group_concat (trade_name || ':' || coalesce (\"use\", '-'), ' ') "
                "FROM (SELECT * FROM business ORDER BY trade_name)",
                "A:retail B:food C:personal-services D:- E:- F:- G:retail");
  g_assert_cmpuint (tally.notes->len, ==, 2);
  g_assert_cmpuint (g_array_index (tally.notes, BcImportNote, 0).n_rows, ==, 2);
}

static void
test_name_that_stands_in (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox,
          &district,
          "RUT;Razón social;State;Dirección\n1-9;Sol Ltda;open;Larga 1\n;;vacant;Larga 2 local 3\n"
          ";;open;Larga 3\n",
          &tally);
  g_assert_cmpuint (tally.n_new, ==, 2);
  g_assert_cmpuint (tally.n_refused, ==, 1);
  assert_value (&sandbox,
                "SELECT group_concat (trade_name, '|') FROM (SELECT * FROM business ORDER BY "
                "street_number)",
                "Sol Ltda|Larga 2 local 3");
  import (&sandbox, &district, "RUT;Nombre local\n1-9;El Sol\n", &tally);
  import (&sandbox, &district, "RUT;Razón social\n1-9;Sol Limitada\n", &tally);
  g_assert_cmpuint (tally.n_changed, ==, 1);
  assert_value (&sandbox, "SELECT trade_name FROM business WHERE rut = '1-9'", "El Sol");
}

/* Rows that are no records, and such as only look so. */
static void
test_rows_that_are_no_records (void)
{
  static const struct
  {
    const char *row;
    gboolean taken;
  } cases[] = {
    { "TOTAL;;600", FALSE },
    { "Totales:;;600", FALSE },
    { "Total patentes;;5", FALSE },
    { "TOTAL GENERAL: 243;;", FALSE },
    { ";;TOTAL 5", FALSE },
    { "Subtotal;12;", FALSE },
    { "Fuente: Rentas;;", FALSE },
    { "Elaborado por Rosa Soto;;", FALSE },
    { "Nombre local;Fono;Calle", FALSE },
    { "Total Deco;22334455;Larga", TRUE },
    { "Total Deco;22334455;", TRUE },
    { "Totalmente;;5", TRUE },
    { "Nota Musical;;", TRUE },
    { "Nombre local;22334455;Larga", TRUE },
    { "Suma y Sigue;;Larga", TRUE },
  };
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text =
      g_strconcat ("Nombre local;Fono;Calle\nUno;22334455;Larga\n", cases[i].row, "\n", NULL);
    const guint expected = cases[i].taken ? 0 : 1;
    g_autoptr (BcImportPlan) plan = import_table_survey (&sandbox, &district, text);

    g_test_message ("%s", cases[i].row);
    g_assert_true (
      bc_import_plan_run (plan, &(BcImportOptions){ .dry_run = TRUE }, &tally, NULL, NULL));
    g_assert_cmpuint (tally.n_refused, ==, expected);
    g_assert_cmpuint (tally.n_new, ==, 2 - expected);
  }
}

#define ADD(name, function) g_test_add_func ("/exchange/import-parts/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("addresses-are-taken-apart", test_addresses_are_taken_apart);
  ADD ("nothing-of-an-address-is-lost", test_nothing_of_an_address_is_lost);
  ADD ("address-that-stays-whole-is-told", test_address_that_stays_whole_is_told);
  ADD ("rut-in-two-columns", test_rut_in_two_columns);
  ADD ("rut-that-has-its-digit-already", test_rut_that_has_its_digit_already);
  ADD ("choices-by-their-usual-words", test_choices_by_their_usual_words);
  ADD ("letter-is-read-by-those-beside-it", test_letter_is_read_by_those_beside_it);
  ADD ("trade-in-words-of-their-own", test_trade_in_words_of_their_own);
  ADD ("name-that-stands-in", test_name_that_stands_in);
  ADD ("rows-that-are-no-records", test_rows_that_are_no_records);
  return g_test_run ();
}
