-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the money that each entry adds to its line, by the line's kind of funding source (empty
--   for none). disbursed and spent: as in entry_amount; approved: what of it was spent and is
--   approved.
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS counted_entries;
CREATE VIEW counted_entries AS
SELECT e.row, r.scope, e.what, coalesce(f.kind, '') AS key, '' AS other, e.n
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry_amount e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.kind IN ('disbursement', 'expense', 'refund')
UNION ALL
SELECT e.row, r.scope, 'approved', coalesce(f.kind, ''), '', e.n
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry_amount e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.kind IN ('expense', 'refund') AND e.approved;
