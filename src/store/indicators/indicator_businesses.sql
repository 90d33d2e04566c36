-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: businesses by state; the owners of the open ones by sex, what is not told being
--   unreported. Women-owned: open businesses owned by women over those owned by women, men or both.
--   Vacancy: vacant over open, closed and vacant premises.
-- Source: the programme's summary of districts.
-- Unit: businesses; percent.
DROP VIEW IF EXISTS indicator_businesses;
CREATE VIEW indicator_businesses AS
WITH held AS (
  SELECT s.region, m.state, m.owner_sex, sum(m.n) AS n
  FROM district_summary s CROSS JOIN district_businesses m ON m.scope = s.scope
  GROUP BY s.region, m.state, m.owner_sex
), told AS (
  SELECT 'region' AS level, CASE n.column1 WHEN 1 THEN 0 ELSE h.region END AS place, h.*
  FROM held h CROSS JOIN (VALUES (1), (0)) n
  WHERE n.column1 = 1 OR h.region IS NOT NULL
  UNION ALL
  SELECT 'district', s.scope, s.region, m.state, m.owner_sex, m.n
  FROM district_summary s CROSS JOIN district_businesses m ON m.scope = s.scope
)
SELECT level, place, open, closed, vacant, moved, women, men, mixed,
  open - women - men - mixed AS unreported,
  100.0 * women / nullif(women + men + mixed, 0) AS women_owned,
  100.0 * vacant / nullif(open + closed + vacant, 0) AS vacancy
FROM (
  SELECT b.level, b.place,
    sum(b.n * (b.state = 'open')) AS open,
    sum(b.n * (b.state = 'closed')) AS closed,
    sum(b.n * (b.state = 'vacant')) AS vacant,
    sum(b.n * (b.state = 'moved')) AS moved,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'women')) AS women,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'men')) AS men,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'mixed')) AS mixed
  FROM told b
  GROUP BY b.level, b.place
);
