-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what each action counts as: one of its area (row of its record, 0 for none) and state; its
--   progress, unless it is dropped, an action without progress told having none; one that is due on
--   its planned end, where it has one and is neither done nor dropped.
-- Source: the programme's summary of districts.
-- Unit: actions; hundredths of a percent.
DROP VIEW IF EXISTS counted_actions;
CREATE VIEW counted_actions AS
SELECT r.row, r.scope, 'action' AS what, CAST (coalesce(a.row, 0) AS TEXT) AS key,
  coalesce(x.state_name, '') AS other, 1 AS n
FROM record r
JOIN action x ON x.row = r.row
LEFT JOIN record a ON a.id = x.area
WHERE r.type = 'action' AND x.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'progress', '', '', coalesce(x.progress, 0)
FROM record r JOIN action x ON x.row = r.row
WHERE r.type = 'action' AND x.hidden = 0 AND coalesce(x.state_name, '') <> 'dropped'
UNION ALL
SELECT r.row, r.scope, 'action-due', x.planned_to, '', 1
FROM record r JOIN action x ON x.row = r.row
WHERE r.type = 'action' AND x.hidden = 0 AND x.planned_to IS NOT NULL
  AND coalesce(x.state_name, '') NOT IN ('done', 'dropped');
