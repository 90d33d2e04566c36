-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: each action against each funding source: serves: the source names the action's area
--   among its own; asked, lacking and by_hand: how many of its requirements hold today, are not met by
--   the district and wait for a person (requirement_met); line: a funding line of the action from that
--   source that was not rejected, empty for none.
-- Source: the programme's sources by area and the requirements that the council writes.
-- Unit: rows of records; requirements.
DROP VIEW IF EXISTS source_match;
CREATE VIEW source_match AS
SELECT r.row AS action, r.scope, sr.row AS source, sr.id, f.code, f.name, f.institution, f.kind,
  f.requirements, x.name AS area,
  coalesce(instr(' ' || f.areas || ' ', ' ' || x.code || ' '), 0) > 0 AS serves,
  (SELECT count(*) FROM requirement_met q
   WHERE q.scope = r.scope AND q.source = sr.id) AS asked,
  (SELECT count(*) FROM requirement_met q
   WHERE q.scope = r.scope AND q.source = sr.id AND q.has < q.needed) AS lacking,
  (SELECT count(*) FROM requirement_met q
   WHERE q.scope = r.scope AND q.source = sr.id AND q.has IS NULL) AS by_hand,
  (SELECT lr.id FROM funding_line l JOIN record lr ON lr.row = l.row
   WHERE l.action = r.id AND l.source = sr.id AND l.hidden = 0 AND l.state_name IS NOT 'rejected'
   ORDER BY l.row LIMIT 1) AS line
FROM record r
JOIN action a ON a.row = r.row
LEFT JOIN record xr ON xr.id = a.area
LEFT JOIN area x ON x.row = xr.row
JOIN funding_source f ON f.hidden = 0
JOIN record sr ON sr.row = f.row
WHERE r.type = 'action';
