-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what each commitment counts as: one that is fulfilled, and the days from promised to
--   fulfilled, which count against the others before the promised date; or else one that is due on
--   the promised date, 9999-12-31 where that is missing.
-- Source: the programme's summary of districts.
-- Unit: commitments; days.
DROP VIEW IF EXISTS counted_commitments;
CREATE VIEW counted_commitments AS
SELECT r.row, r.scope, 'fulfilled' AS what, '' AS key, '' AS other, 1 AS n
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NOT NULL
UNION ALL
SELECT r.row, r.scope, 'slippage', '', '',
  CAST (coalesce(julianday(c.fulfilled_on) - julianday(c.promised_for), 0) AS INTEGER)
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NOT NULL
UNION ALL
SELECT r.row, r.scope, 'commitment-due', coalesce(c.promised_for, '9999-12-31'), '', 1
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NULL;
