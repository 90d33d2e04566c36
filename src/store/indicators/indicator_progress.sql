-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the progress of the actions of the plans, dropped ones left out; one without
--   progress told counts as 0. None without an action.
-- Source: the programme's summary of districts.
-- Unit: percent.
DROP VIEW IF EXISTS indicator_progress;
CREATE VIEW indicator_progress AS
WITH held AS (
  SELECT s.region, sum(m.n) AS n, sum(m.progress) AS progress
  FROM district_summary s CROSS JOIN district_actions m ON m.scope = s.scope
  WHERE m.state <> 'dropped'
  GROUP BY s.region
), told AS (
  SELECT 'region' AS level, CASE n.column1 WHEN 1 THEN 0 ELSE h.region END AS place, h.*
  FROM held h CROSS JOIN (VALUES (1), (0)) n
  WHERE n.column1 = 1 OR h.region IS NOT NULL
  UNION ALL
  SELECT 'district', s.scope, s.region, m.n, m.progress
  FROM district_summary s CROSS JOIN district_actions m ON m.scope = s.scope
  WHERE m.state <> 'dropped'
)
SELECT a.level, a.place, sum(a.progress) / 100.0 / sum(a.n) AS progress
FROM told a
GROUP BY a.level, a.place;
