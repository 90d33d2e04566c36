-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: businesses by state. Women-owned: open businesses owned by women over those owned by
--   women, men or both; the unreported are counted apart. Vacancy: vacant over open, closed and
--   vacant premises.
-- Source: domain.md §11.
-- Unit: businesses; percent.
DROP VIEW IF EXISTS indicator_businesses;
CREATE VIEW indicator_businesses AS
SELECT p.level, p.place, sum(b.open) AS open, sum(b.closed) AS closed, sum(b.vacant) AS vacant,
  sum(b.moved) AS moved, sum(b.women) AS women, sum(b.men) AS men, sum(b.mixed) AS mixed,
  sum(b.unreported) AS unreported,
  100.0 * sum(b.women) / nullif(sum(b.women + b.men + b.mixed), 0) AS women_owned,
  100.0 * sum(b.vacant) / nullif(sum(b.open + b.closed + b.vacant), 0) AS vacancy
FROM place p CROSS JOIN district_businesses b ON b.scope = p.scope
GROUP BY p.level, p.place;
