/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "handover-table.h"

/* What a handover folder says, as questions to the database. Of people it takes how to reach them
 * and nothing else: no RUT, no fee. */

#define NOW     "(SELECT date FROM today)"
#define SERVING "(m.term_to IS NULL OR m.term_to >= " NOW ") "
#define OF_GROUP                                                                                   \
  "FROM record r JOIN group_member m ON m.row = r.row "                                            \
  "WHERE r.scope = ?1 AND r.type = 'group-member' AND m.hidden = 0 AND " SERVING
#define OF_PANEL                                                                                   \
  "FROM record r JOIN panel_member m ON m.row = r.row "                                            \
  "WHERE r.scope = ?1 AND r.type = 'panel-member' AND m.hidden = 0 AND " SERVING
/* The national council and the committees of the district's region. */
#define OF_COMMITTEES                                                                              \
  "FROM committee_member m JOIN record cr ON cr.id = m.committee JOIN committee c ON c.row = "     \
  "cr.row WHERE m.hidden = 0 AND c.hidden = 0 AND " SERVING "AND (c.region IS NULL OR c.region = " \
  "(SELECT k.region FROM record r JOIN district d ON d.row = r.row JOIN record kr "                \
  "ON kr.id = d.commune JOIN commune k ON k.row = kr.row "                                         \
  "WHERE r.scope = ?1 AND r.type = 'district')) "
#define RANK                                                                                       \
  "CASE m.role WHEN 'president' THEN 1 WHEN 'secretary' THEN 2 WHEN 'treasurer' THEN 3 "           \
  "WHEN 'director' THEN 4 ELSE 5 END"

const BcHandoverTable bc_handover_people[] = {
  {
    N_ ("Associative group (GAL)"),
    N_ ("Nobody is written down."),
    "SELECT m.name, m.role, m.phone, m.email " OF_GROUP "ORDER BY " RANK ", m.name_key",
    {
      { N_ ("Person"), 6 },
      { N_ ("Role"), 4, .choice = "group-member.role" },
      { N_ ("Phone"), 5 },
      { N_ ("E-mail"), 9 },
    },
  },
  {
    N_ ("Technical panel"),
    N_ ("Nobody is written down."),
    "SELECT m.institution, m.delegate, m.role, m.phone, m.email " OF_PANEL
    "ORDER BY m.institution_key",
    {
      { N_ ("Institution"), 6 },
      { N_ ("Delegate"), 5 },
      { N_ ("Role"), 3 },
      { N_ ("Phone"), 4 },
      { N_ ("E-mail"), 8 },
    },
  },
  {
    N_ ("Committees"),
    N_ ("Nobody is written down."),
    "SELECT c.name, m.name, m.institution, m.role " OF_COMMITTEES "ORDER BY c.name, m.name_key",
    {
      { N_ ("Committee"), 6 },
      { N_ ("Person"), 6 },
      { N_ ("Institution"), 5 },
      { N_ ("Role"), 3 },
    },
  },
  { NULL },
};

const BcHandoverTable bc_handover_promises[] = {
  {
    N_ ("Open promises"),
    N_ ("There are none."),
    "SELECT c.institution, c.what, c.promised_for, nullif (c.delay, 0), c.expected "
    "FROM record r JOIN commitment_ledger c ON c.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'commitment' AND c.fulfilled_on IS NULL "
    "ORDER BY c.promised_for, c.row",
    {
      { N_ ("Institution"), 5 },
      { N_ ("What it promised"), 8 },
      { N_ ("Promised for"), 4, BC_HANDOVER_DATE },
      { N_ ("Days late"), 3, BC_HANDOVER_COUNT },
      { N_ ("Expected"), 4, BC_HANDOVER_DATE },
    },
  },
  { NULL },
};

const BcHandoverTable bc_handover_pending[] = {
  {
    N_ ("Open agreements"),
    N_ ("There are none."),
    "SELECT a.text, a.who, a.due FROM record r JOIN agreement a ON a.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'agreement' AND a.hidden = 0 "
    "AND coalesce (a.state_name, 'open') = 'open' ORDER BY a.due IS NULL, a.due, a.row",
    {
      { N_ ("Agreement"), 11 },
      { N_ ("Who"), 5 },
      { N_ ("Due on"), 4, BC_HANDOVER_DATE },
    },
  },
  {
    N_ ("Observations that are not resolved"),
    N_ ("There are none."),
    "SELECT o.text, o.kind, o.state_name, o.date FROM record r JOIN observation o ON o.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'observation' AND o.hidden = 0 "
    "AND coalesce (o.state_name, 'open') <> 'resolved' ORDER BY o.date, o.row",
    {
      { N_ ("Text"), 10 },
      { N_ ("Kind"), 4, .choice = "observation.kind" },
      { N_ ("State"), 4, .choice = "observation.state" },
      { N_ ("Date"), 4, BC_HANDOVER_DATE },
    },
  },
  { NULL },
};

