/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-names.h"

#include "text.h"

/* The words of the sample country, which are Spanish whatever the language of the screen. Names are
 * put together by chance from common ones; RUTs come from a series that nobody has. */

#define FIRST_RUT      99000000
#define FIRST_SUPPLIER 99990000

static const char *const women[] = {
  "Ana",    "Carolina", "Claudia", "Daniela",   "Elena",    "Fernanda", "Gabriela",
  "Gloria", "Isabel",   "Javiera", "Josefina",  "Lorena",   "Marcela",  "Margarita",
  "Mónica", "Natalia",  "Paola",   "Patricia",  "Pilar",    "Rosa",     "Sandra",
  "Silvia", "Soledad",  "Teresa",  "Valentina", "Verónica", "Ximena",   "Yolanda",
};
static const char *const men[] = {
  "Alberto", "Andrés",  "Arturo", "Carlos",  "Claudio", "Cristián", "Daniel",
  "Eduardo", "Esteban", "Felipe", "Gonzalo", "Héctor",  "Hernán",   "Ignacio",
  "Iván",    "Jorge",   "José",   "Luis",    "Manuel",  "Marcelo",  "Mario",
  "Matías",  "Óscar",   "Pablo",  "Pedro",   "Ramón",   "Rodrigo",  "Víctor",
};
static const char *const surnames[] = {
  "Aguilera",  "Araya",  "Ávila",    "Barraza",    "Cáceres", "Carrasco",  "Castro",  "Cisternas",
  "Cortés",    "Díaz",   "Espinoza", "Figueroa",   "Fuentes", "Gallardo",  "Godoy",   "Guzmán",
  "Henríquez", "Ibáñez", "Jara",     "Lagos",      "Leiva",   "Manríquez", "Miranda", "Muñoz",
  "Navarro",   "Núñez",  "Olivares", "Ortiz",      "Paredes", "Peña",      "Poblete", "Quezada",
  "Quiñones",  "Rivera", "Rojas",    "Saavedra",   "Salinas", "Sepúlveda", "Tapia",   "Toro",
  "Urrutia",   "Valdés", "Vergara",  "Villalobos", "Yáñez",   "Zamora",    "Zúñiga",
};
static const char *const streets[] = {
  "Arturo Prat",         "Los Aromos", "Manuel Rodríguez", "Esmeralda", "Los Carrera", "21 de Mayo",
  "Gabriela Mistral",    "Baquedano",  "Los Boldos",       "O'Higgins", "Colón",       "Balmaceda",
  "Pasaje Las Camelias", "San Martín", "Freire",           "Maipú",     "Serrano",     "Lautaro",
  "Caupolicán",          "Las Heras",
};
static const char *const given[] = {
  "Don Lucho",   "La Esquina",  "El Rincón",     "Doña Rosa",  "Los Copihues", "El Canelo",
  "Santa Elena", "La Estrella", "Tres Hermanos", "El Sol",     "La Ñusta",     "Nuevo Siglo",
  "San José",    "El Puente",   "La Frontera",   "Las Palmas", "El Arrayán",   "La Familia",
  "El Volcán",   "Pacífico",    "La Araucaria",  "Los Andes",  "El Progreso",  "Buen Vivir",
};
static const BcSampleTrade trades[] = {
  { "Almacén", "retail", "472101" },
  { "Panadería", "food", "472105" },
  { "Verdulería", "retail", "472103" },
  { "Carnicería", "retail", "472102" },
  { "Pescadería", "retail", "472104" },
  { "Botillería", "retail", "472200" },
  { "Ferretería", "retail", "475201" },
  { "Librería", "retail", "476101" },
  { "Bazar", "retail", "476103" },
  { "Zapatería", "retail", "477101" },
  { "Boutique", "retail", "477102" },
  { "Paquetería", "retail", "475100" },
  { "Farmacia", "retail", "477201" },
  { "Óptica", "retail", "477393" },
  { "Joyería", "retail", "477394" },
  { "Florería", "retail", "477397" },
  { "Bicicletas", "retail", "476302" },
  { "Mueblería", "retail", "475901" },
  { "Tienda de mascotas", "retail", "477391" },
  { "Ropa usada", "retail", "477402" },
  { "Artesanías", "tourism", "477396" },
  { "Hostal", "tourism", "551009" },
  { "Residencial", "tourism", "551003" },
  { "Restaurante", "food", "561000" },
  { "Cafetería", "food", "561000" },
  { "Fuente de soda", "food", "561000" },
  { "Sandwichería", "food", "561000" },
  { "Bar", "leisure", "563009" },
  { "Juegos electrónicos", "leisure", "932901" },
  { "Peluquería", "personal-services", "960200" },
  { "Lavandería", "personal-services", "960100" },
  { "Zapatero", "personal-services", "952300" },
  { "Reparación de celulares", "personal-services", "951200" },
  { "Centro dental", "personal-services", "862022" },
  { "Fotocopias", "other", "821900" },
};
static const char *const suppliers[] = {
  "Imprenta Cordillera Ltda.",
  "Luminarias del Sur SpA",
  "Constructora Los Maitenes Ltda.",
  "Producciones Viento Norte EIRL",
  "Diseño Ají Color SpA",
  "Capacitaciones Aprender Ltda.",
  "Ferretería Industrial El Roble SA",
  "Sonido y Escenarios Andes SpA",
  "Mobiliario Urbano Ñuble Ltda.",
  "Consultora Plaza Viva SpA",
  "Letreros y Toldos Arauco EIRL",
  "Servicios de Aseo La Portada Ltda.",
};

