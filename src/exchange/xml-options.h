/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>

/** BC_XML_PARSE_OPTIONS: how everything that comes in is parsed. Never NOENT, DTDLOAD, DTDATTR,
 * DTDVALID, XINCLUDE, HUGE or RECOVER.
 */
#define BC_XML_PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
