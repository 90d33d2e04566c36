-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: how each district stands against each requirement of a funding source that holds today:
--   needed: how many the condition asks for, one where the requirement says nothing; has: how many
--   there are, empty where a person has to look. group-constituted, group-legal-person: the
--   associative group's state, a legal person being constituted too; group-months: whole months since
--   it was constituted; group-members: its members today; panel-constituted: the technical panel's
--   state; plan-approved: derived_plan; open-businesses: open ones, formal-businesses those of them
--   with RUT, small-businesses those with yearly sales over 0 and up to 25,000 UF.
-- Source: the requirements that the council writes; 25,000 UF: Ley 20.416.
-- Unit: what the condition counts.
DROP VIEW IF EXISTS requirement_met;
CREATE VIEW requirement_met AS
WITH asked AS NOT MATERIALIZED (
  SELECT qr.id, q.code, q.name, q.source, q.condition, max(coalesce(q.at_least, 1), 1) AS needed,
    q.validity_from, q.validity_to, q.basis
  FROM funding_requirement q
  JOIN record qr ON qr.row = q.row
  JOIN today t
  WHERE q.hidden = 0 AND (q.validity_from IS NULL OR q.validity_from <= t.date)
    AND (q.validity_to IS NULL OR q.validity_to >= t.date)
)
SELECT r.scope, r.row, a.*,
  CASE a.condition
    WHEN 'group-constituted' THEN (
      SELECT count(*) FROM associative_group g WHERE g.district = r.id AND g.hidden = 0
        AND g.state_name IN ('constituted', 'legal-person'))
    WHEN 'group-legal-person' THEN (
      SELECT count(*) FROM associative_group g WHERE g.district = r.id AND g.hidden = 0
        AND g.state_name = 'legal-person')
    WHEN 'group-months' THEN coalesce((
      SELECT max((strftime('%Y', t.date) - strftime('%Y', g.constituted_on)) * 12
        + strftime('%m', t.date) - strftime('%m', g.constituted_on)
        - (strftime('%d', t.date) < strftime('%d', g.constituted_on)))
      FROM associative_group g JOIN today t WHERE g.district = r.id AND g.hidden = 0), 0)
    WHEN 'group-members' THEN (
      SELECT count(*) FROM associative_group g JOIN record gr ON gr.row = g.row
      JOIN group_member m ON m."group" = gr.id JOIN today t
      WHERE g.district = r.id AND g.hidden = 0 AND m.hidden = 0
        AND (m.term_from IS NULL OR m.term_from <= t.date)
        AND (m.term_to IS NULL OR m.term_to >= t.date))
    WHEN 'panel-constituted' THEN (
      SELECT count(*) FROM technical_panel p WHERE p.district = r.id AND p.hidden = 0
        AND p.state_name = 'constituted')
    WHEN 'plan-approved' THEN (
      SELECT count(*) FROM derived_plan p WHERE p.scope = r.scope AND p.state = 'approved')
    WHEN 'open-businesses' THEN (
      SELECT count(*) FROM business b WHERE b.district = r.id AND b.hidden = 0
        AND b.state_name = 'open')
    WHEN 'formal-businesses' THEN (
      SELECT count(*) FROM business b WHERE b.district = r.id AND b.hidden = 0
        AND b.state_name = 'open' AND b.rut <> '')
    WHEN 'small-businesses' THEN (
      SELECT count(*) FROM business b WHERE b.district = r.id AND b.hidden = 0
        AND b.state_name = 'open' AND b.yearly_sales > 0 AND b.yearly_sales <= 2500000)
  END AS has
FROM record r JOIN district d ON d.row = r.row JOIN asked a
WHERE r.type = 'district' AND d.hidden = 0;
