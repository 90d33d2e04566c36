-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what each visible district counts as: one of its phase, one of its plan's state where it
--   has a plan, and whether its associative group and its technical panel are constituted.
-- Source: the programme's summary of districts.
-- Unit: districts.
DROP VIEW IF EXISTS counted_districts;
CREATE VIEW counted_districts AS
SELECT s.district AS row, s.scope, 'district' AS what, coalesce(s.phase, '') AS key, '' AS other,
  1 AS n
FROM district_summary s
UNION ALL
SELECT s.district, s.scope, 'plan', s.plan, '', 1
FROM district_summary s WHERE s.plan IS NOT NULL
UNION ALL
SELECT s.district, s.scope, 'gal', '', '', s.gal
FROM district_summary s
UNION ALL
SELECT s.district, s.scope, 'panel', '', '', s.panel
FROM district_summary s;
