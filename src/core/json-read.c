/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-read.h"

#include <string.h>

#define MAX_DIGITS 18

static char *
skip_blanks (char *at)
{
  while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
    at++;
  return at;
}

static gboolean
read_hexadecimal (const char *at, gunichar *character)
{
  *character = 0;
  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return FALSE;
    *character = *character << 4 | (gunichar) g_ascii_xdigit_value (at[i]);
  }
  return TRUE;
}

/* A character that text cannot hold, or half of one, is for others to judge. */
static gboolean
read_unicode (char **from, char **to)
{
  gunichar character;

  if (!read_hexadecimal (*from, &character) || character == 0 ||
      (character >= 0xd800 && character < 0xe000))
    return FALSE;
  *from += 4;
  *to += g_unichar_to_utf8 (character, *to);
  return TRUE;
}

static gboolean
read_escape (char **from, char **to)
{
  static const char escape[] = "\"\\/bfnrt";
  static const char plain[] = "\"\\/\b\f\n\r\t";
  char letter = *(*from)++;
  const char *found = letter != '\0' ? strchr (escape, letter) : NULL;

  if (letter == 'u')
    return read_unicode (from, to);
  if (found == NULL)
    return FALSE;
  *(*to)++ = plain[found - escape];
  return TRUE;
}

/* Reads the string whose quotation mark is at *@at. What it means is never longer than what is
 * written, so that it takes its place. */
static char *
read_string (char **at)
{
  char *from = *at + 1;
  char *to = from;
  char *start = from;

  while (*from != '"') {
    if ((guchar) *from < 0x20)
      return NULL;
    if (*from != '\\')
      *to++ = *from++;
    else if (from++, !read_escape (&from, &to))
      return NULL;
  }
  *to = '\0';
  *at = from + 1;
  return start;
}

static gboolean
read_number (char **at, BcJsonMember *member)
{
  gboolean negative = **at == '-';
  char *first = *at + negative;
  gsize n_digits = strspn (first, "0123456789");

  if (n_digits == 0 || n_digits > MAX_DIGITS || (*first == '0' && (n_digits > 1 || negative)))
    return FALSE;
  member->kind = BC_JSON_INTEGER;
  member->text = *at;
  member->integer = g_ascii_strtoll (*at, NULL, 10);
  *at = first + n_digits;
  return TRUE;
}

static gboolean
read_word (char **at, BcJsonMember *member)
{
  static const struct
  {
    const char *word;
    BcJsonKind kind;
    gint64 integer;
  } words[] = {
    { "null", BC_JSON_NULL, 0 },
    { "true", BC_JSON_INTEGER, 1 },
    { "false", BC_JSON_INTEGER, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*at, words[i].word)) {
      member->kind = words[i].kind;
      member->integer = words[i].integer;
      member->text = *at;
      *at += strlen (words[i].word);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_value (char **at, BcJsonMember *member)
{
  if (**at == '"') {
    member->kind = BC_JSON_TEXT;
    member->text = read_string (at);
    return member->text != NULL;
  }
  return g_ascii_isalpha (**at) ? read_word (at, member) : read_number (at, member);
}

/* Ends the value's text, which may be where the comma was: that has been read by now. */
static void
end_text (BcJsonMember *member, char *end)
{
  if (member->kind == BC_JSON_INTEGER && g_ascii_isalpha (*member->text)) {
    *member->text = (char) ('0' + member->integer);
    end = member->text + 1;
  }
  if (member->kind != BC_JSON_TEXT)
    *end = '\0';
}

static gboolean
read_member (BcJsonReader *self, BcJsonMember *member)
{
  char *at = skip_blanks (self->at);
  char *end;

  if (*at != '"')
    return FALSE;
  member->name = read_string (&at);
  if (member->name == NULL)
    return FALSE;
  at = skip_blanks (at);
  if (*at != ':')
    return FALSE;
  end = at = skip_blanks (at + 1);
  if (!read_value (&end, member))
    return FALSE;
  at = skip_blanks (end);
  self->next = *at;
  self->at = at + 1;
  end_text (member, end);
  return self->next == ',' || self->next == '}';
}

/**
 * bc_json_reader_init:
 * @self: (out): a reader
 * @json: the text of an object; written over while it is read
 *
 * Begins reading a flat object: one whose members are strings, whole numbers, true, false and null.
 */
void
bc_json_reader_init (BcJsonReader *self, char *json)
{
  *self = (BcJsonReader){ .at = skip_blanks (json) };
  self->next = *self->at;
  if (self->next == '{')
    self->at++;
}

static BcJsonStep
finish (BcJsonReader *self)
{
  return *skip_blanks (self->at) == '\0' ? BC_JSON_END : BC_JSON_OTHER;
}

/**
 * bc_json_reader_step:
 * @self: a reader
 * @member: (out): the next member, where there is one
 *
 * Reads the next member (RFC 8259, without nesting, fractions, and characters outside the basic
 * plane that are written as two escapes). Members that came before a %BC_JSON_OTHER must be
 * forgotten.
 *
 * Returns: whether there was one
 */
BcJsonStep
bc_json_reader_step (BcJsonReader *self, BcJsonMember *member)
{
  char *at;

  if (self->next == '}')
    return finish (self);
  if (self->next == '{') {
    at = skip_blanks (self->at);
    if (*at == '}') {
      self->at = at + 1;
      self->next = '}';
      return finish (self);
    }
  } else if (self->next != ',') {
    return BC_JSON_OTHER;
  }
  return read_member (self, member) ? BC_JSON_MEMBER : BC_JSON_OTHER;
}
