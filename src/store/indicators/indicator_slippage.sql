-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the days from the promised date to the date of fulfilment, or to today for
--   commitments that are late. None where nothing is fulfilled or late.
-- Source: the programme's summary of districts, and the case of Calama, Barrio Latorre, 2017.
-- Unit: days.
DROP VIEW IF EXISTS indicator_slippage;
CREATE VIEW indicator_slippage AS
SELECT level, place, total(days) / nullif(sum(n), 0) AS slippage
FROM (
  SELECT p.level, p.place, f.n, f.slippage AS days
  FROM place p CROSS JOIN district_fulfilled f ON f.scope = p.scope
  UNION ALL
  SELECT p.level, p.place, sum(d.n),
    sum(d.n * (julianday((SELECT date FROM today)) - julianday(d.date)))
  FROM place p CROSS JOIN district_due d ON d.scope = p.scope
  WHERE d.what = 'commitment' AND d.date < (SELECT date FROM today)
  GROUP BY p.level, p.place
)
GROUP BY level, place;
