-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: open: commitments that are not fulfilled; late: those of them whose promised date is
--   before today.
-- Source: the programme's summary of districts.
-- Unit: commitments.
DROP VIEW IF EXISTS indicator_commitments;
CREATE VIEW indicator_commitments AS
SELECT t.level, t.place, sum(t.n) AS open,
  coalesce(sum(t.n) FILTER (WHERE t.key < (SELECT date FROM today)), 0) AS late
FROM totals t
WHERE t.what = 'commitment-due'
GROUP BY t.level, t.place;
