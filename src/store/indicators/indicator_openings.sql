-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: net openings: openings less closings that the diary tells.
-- Source: the programme's summary of districts.
-- Unit: businesses.
DROP VIEW IF EXISTS indicator_openings;
CREATE VIEW indicator_openings AS
SELECT p.level, p.place, sum(o.openings) AS openings, sum(o.closings) AS closings,
  sum(o.openings - o.closings) AS net_openings
FROM place p CROSS JOIN district_openings o ON o.scope = p.scope
GROUP BY p.level, p.place;
