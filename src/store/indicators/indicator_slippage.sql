-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the days from the promised date to the date of fulfilment, or to today for
--   commitments that are late. None where nothing is fulfilled or late.
-- Source: the programme's summary of districts, and the case of Calama, Barrio Latorre, 2017.
-- Unit: days.
DROP VIEW IF EXISTS indicator_slippage;
CREATE VIEW indicator_slippage AS
SELECT level, place, total(days) / nullif(sum(n), 0) AS slippage
FROM (
  SELECT t.level, t.place, CASE t.what WHEN 'fulfilled' THEN t.n ELSE 0 END AS n,
    CASE t.what WHEN 'slippage' THEN t.n ELSE 0 END AS days
  FROM totals t
  WHERE t.what IN ('fulfilled', 'slippage')
  UNION ALL
  SELECT t.level, t.place, t.n, t.n * (julianday((SELECT date FROM today)) - julianday(t.key))
  FROM totals t
  WHERE t.what = 'commitment-due' AND t.key < (SELECT date FROM today)
)
GROUP BY level, place;
