-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the days from the promised date to the date of fulfilment, or to today for
--   commitments that are late. None where nothing is fulfilled or late.
-- Source: the programme's summary of districts, and the case of Calama, Barrio Latorre, 2017.
-- Unit: days.
DROP VIEW IF EXISTS indicator_slippage;
CREATE VIEW indicator_slippage AS
SELECT t.level, t.place,
  (total(t.n) FILTER (WHERE t.what = 'slippage')
    + total(t.n * (julianday((SELECT date FROM today)) - julianday(t.key)))
      FILTER (WHERE t.what = 'commitment-due' AND t.key < (SELECT date FROM today)))
    / nullif(sum(t.n) FILTER (WHERE t.what = 'fulfilled'
                              OR (t.what = 'commitment-due'
                                  AND t.key < (SELECT date FROM today))), 0) AS slippage
FROM totals t
WHERE t.what IN ('fulfilled', 'slippage', 'commitment-due')
GROUP BY t.level, t.place;
