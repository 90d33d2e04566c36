-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: businesses by state; the owners of the open ones by sex, what is not told being
--   unreported. Women-owned: open businesses owned by women over those owned by women, men or both.
--   Vacancy: vacant over open, closed and vacant premises.
-- Source: the programme's summary of districts.
-- Unit: businesses; percent.
DROP VIEW IF EXISTS indicator_businesses;
CREATE VIEW indicator_businesses AS
SELECT level, place, open, closed, vacant, moved, women, men, mixed,
  open - women - men - mixed AS unreported,
  100.0 * women / nullif(women + men + mixed, 0) AS women_owned,
  100.0 * vacant / nullif(open + closed + vacant, 0) AS vacancy
FROM (
  SELECT t.level, t.place,
    sum(t.n * (t.key = 'open')) AS open,
    sum(t.n * (t.key = 'closed')) AS closed,
    sum(t.n * (t.key = 'vacant')) AS vacant,
    sum(t.n * (t.key = 'moved')) AS moved,
    sum(t.n * (t.key = 'open' AND t.other = 'women')) AS women,
    sum(t.n * (t.key = 'open' AND t.other = 'men')) AS men,
    sum(t.n * (t.key = 'open' AND t.other = 'mixed')) AS mixed
  FROM totals t
  WHERE t.what = 'business'
  GROUP BY t.level, t.place
);
