-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's actions by area (row of its record, 0 for none) and state, and their
--   progress added up; an action without progress told has none.
-- Source: the programme's summary of districts.
-- Unit: actions; hundredths of a percent.
DROP VIEW IF EXISTS counted_actions;
CREATE VIEW counted_actions AS
SELECT r.scope, coalesce(a.row, 0) AS area, coalesce(x.state_name, '') AS state, count(*) AS n,
  coalesce(sum(x.progress), 0) AS progress
FROM record r
JOIN action x ON x.row = r.row
LEFT JOIN record a ON a.id = x.area
WHERE r.type = 'action' AND x.hidden = 0
GROUP BY r.scope, coalesce(a.row, 0), coalesce(x.state_name, '');
