-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: who belongs to a body and in which term; directs: whether they sit in the directorate,
--   in which a plain member of an associative group does not.
-- Source: the programme's bodies of a district.
-- Unit: persons; in a technical panel, institutions.
DROP VIEW IF EXISTS body_member;
CREATE VIEW body_member AS
SELECT m.row, m."group" AS body, m.name, m.role, NULL AS institution, m.term_from, m.term_to,
  coalesce(m.role, 'member') <> 'member' AS directs
FROM group_member m WHERE m.hidden = 0
UNION ALL
SELECT m.row, m.panel, m.delegate, m.role, m.institution, m.term_from, m.term_to, 1
FROM panel_member m WHERE m.hidden = 0
UNION ALL
SELECT m.row, m.committee, m.name, m.role, m.institution, m.term_from, m.term_to, 1
FROM committee_member m WHERE m.hidden = 0;