const BcHandoverTable bc_handover_past[] = {
  {
    N_ ("Last meetings"),
    N_ ("There are none."),
    "SELECT m.date, m.kind, m.place FROM record r JOIN meeting m ON m.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'meeting' AND m.hidden = 0 AND m.date <= " NOW " "
    "ORDER BY m.date DESC, m.row DESC LIMIT 8",
    {
      { N_ ("Date"), 4, BC_HANDOVER_DATE },
      { N_ ("Kind"), 6, .choice = "meeting.kind" },
      { N_ ("Place"), 10 },
    },
  },
  {
    N_ ("Last activities"),
    N_ ("There are none."),
    "SELECT a.date, a.title, a.place FROM record r JOIN activity a ON a.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'activity' AND a.hidden = 0 AND a.date <= " NOW " "
    "ORDER BY a.date DESC, a.row DESC LIMIT 8",
    {
      { N_ ("Date"), 4, BC_HANDOVER_DATE },
      { N_ ("Title"), 10 },
      { N_ ("Place"), 6 },
    },
  },
  {
    N_ ("Who wrote in the district"),
    N_ ("Nobody did."),
    "SELECT a.name, a.institution, a.email FROM stream s JOIN author a ON a.row = s.author "
    "WHERE s.scope = ?1 GROUP BY a.name, a.institution, a.email ORDER BY a.name",
    {
      { N_ ("Person"), 6 },
      { N_ ("Institution"), 6 },
      { N_ ("E-mail"), 8 },
    },
  },
  { NULL },
};

#define MONEY(kind, suffix)                                                                        \
  "SELECT '" kind "' AS kind, planned_" suffix ", awarded_" suffix ", disbursed_" suffix           \
  ", spent_" suffix " FROM indicator_money WHERE level = 'district' AND place = ?1 "

#define MORE "UNION ALL "

const BcHandoverTable bc_handover_state[] = {
  {
    N_ ("Plan"),
    N_ ("There is no plan yet."),
    "SELECT s.state, p.horizon_from, p.horizon_to, "
    "(SELECT count (*) FROM record x JOIN action a ON a.row = x.row WHERE x.scope = ?1 "
    "AND x.type = 'action' AND a.hidden = 0 AND a.state_name IS NOT 'dropped'), "
    "(SELECT count (*) FROM record x JOIN action a ON a.row = x.row WHERE x.scope = ?1 "
    "AND x.type = 'action' AND a.hidden = 0 AND a.state_name = 'done'), "
    "(SELECT count (*) FROM record x JOIN action a ON a.row = x.row WHERE x.scope = ?1 "
    "AND x.type = 'action' AND a.hidden = 0 AND a.state_name NOT IN ('done', 'dropped') "
    "AND a.planned_to < " NOW ") "
    "FROM record r JOIN plan p ON p.row = r.row JOIN derived_plan s ON s.row = r.row "
    "WHERE r.scope = ?1 AND r.type = 'plan' AND p.hidden = 0 AND s.scope = ?1",
    {
      { N_ ("State"), 4, .choice = "plan.state" },
      { N_ ("Begins"), 4, BC_HANDOVER_DATE },
      { N_ ("Ends"), 4, BC_HANDOVER_DATE },
      { N_ ("Actions"), 3, BC_HANDOVER_COUNT },
      { N_ ("Done actions"), 3, BC_HANDOVER_COUNT },
      { N_ ("Late actions"), 3, BC_HANDOVER_COUNT },
    },
  },
  {
    N_ ("Money"),
    N_ ("There is none yet."),
    MONEY ("sercotec", "sercotec") MORE MONEY ("leveraged-public", "leveraged_public")
      MORE MONEY ("leveraged-private", "leveraged_private") MORE MONEY ("own", "own")
        MORE MONEY ("in-kind", "in_kind") MORE MONEY ("Total", "total"),
    {
      { N_ ("Source"), 6, .choice = "funding-source.kind" },
      { N_ ("Planned money"), 4, BC_HANDOVER_PESOS },
      { N_ ("Awarded"), 4, BC_HANDOVER_PESOS },
      { N_ ("Disbursed"), 4, BC_HANDOVER_PESOS },
      { N_ ("Spent"), 4, BC_HANDOVER_PESOS },
    },
  },
  { NULL },
};

const BcHandoverTable bc_handover_contacts = {
  N_ ("Contacts"),
  N_ ("Nobody is written down."),
  "SELECT 'associative-group', m.name, NULL, m.role, m.phone, m.email " OF_GROUP
  "UNION ALL SELECT 'technical-panel', m.delegate, m.institution, m.role, m.phone, "
  "m.email " OF_PANEL
  "UNION ALL SELECT 'committee', m.name, m.institution, m.role, NULL, NULL " OF_COMMITTEES,
  {
    { N_ ("Body"), 1, .choice = "quorum-rule.body" },
    { N_ ("Person"), 1 },
    { N_ ("Institution"), 1 },
    { N_ ("Role"), 1, .choice = "group-member.role" },
    { N_ ("Phone"), 1 },
    { N_ ("E-mail"), 1 },
  },
};
