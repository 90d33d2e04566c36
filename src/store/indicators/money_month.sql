-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's money by month, for the curve of what was planned against what became of
--   it. planned: what counted_lines calls so, in equal parts over the months from the first to the
--   last of its action's period (the one of the approved plan where there is one), the rest of the
--   division falling where the sum so far is next a whole peso; where the action has no period, in
--   the month of the line's date; without either, month is empty. A period open at one end falls in
--   the month of the other, one of more than fifty years ends after fifty. committed, disbursed,
--   spent: as in entry_amount, each in the month of the entry's date.
-- Source: the programme's plan and accounts; the equal parts are the program's own reading.
-- Unit: whole pesos (CLP); month as year × 12 + month − 1.
DROP VIEW IF EXISTS money_month;
CREATE VIEW money_month AS
WITH RECURSIVE count(k) AS (
  SELECT 1 UNION ALL SELECT k + 1 FROM count WHERE k < 600
), planned AS NOT MATERIALIZED (
  SELECT r.scope, coalesce(l.requested, l.awarded, 0) AS n,
    coalesce(a.baseline_from, a.baseline_to, a.planned_from, a.planned_to, l.date) AS first,
    CASE WHEN a.baseline IS NOT NULL THEN coalesce(a.baseline_to, a.baseline_from)
         WHEN a.planned IS NOT NULL THEN coalesce(a.planned_to, a.planned_from)
         ELSE l.date END AS last
  FROM record r
  JOIN funding_line l ON l.row = r.row
  LEFT JOIN record ar ON ar.id = l.action
  LEFT JOIN action a ON a.row = ar.row
  WHERE r.type = 'funding-line' AND l.hidden = 0
), span AS NOT MATERIALIZED (
  SELECT p.scope, p.n, substr(p.first, 1, 4) * 12 + substr(p.first, 6, 2) - 1 AS month,
    min(600, max(1, (substr(p.last, 1, 4) * 12 + substr(p.last, 6, 2))
      - (substr(p.first, 1, 4) * 12 + substr(p.first, 6, 2)) + 1)) AS months
  FROM planned p
)
SELECT s.scope, s.month + c.k - 1 AS month, 'planned' AS what,
  s.n * c.k / s.months - s.n * (c.k - 1) / s.months AS n
FROM span s JOIN count c ON c.k <= coalesce(s.months, 1)
WHERE s.month IS NOT NULL
UNION ALL
SELECT s.scope, NULL, 'planned', s.n FROM span s WHERE s.month IS NULL
UNION ALL
SELECT r.scope, substr(e.date, 1, 4) * 12 + substr(e.date, 6, 2) - 1, e.what, e.n
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry_amount e ON e.line = r.id
WHERE r.type = 'funding-line' AND l.hidden = 0;