/**
 * bc_sample_dup_person:
 * @self: a sample country
 * @woman: whether the person is a woman
 *
 * Returns: (transfer full): a name and two surnames
 */
char *
bc_sample_dup_person (BcSample *self, gboolean woman)
{
  const char *name = woman ? BC_SAMPLE_PICK (self, women) : BC_SAMPLE_PICK (self, men);
  const char *first = BC_SAMPLE_PICK (self, surnames);

  return g_strdup_printf ("%s %s %s", name, first, BC_SAMPLE_PICK (self, surnames));
}

static char
compute_digit (guint number)
{
  guint sum = 0;

  for (guint weight = 2; number > 0; number /= 10) {
    sum += number % 10 * weight;
    weight = weight == 7 ? 2 : weight + 1;
  }
  return "0K987654321"[sum % 11];
}

static char *
dup_rut (guint number)
{
  return g_strdup_printf ("%u-%c", number, compute_digit (number));
}

/**
 * bc_sample_dup_rut:
 * @self: a sample country
 *
 * Returns: (transfer full): a RUT that was not given away yet
 */
char *
bc_sample_dup_rut (BcSample *self)
{
  return dup_rut (FIRST_RUT + self->ruts++);
}

/**
 * bc_sample_dup_email:
 * @name: whose it is
 * @number: what makes it another one
 *
 * Returns: (transfer full): an address that nobody has
 */
char *
bc_sample_dup_email (const char *name, guint number)
{
  g_autofree char *folded = bc_text_fold (name);

  g_strcanon (folded, "abcdefghijklmnopqrstuvwxyz0123456789", '.');
  return g_strdup_printf ("%s.%u@muestra.cl", folded, number);
}

/**
 * bc_sample_dup_phone:
 * @self: a sample country
 *
 * Returns: (transfer full): a number that nobody has
 */
char *
bc_sample_dup_phone (BcSample *self)
{
  return g_strdup_printf ("+56 9 0000 %04d", bc_sample_pick (self, 0, 9999));
}

/**
 * bc_sample_pick_street:
 * @self: a sample country
 *
 * Returns: (transfer none): the name of a street
 */
const char *
bc_sample_pick_street (BcSample *self)
{
  return BC_SAMPLE_PICK (self, streets);
}

/**
 * bc_sample_pick_trade:
 * @self: a sample country
 *
 * Returns: (transfer none): a line of business
 */
const BcSampleTrade *
bc_sample_pick_trade (BcSample *self)
{
  return &BC_SAMPLE_PICK (self, trades);
}

/**
 * bc_sample_dup_shop:
 * @self: a sample country
 * @trade: its line of business
 *
 * Returns: (transfer full): the name over the door
 */
char *
bc_sample_dup_shop (BcSample *self, const BcSampleTrade *trade)
{
  return g_strdup_printf ("%s %s", trade->shop, BC_SAMPLE_PICK (self, given));
}

/**
 * bc_sample_pick_supplier:
 * @self: a sample country
 * @rut: (out) (transfer full): its RUT
 *
 * Returns: (transfer none): the name of a firm that sells to districts
 */
const char *
bc_sample_pick_supplier (BcSample *self, char **rut)
{
  guint which = (guint) bc_sample_pick (self, 0, G_N_ELEMENTS (suppliers) - 1);

  *rut = dup_rut (FIRST_SUPPLIER + which);
  return suppliers[which];
}
