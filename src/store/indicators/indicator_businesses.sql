-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: businesses by state; the owners of the open ones by sex, what is not told being
--   unreported. Women-owned: open businesses owned by women over those owned by women, men or both.
--   Vacancy: vacant over open, closed and vacant premises.
-- Source: domain.md §11.
-- Unit: businesses; percent.
DROP VIEW IF EXISTS indicator_businesses;
CREATE VIEW indicator_businesses AS
SELECT level, place, open, closed, vacant, moved, women, men, mixed,
  open - women - men - mixed AS unreported,
  100.0 * women / nullif(women + men + mixed, 0) AS women_owned,
  100.0 * vacant / nullif(open + closed + vacant, 0) AS vacancy
FROM (
  SELECT p.level, p.place,
    sum(b.n * (b.state = 'open')) AS open,
    sum(b.n * (b.state = 'closed')) AS closed,
    sum(b.n * (b.state = 'vacant')) AS vacant,
    sum(b.n * (b.state = 'moved')) AS moved,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'women')) AS women,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'men')) AS men,
    sum(b.n * (b.state = 'open' AND b.owner_sex = 'mixed')) AS mixed
  FROM place p CROSS JOIN district_businesses b ON b.scope = p.scope
  GROUP BY p.level, p.place
);
