-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: districts, in all and by phase; those whose associative group (GAL) is constituted or
--   a legal person, and those whose technical panel is constituted, also as a share of all.
-- Source: the programme's summary of districts; the programme's sheet (Sercotec, 2015) for the governance figures.
-- Unit: districts; percent.
DROP VIEW IF EXISTS indicator_districts;
CREATE VIEW indicator_districts AS
SELECT level, place, districts, candidate, activation, dynamization, graduated, withdrawn,
  gal_constituted, 100.0 * gal_constituted / districts AS gal_constituted_share,
  panel_constituted, 100.0 * panel_constituted / districts AS panel_constituted_share
FROM (
  SELECT t.level, t.place, coalesce(sum(t.n) FILTER (WHERE t.what = 'district'), 0) AS districts,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'district' AND t.key = 'candidate'), 0) AS candidate,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'district' AND t.key = 'activation'), 0) AS activation,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'district' AND t.key = 'dynamization'), 0) AS dynamization,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'district' AND t.key = 'graduated'), 0) AS graduated,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'district' AND t.key = 'withdrawn'), 0) AS withdrawn,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'gal'), 0) AS gal_constituted,
    coalesce(sum(t.n) FILTER (WHERE t.what = 'panel'), 0) AS panel_constituted
  FROM totals t
  WHERE t.what IN ('district', 'gal', 'panel')
  GROUP BY t.level, t.place
);
