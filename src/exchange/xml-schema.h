/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BcXmlSchema BcXmlSchema;

BcXmlSchema *bc_xml_schema_new (GBytes *source) G_GNUC_WARN_UNUSED_RESULT;
void bc_xml_schema_free (BcXmlSchema *self);
gpointer bc_xml_schema_get_compiled (const BcXmlSchema *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcXmlSchema, bc_xml_schema_free)

G_END_DECLS
