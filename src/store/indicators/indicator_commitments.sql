-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: open: commitments that are not fulfilled; late: those of them whose promised date is
--   before today.
-- Source: the programme's summary of districts.
-- Unit: commitments.
DROP VIEW IF EXISTS indicator_commitments;
CREATE VIEW indicator_commitments AS
SELECT p.level, p.place, sum(d.n) AS open,
  coalesce(sum(d.n) FILTER (WHERE d.date < (SELECT date FROM today)), 0) AS late
FROM place p CROSS JOIN district_due d ON d.scope = p.scope
WHERE d.what = 'commitment'
GROUP BY p.level, p.place;
