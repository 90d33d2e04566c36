-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: each observation that is not resolved, by the date it was made, 9999-12-31 where that is
--   missing.
-- Source: the programme's summary of districts.
-- Unit: observations.
DROP VIEW IF EXISTS counted_observations;
CREATE VIEW counted_observations AS
SELECT r.row, r.scope, 'observation-due' AS what, coalesce(o.date, '9999-12-31') AS key,
  '' AS other, 1 AS n
FROM record r JOIN observation o ON o.row = r.row
WHERE r.type = 'observation' AND o.hidden = 0 AND coalesce(o.state_name, '') <> 'resolved';
