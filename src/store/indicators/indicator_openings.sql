-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: net openings: openings less closings that the diary tells.
-- Source: the programme's summary of districts.
-- Unit: businesses.
DROP VIEW IF EXISTS indicator_openings;
CREATE VIEW indicator_openings AS
SELECT t.level, t.place, coalesce(sum(t.n) FILTER (WHERE t.key = 'opening'), 0) AS openings,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'closing'), 0) AS closings,
  sum(CASE t.key WHEN 'opening' THEN t.n ELSE -t.n END) AS net_openings
FROM totals t
WHERE t.what = 'diary'
GROUP BY t.level, t.place;
