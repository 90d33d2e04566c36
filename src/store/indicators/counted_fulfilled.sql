-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's fulfilled commitments, and the days from promised to fulfilled added up;
--   before the promised date they count against the others.
-- Source: the programme's summary of districts.
-- Unit: commitments; days.
DROP VIEW IF EXISTS counted_fulfilled;
CREATE VIEW counted_fulfilled AS
SELECT r.scope, count(*) AS n,
  CAST (coalesce(sum(julianday(c.fulfilled_on) - julianday(c.promised_for)), 0) AS INTEGER)
    AS slippage
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NOT NULL
GROUP BY r.scope;
