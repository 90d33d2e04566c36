-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: districts, in all and by phase; those whose associative group (GAL) is constituted or
--   a legal person, and those whose technical panel is constituted, also as a share of all.
-- Source: the programme's summary of districts; the programme's sheet (Sercotec, 2015) for the governance figures.
-- Unit: districts; percent.
DROP VIEW IF EXISTS indicator_districts;
CREATE VIEW indicator_districts AS
SELECT p.level, p.place, count(*) AS districts,
  count(*) FILTER (WHERE s.phase = 'candidate') AS candidate,
  count(*) FILTER (WHERE s.phase = 'activation') AS activation,
  count(*) FILTER (WHERE s.phase = 'dynamization') AS dynamization,
  count(*) FILTER (WHERE s.phase = 'graduated') AS graduated,
  count(*) FILTER (WHERE s.phase = 'withdrawn') AS withdrawn,
  sum(s.gal) AS gal_constituted,
  100.0 * sum(s.gal) / count(*) AS gal_constituted_share,
  sum(s.panel) AS panel_constituted,
  100.0 * sum(s.panel) / count(*) AS panel_constituted_share
FROM place p CROSS JOIN district_summary s ON s.scope = p.scope
GROUP BY p.level, p.place;
