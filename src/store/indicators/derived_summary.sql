-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: each visible district with its region, its phase, whether its associative group is
--   constituted or a legal person, whether its technical panel is constituted, and its plan's state
--   (none without a plan).
-- Source: the programme's summary of districts.
-- Unit: rows of records; 1 or 0.
DROP VIEW IF EXISTS derived_summary;
CREATE VIEW derived_summary AS
SELECT r.scope, r.row AS district, gr.row AS region, d.phase,
  EXISTS (
    SELECT 1 FROM record x JOIN associative_group a ON a.row = x.row
    WHERE x.scope = r.scope AND x.type = 'associative-group' AND a.hidden = 0
      AND a.state_name IN ('constituted', 'legal-person')) AS gal,
  EXISTS (
    SELECT 1 FROM record x JOIN technical_panel t ON t.row = x.row
    WHERE x.scope = r.scope AND x.type = 'technical-panel' AND t.hidden = 0
      AND t.state_name = 'constituted') AS panel,
  (SELECT p.state FROM record x JOIN plan p ON p.row = x.row
   WHERE x.scope = r.scope AND x.type = 'plan' AND p.hidden = 0) AS plan
FROM record r
JOIN district d ON d.row = r.row
LEFT JOIN record cr ON cr.id = d.commune
LEFT JOIN commune c ON c.row = cr.row
LEFT JOIN record gr ON gr.id = c.region
WHERE r.type = 'district' AND d.hidden = 0;
