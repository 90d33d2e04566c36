-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: each ceiling of a district's call against what sources with money of the programme
--   awarded to it: total, in all; yearly, in each calendar year of the lines' dates; first-year, in
--   the first of these years. year is empty for the total.
-- Source: the calls; the years are calendar years by the program's own reading.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS call_ceiling;
CREATE VIEW call_ceiling AS
WITH granted AS NOT MATERIALIZED (
  SELECT r.scope, substr(l.date, 1, 4) AS year, coalesce(l.awarded, 0) AS n
  FROM record r
  JOIN funding_line l ON l.row = r.row
  JOIN record s ON s.id = l.source
  JOIN funding_source f ON f.row = s.row
  WHERE r.type = 'funding-line' AND l.hidden = 0 AND f.programme = 1
), called AS NOT MATERIALIZED (
  SELECT r.scope, r.id, c.name, c.ceiling_total, c.ceiling_yearly, c.ceiling_first_year
  FROM record r
  JOIN district d ON d.row = r.row
  JOIN record cr ON cr.id = d.call
  JOIN "call" c ON c.row = cr.row
  WHERE r.type = 'district' AND d.hidden = 0
), found AS NOT MATERIALIZED (
  SELECT c.scope, c.id, c.name, 'total' AS rule, NULL AS year, c.ceiling_total AS ceiling,
    (SELECT sum(g.n) FROM granted g WHERE g.scope = c.scope) AS awarded
  FROM called c
  UNION ALL
  SELECT c.scope, c.id, c.name, 'yearly', g.year, c.ceiling_yearly, sum(g.n)
  FROM called c JOIN granted g ON g.scope = c.scope
  WHERE g.year IS NOT NULL
  GROUP BY c.scope, c.id, g.year
  UNION ALL
  SELECT c.scope, c.id, c.name, 'first-year',
    (SELECT min(g.year) FROM granted g WHERE g.scope = c.scope), c.ceiling_first_year,
    (SELECT sum(g.n) FROM granted g WHERE g.scope = c.scope
       AND g.year = (SELECT min(o.year) FROM granted o WHERE o.scope = c.scope))
  FROM called c
)
SELECT f.scope, f.id, f.name, f.rule, f.year, f.ceiling, coalesce(f.awarded, 0) AS awarded
FROM found f
WHERE f.ceiling IS NOT NULL AND (f.rule <> 'first-year' OR f.year IS NOT NULL);
