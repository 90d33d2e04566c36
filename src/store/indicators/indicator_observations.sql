-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: open: observations that are not resolved; age: mean of the days since they were made.
-- Source: the programme's summary of districts.
-- Unit: observations; days.
DROP VIEW IF EXISTS indicator_observations;
CREATE VIEW indicator_observations AS
SELECT p.level, p.place, sum(d.n) AS open,
  total(d.n * (julianday((SELECT date FROM today)) - julianday(d.date)))
    FILTER (WHERE d.date <= (SELECT date FROM today))
    / sum(d.n) FILTER (WHERE d.date <= (SELECT date FROM today)) AS age
FROM place p CROSS JOIN district_due d ON d.scope = p.scope
WHERE d.what = 'observation'
GROUP BY p.level, p.place;
