-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what figures are told of: the nation (0), each region (row of its record) and each
--   district (row of its scope), with the scopes of the districts that it holds. One formula of an
--   indicator thus serves every level.
-- Source: domain.md §1 and §11.
-- Unit: rows.
DROP VIEW IF EXISTS place;
CREATE VIEW place AS
SELECT l.column1 AS level,
  CASE l.column1 WHEN 'nation' THEN 0 WHEN 'region' THEN s.region ELSE s.scope END AS place,
  s.scope
FROM (VALUES ('nation'), ('region'), ('district')) l
CROSS JOIN district_summary s
WHERE l.column1 <> 'region' OR s.region IS NOT NULL;
