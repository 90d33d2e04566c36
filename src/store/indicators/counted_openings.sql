-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: openings and closings that a district's diary tells of its businesses.
-- Source: the programme's summary of districts.
-- Unit: events.
DROP VIEW IF EXISTS counted_openings;
CREATE VIEW counted_openings AS
SELECT r.scope,
  count(*) FILTER (WHERE e.kind = 'opening') AS openings,
  count(*) FILTER (WHERE e.kind = 'closing') AS closings
FROM record r JOIN business_event e ON e.row = r.row
WHERE r.type = 'business-event' AND e.hidden = 0
GROUP BY r.scope;
