-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the phase of the latest approved decision on a change of phase, by date and then by
--   identifier, which is the same everywhere; candidate before any. The start of a phase is the
--   date of the latest approved decision that the district enters it.
-- Source: the programme: the phase follows from the region's and the council's decisions.
-- Unit: a phase's name; dates.
DROP VIEW IF EXISTS derived_district;
CREATE VIEW derived_district AS
WITH phase_change AS NOT MATERIALIZED (
  SELECT r.scope, r.id, d.date, d.phase
  FROM record r JOIN decision d ON d.row = r.row
  WHERE r.type = 'decision' AND d.hidden = 0 AND d.kind = 'phase-change'
    AND d.outcome = 'approved' AND d.phase IS NOT NULL
)
SELECT r.scope, r.row,
  coalesce(
    (SELECT c.phase FROM phase_change c WHERE c.scope = r.scope
     ORDER BY c.date DESC, c.id DESC LIMIT 1),
    'candidate') AS phase,
  (SELECT max(c.date) FROM phase_change c
   WHERE c.scope = r.scope AND c.phase = 'activation') AS activation_start,
  (SELECT max(c.date) FROM phase_change c
   WHERE c.scope = r.scope AND c.phase = 'dynamization') AS dynamization_start
FROM record r
WHERE r.type = 'district';
