-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: open: observations that are not resolved; age: mean of the days since they were made.
-- Source: the programme's summary of districts.
-- Unit: observations; days.
DROP VIEW IF EXISTS indicator_observations;
CREATE VIEW indicator_observations AS
SELECT t.level, t.place, sum(t.n) AS open,
  total(t.n * (julianday((SELECT date FROM today)) - julianday(t.key)))
    FILTER (WHERE t.key <= (SELECT date FROM today))
    / sum(t.n) FILTER (WHERE t.key <= (SELECT date FROM today)) AS age
FROM totals t
WHERE t.what = 'observation-due'
GROUP BY t.level, t.place;
