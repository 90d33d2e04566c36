-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the money that each entry adds to its line, by the line's kind of funding source (empty
--   for none). disbursed: disbursements received; spent: expenses less refunds; approved: expenses
--   less refunds whose entry is approved (its state's name is taken from the state itself, for the
--   index that holds it). A document that was entered twice counts once (see second_entry).
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS counted_entries;
CREATE VIEW counted_entries AS
SELECT e.row, r.scope, 'disbursed' AS what, coalesce(f.kind, '') AS key, '' AS other,
  coalesce(e.amount, 0) AS n
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.hidden = 0
  AND e.kind = 'disbursement'
  AND NOT EXISTS (SELECT 1 FROM second_entry t WHERE t.row = e.row)
UNION ALL
SELECT e.row, r.scope, 'spent', coalesce(f.kind, ''), '',
  coalesce(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END, 0)
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.hidden = 0
  AND e.kind IN ('expense', 'refund')
  AND NOT EXISTS (SELECT 1 FROM second_entry t WHERE t.row = e.row)
UNION ALL
SELECT e.row, r.scope, 'approved', coalesce(f.kind, ''), '',
  coalesce(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END, 0)
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.hidden = 0
  AND e.kind IN ('expense', 'refund') AND e.state || ':' GLOB 'approved:*'
  AND NOT EXISTS (SELECT 1 FROM second_entry t WHERE t.row = e.row);
