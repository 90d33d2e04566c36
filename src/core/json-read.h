/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcJsonKind:
 * @BC_JSON_NULL: null
 * @BC_JSON_INTEGER: a whole number of at most 18 digits; true is 1, false is 0
 * @BC_JSON_TEXT: a string
 */
typedef enum {
  BC_JSON_NULL,
  BC_JSON_INTEGER,
  BC_JSON_TEXT,
} BcJsonKind;

/**
 * BcJsonMember:
 * @name: the member's name
 * @text: its value as text; the byte before it is the caller's to write to
 * @integer: the value of a %BC_JSON_INTEGER
 * @kind: what the value is
 *
 * A member of a flat object. Its texts lie in the JSON that was given.
 */
typedef struct
{
  const char *name;
  char *text;
  gint64 integer;
  BcJsonKind kind;
} BcJsonMember;

/**
 * BcJsonStep:
 * @BC_JSON_MEMBER: there is a member
 * @BC_JSON_END: the object is at its end, and so is the text
 * @BC_JSON_OTHER: it is something that this reader does not read: nested, broken, a fraction
 */
typedef enum {
  BC_JSON_MEMBER,
  BC_JSON_END,
  BC_JSON_OTHER,
} BcJsonStep;

/**
 * BcJsonReader:
 *
 * Where the reading of a flat object stands. Start with bc_json_reader_init().
 */
typedef struct
{
  /*< private >*/
  char *at;
  char next; /* '{' before the first member, then what stood after the last one */
} BcJsonReader;

void bc_json_reader_init (BcJsonReader *self, char *json);
BcJsonStep bc_json_reader_step (BcJsonReader *self, BcJsonMember *member);

G_END_DECLS
