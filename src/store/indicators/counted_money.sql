-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's money by kind of funding source (empty for none), what the lines tell
--   apart from what their entries add up to.
--   planned: requested, or awarded where nothing was requested, whatever became of the line;
--   awarded: as the line tells; disbursed: disbursements received; spent: expenses less refunds;
--   approved: expenses less refunds whose entry is approved (its state's name is taken from the
--   state itself, for the index that holds it).
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS counted_money;
CREATE VIEW counted_money AS
SELECT r.scope, 'line' AS part, coalesce(f.kind, '') AS kind,
  sum(coalesce(l.requested, l.awarded, 0)) AS planned, sum(coalesce(l.awarded, 0)) AS awarded,
  0 AS disbursed, 0 AS spent, 0 AS approved
FROM record r
JOIN funding_line l ON l.row = r.row
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0
GROUP BY r.scope, coalesce(f.kind, '')
UNION ALL
SELECT r.scope, 'entry', coalesce(f.kind, ''), 0, 0,
  coalesce(sum(e.amount) FILTER (WHERE e.kind = 'disbursement'), 0),
  coalesce(sum(CASE e.kind WHEN 'expense' THEN e.amount WHEN 'refund' THEN -e.amount END), 0),
  coalesce(sum(CASE e.kind WHEN 'expense' THEN e.amount WHEN 'refund' THEN -e.amount END)
    FILTER (WHERE e.state || ':' GLOB 'approved:*'), 0)
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN entry e ON e.line = r.id
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND e.hidden = 0
GROUP BY r.scope, coalesce(f.kind, '');
