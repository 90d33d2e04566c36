-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what may be paid twice, a row for each side. file: two records that keep the same file
--   (a photo or document, by its hash) under two funding sources, districts or years; an entry that
--   was not rejected counts under its line and the year of its date, a line under the year of its
--   own, an activity and an action under their district and the year of the activity or of the
--   action's beginning, with no source; a photo shows the same thing wherever it is, so that in another district any record that
--   keeps it counts. action: two lines of an action with money awarded by two sources that are neither
--   own nor in kind, or by one source in two years. differs: the first thing by which they differ:
--   district, source or year.
-- Source: the programme's accounts: nothing is paid twice.
-- Unit: rows of records: record is what is told of, and other is where it is found again.
DROP VIEW IF EXISTS double_funding;
CREATE VIEW double_funding AS
WITH kept AS NOT MATERIALIZED (
  SELECT dr.scope, d.file, xr.row AS record, l.row AS line, l.source,
    substr(coalesce(e.date, l.date, v.date, a.actual_from, a.planned_from), 1, 4) AS year
  FROM document d
  JOIN record dr ON dr.row = d.row
  JOIN record xr ON xr.id = d.record
  LEFT JOIN entry e ON e.row = xr.row
  LEFT JOIN record lr ON lr.id = e.line
  LEFT JOIN funding_line l ON l.row = coalesce(lr.row, xr.row)
  LEFT JOIN activity v ON v.row = xr.row
  LEFT JOIN action a ON a.row = xr.row
  WHERE d.hidden = 0 AND xr.hidden = 0 AND dr.type = 'document'
    AND e.state_name IS NOT 'rejected'
    AND xr.type IN ('entry', 'funding-line', 'activity', 'action')
)
SELECT DISTINCT k.scope, 'file' AS kind, k.record, k.line, o.record AS other,
  CASE WHEN o.scope <> k.scope THEN 'district' WHEN o.source <> k.source THEN 'source'
       ELSE 'year' END AS differs
FROM kept k JOIN kept o ON o.file = k.file
WHERE o.record <> k.record
  AND (o.scope <> k.scope OR o.source <> k.source OR o.year <> k.year)
UNION ALL
SELECT DISTINCT k.scope, 'file', k.record, k.line, xr.row, 'district'
FROM kept k
CROSS JOIN document d ON d.file = k.file
CROSS JOIN record dr ON dr.row = d.row
CROSS JOIN record xr ON xr.id = d.record
WHERE d.hidden = 0 AND xr.hidden = 0 AND dr.scope <> k.scope
  AND (d.kind = 'photo' OR d.media_type LIKE 'image/%')
  AND xr.type NOT IN ('entry', 'funding-line', 'activity', 'action')
UNION ALL
SELECT r.scope, 'action', r.row, r.row, o.row,
  CASE WHEN l.source <> m.source THEN 'source' ELSE 'year' END
FROM record r
JOIN funding_line l ON l.row = r.row
JOIN record s ON s.id = l.source
JOIN funding_source f ON f.row = s.row
JOIN funding_line m ON m.action = l.action AND m.row <> l.row
JOIN record o ON o.row = m.row
JOIN record t ON t.id = m.source
JOIN funding_source g ON g.row = t.row
WHERE r.type = 'funding-line' AND l.hidden = 0 AND m.hidden = 0 AND l.awarded > 0 AND m.awarded > 0
  AND f.kind NOT IN ('own', 'in-kind') AND g.kind NOT IN ('own', 'in-kind')
  AND (l.source <> m.source OR substr(l.date, 1, 4) <> substr(m.date, 1, 4));
