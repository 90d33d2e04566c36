-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what figures are told of: each region (row of its record), the nation (0) on the same
--   level, and each district (row of its scope), with the scopes of the districts that it holds. One
--   formula of an indicator thus serves every level. Where districts tell many rows, the indicator
--   first adds them up by region and then the regions, in the same order of levels and places.
-- Source: the programme's summary of districts.
-- Unit: rows.
DROP VIEW IF EXISTS place;
CREATE VIEW place AS
SELECT 'region' AS level, CASE n.column1 WHEN 1 THEN 0 ELSE s.region END AS place, s.scope
FROM (VALUES (1), (0)) n CROSS JOIN district_summary s
WHERE n.column1 = 1 OR s.region IS NOT NULL
UNION ALL
SELECT 'district', s.scope, s.scope
FROM district_summary s;
