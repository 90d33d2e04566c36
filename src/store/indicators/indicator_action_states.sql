-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions by area (its code) and state.
-- Source: the programme's summary of districts.
-- Unit: actions.
DROP VIEW IF EXISTS indicator_action_states;
CREATE VIEW indicator_action_states AS
WITH held AS (
  SELECT s.region, m.area, m.state, sum(m.n) AS n
  FROM district_summary s CROSS JOIN district_actions m ON m.scope = s.scope
  GROUP BY s.region, m.area, m.state
), told AS (
  SELECT 'region' AS level, CASE n.column1 WHEN 1 THEN 0 ELSE h.region END AS place, h.*
  FROM held h CROSS JOIN (VALUES (1), (0)) n
  WHERE n.column1 = 1 OR h.region IS NOT NULL
  UNION ALL
  SELECT 'district', s.scope, s.region, m.area, m.state, m.n
  FROM district_summary s CROSS JOIN district_actions m ON m.scope = s.scope
)
SELECT a.level, a.place, x.code AS area, a.state, sum(a.n) AS actions
FROM told a LEFT JOIN area x ON x.row = a.area
GROUP BY a.level, a.place, x.code, a.state;
