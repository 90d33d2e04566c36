-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what a district lacks to pass from activation to dynamization, a row for each thing:
--   group: an associative group that is constituted or a legal person; panel: a constituted
--   technical panel, or the latest approved waiver of it; dream: the district's dream; trace: an
--   action that answers neither a phrase of the dream nor a problem that exist; area: an area of the
--   plan with neither an action nor the reason for none; approval: the approval of the plan;
--   dates: no action says when it is planned, so that those of the first year cannot be told;
--   funding: an action of the first year without a funding line that was not rejected. Dropped
--   actions count for nothing. The first year is the twelve months from the beginning of the plan's
--   horizon or, where it has none, of its first action.
-- Source: the programme's phase gate, activation to dynamization.
-- Unit: rows of records: record is where it is mended; area is the area that it is about.
DROP VIEW IF EXISTS gate_missing;
CREATE VIEW gate_missing AS
WITH place AS NOT MATERIALIZED (
  SELECT r.scope, r.row, d.dream
  FROM record r JOIN district d ON d.row = r.row
  WHERE r.type = 'district'
), planned AS NOT MATERIALIZED (
  SELECT r.scope, r.row, r.id, p.horizon_from
  FROM record r JOIN plan p ON p.row = r.row
  WHERE r.type = 'plan' AND p.hidden = 0
), acting AS NOT MATERIALIZED (
  SELECT r.scope, r.row, r.id, a.plan, a.area, a.answers, a.planned_from
  FROM record r JOIN action a ON a.row = r.row
  WHERE r.type = 'action' AND a.hidden = 0 AND a.state_name IS NOT 'dropped'
), beginning AS NOT MATERIALIZED (
  SELECT p.scope,
    coalesce(p.horizon_from,
             (SELECT min(a.planned_from) FROM acting a WHERE a.scope = p.scope)) AS day
  FROM planned p
)
SELECT p.scope, 'group' AS requirement, 1 AS position,
  coalesce((SELECT x.row FROM record x JOIN associative_group g ON g.row = x.row
            WHERE x.scope = p.scope AND x.type = 'associative-group' AND g.hidden = 0), p.row) AS record,
  NULL AS area
FROM place p
WHERE NOT EXISTS (
  SELECT 1 FROM record x JOIN associative_group g ON g.row = x.row
  WHERE x.scope = p.scope AND x.type = 'associative-group' AND g.hidden = 0
    AND g.state_name IN ('constituted', 'legal-person'))
UNION ALL
SELECT p.scope, 'panel', 2,
  coalesce((SELECT x.row FROM record x JOIN technical_panel t ON t.row = x.row
            WHERE x.scope = p.scope AND x.type = 'technical-panel' AND t.hidden = 0), p.row), NULL
FROM place p
WHERE NOT EXISTS (
    SELECT 1 FROM record x JOIN technical_panel t ON t.row = x.row
    WHERE x.scope = p.scope AND x.type = 'technical-panel' AND t.hidden = 0
      AND t.state_name = 'constituted')
  AND coalesce((SELECT d.outcome FROM record x JOIN decision d ON d.row = x.row
       WHERE x.scope = p.scope AND x.type = 'decision' AND d.hidden = 0 AND d.kind = 'panel-waiver'
       ORDER BY d.date DESC, x.id DESC LIMIT 1), '') <> 'approved'
UNION ALL
SELECT p.scope, 'dream', 3, p.row, NULL
FROM place p
WHERE coalesce(trim(p.dream), '') = ''
UNION ALL
SELECT a.scope, 'trace', 4, a.row, NULL
FROM acting a
WHERE NOT EXISTS (
    SELECT 1 FROM record x
    WHERE x.id = a.answers AND x.hidden = 0 AND x.type IN ('dream-phrase', 'problem'))
UNION ALL
SELECT p.scope, 'area', 5,
  coalesce((SELECT x.row FROM planned x WHERE x.scope = p.scope), p.row), ar.row
FROM place p
JOIN area ON area.hidden = 0
JOIN record ar ON ar.row = area.row
WHERE NOT EXISTS (SELECT 1 FROM acting a WHERE a.scope = p.scope AND a.area = ar.id)
  AND NOT EXISTS (
    SELECT 1 FROM record x JOIN area_exemption e ON e.row = x.row
    WHERE x.scope = p.scope AND x.type = 'area-exemption' AND e.hidden = 0 AND e.area = ar.id
      AND coalesce(trim(e.reason), '') <> '')
UNION ALL
SELECT p.scope, 'approval', 6,
  coalesce((SELECT x.row FROM planned x WHERE x.scope = p.scope), p.row), NULL
FROM place p
WHERE NOT EXISTS (
  SELECT 1 FROM planned x JOIN derived_plan s ON s.row = x.row
  WHERE x.scope = p.scope AND s.state = 'approved')
UNION ALL
SELECT p.scope, 'dates', 7, p.row, NULL
FROM planned p
WHERE EXISTS (SELECT 1 FROM acting a WHERE a.scope = p.scope)
  AND NOT EXISTS (SELECT 1 FROM acting a WHERE a.scope = p.scope AND a.planned_from IS NOT NULL)
UNION ALL
SELECT a.scope, 'funding', 8, a.row, NULL
FROM acting a JOIN beginning b ON b.scope = a.scope
WHERE a.planned_from < date(b.day, '+1 year')
  AND NOT EXISTS (
    SELECT 1 FROM funding_line f
    WHERE f.action = a.id AND f.hidden = 0 AND f.state_name IS NOT 'rejected');
