/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "authority.h"
#include "field-editor.h"
#include "field-row.h"
#include "lookup.h"

/* Which rows a form has, in which groups, and which of them can be written here. */

static void
find_levels (BcFormSite *self, gint64 scope)
{
  BcDatabase *reader = bc_store_get_reader (self->store);
  g_auto (BcProfile) profile = { 0 };

  self->levels = BC_LEVEL_NONE;
  if (!bc_store_is_read_only (self->store) && bc_profile_load (&profile, reader, NULL))
    bc_authority_get_levels (reader, profile.level, scope, &self->levels, NULL);
}

/**
 * bc_form_site_init:
 * @self: uninitialised
 * @store: where from
 * @type: the type of the record
 * @id: (nullable): the record; %NULL for a draft
 * @owner: (nullable): what a draft belongs to
 * @scope: (nullable): the district, where no owner tells it yet
 *
 * Finds out where a form stands and what may be written there.
 */
void
bc_form_site_init (BcFormSite *self,
                   BcStore *store,
                   const BcRecordType *type,
                   const BcId *id,
                   const BcId *owner,
                   const BcId *scope)
{
  BcDatabase *reader = bc_store_get_reader (store);
  const BcId *known = id != NULL ? id : owner != NULL ? owner : scope;
  g_auto (BcRecordInfo) info = { 0 };

  *self = (BcFormSite){ .store = store, .type = type };
  if (id != NULL)
    self->id = *id;
  if (known != NULL && bc_lookup_id (reader, known, &info, NULL))
    self->scope = info.scope_id;
  find_levels (self, info.scope);
}

/**
 * bc_form_can_add:
 * @store: where from
 * @type: the name of a record type
 * @owner: (nullable): what the record would belong to, or its district
 *
 * Tells whether the person may make such a record there.
 *
 * Returns: whether they may
 */
gboolean
bc_form_can_add (BcStore *store, const char *type, const BcId *owner)
{
  BcFormSite site;

  bc_form_site_init (&site, store, bc_dictionary_find (type), NULL, owner, NULL);
  return bc_authority_check (site.levels, site.type, NULL, NULL);
}

/* The owner goes without saying where there is one of it in a district. */
static gboolean
is_owner_obvious (const BcRecordType *type, const BcField *field)
{
  g_auto (GStrv) targets = NULL;

  if (field != bc_record_type_get_owner (type) || field->targets == NULL)
    return FALSE;
  targets = g_strsplit (field->targets, " ", -1);
  return bc_dictionary_find (targets[0])->identity != NULL;
}

static gboolean
is_left_out (const BcFormSite *site, const BcField *field)
{
  g_auto (GStrv) names = site->fields != NULL ? g_strsplit (site->fields, " ", -1) : NULL;

  return names != NULL && !g_strv_contains ((const char *const *) names, field->name);
}

static gboolean
is_hidden (const BcFormSite *site, const BcDraft *draft, const BcField *field)
{
  if (is_left_out (site, field) || field->flags & BC_FIELD_KEPT)
    return TRUE;
  if (!bc_id_is_nil (&site->id))
    return is_owner_obvious (site->type, field);
  return field->flags & BC_FIELD_DERIVED || field->kind == BC_KIND_DOCUMENT ||
         (field == bc_record_type_get_owner (site->type) && bc_draft_get (draft, field) != NULL);
}

/**
 * bc_form_dup_refusal:
 * @site: where the form stands
 * @field: (nullable): a field; %NULL for the record as a whole
 *
 * Says why the person may not write it, without a name before it.
 *
 * Returns: (transfer full) (nullable): the reason; %NULL where it can be written
 */
char *
bc_form_dup_refusal (const BcFormSite *site, const BcField *field)
{
  g_autoptr (GError) error = NULL;
  const char *reason = NULL;

  if (bc_store_is_read_only (site->store))
    return NULL;
  bc_authority_check (site->levels, site->type, field, &error);
  reason = error != NULL ? strstr (error->message, ": ") : NULL;
  return g_strdup (reason != NULL ? reason + 2 : NULL);
}

/**
 * bc_form_dup_note:
 * @site: where the form stands
 * @field: (nullable): a field; %NULL for the record as a whole
 *
 * The same as bc_form_dup_refusal(), as a sentence of its own.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where it can be written
 */
char *
bc_form_dup_note (const BcFormSite *site, const BcField *field)
{
  g_autofree char *refusal = bc_form_dup_refusal (site, field);

  return refusal != NULL ? g_strdup_printf (_ ("To be read only: %s."), refusal) : NULL;
}

static gboolean
is_writable (const BcFormSite *site, const BcField *field)
{
  if (!bc_id_is_nil (&site->id) && field->flags & BC_FIELD_FIXED)
    return FALSE;
  return bc_authority_check (site->levels, site->type, field, NULL);
}

static GtkWidget *
create_row (const BcFormSite *site, const BcField *field)
{
  g_autofree char *note = NULL;

  if (is_writable (site, field))
    return bc_field_row_new (field, site->store, &site->scope);
  if (field->flags & BC_FIELD_DERIVED)
    return bc_field_row_new_static (field,
                                    site->store,
                                    field->help != NULL ? _ (field->help) : NULL);
  /* What goes for the whole record is told once, above the form. */
  if (bc_record_type_get_writers (site->type, field) != site->type->writers)
    note = bc_form_dup_note (site, field);
  return bc_field_row_new_static (field, site->store, note);
}

static AdwPreferencesGroup *
find_group (GHashTable *groups, const char *heading, GtkBox *box)
{
  AdwPreferencesGroup *group = g_hash_table_lookup (groups, heading);

  if (group != NULL)
    return group;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, heading);
  g_hash_table_insert (groups, (gpointer) heading, group);
  gtk_box_append (box, GTK_WIDGET (group));
  return group;
}

/**
 * bc_form_create_rows:
 * @site: where the form stands
 * @draft: what is given already
 * @groups: receives a group for each heading of the dictionary
 *
 * Makes the rows of a form.
 *
 * Returns: (transfer full) (element-type BcFieldRow): the rows, which their groups own
 */
GPtrArray *
bc_form_create_rows (const BcFormSite *site, const BcDraft *draft, GtkBox *groups)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < site->type->n_fields; i++) {
    const BcField *field = &site->type->fields[i];
    const char *heading = field->group != NULL ? _ (field->group) : "";
    GtkWidget *row;

    if (is_hidden (site, draft, field))
      continue;
    row = create_row (site, field);
    adw_preferences_group_add (find_group (found, heading, groups), row);
    bc_field_editor_name (gtk_widget_get_parent (row),
                          *heading != '\0' ? heading : _ (site->type->label));
    g_ptr_array_add (rows, row);
  }
  return rows;
}
