-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the money that each funding line tells, by kind of funding source (empty for none).
--   planned: requested, or awarded where nothing was requested, whatever became of the line;
--   awarded: as the line tells.
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS counted_lines;
CREATE VIEW counted_lines AS
SELECT r.row, r.scope, 'planned' AS what, coalesce(f.kind, '') AS key, '' AS other,
  coalesce(l.requested, l.awarded, 0) AS n
FROM record r
JOIN funding_line l ON l.row = r.row
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'awarded', coalesce(f.kind, ''), '', coalesce(l.awarded, 0)
FROM record r
JOIN funding_line l ON l.row = r.row
LEFT JOIN record s ON s.id = l.source
LEFT JOIN funding_source f ON f.row = s.row
WHERE r.type = 'funding-line' AND l.hidden = 0;
