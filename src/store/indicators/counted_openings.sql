-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the openings and closings that a district's diary tells of its businesses.
-- Source: the programme's summary of districts.
-- Unit: events.
DROP VIEW IF EXISTS counted_openings;
CREATE VIEW counted_openings AS
SELECT r.row, r.scope, 'diary' AS what, e.kind AS key, '' AS other, 1 AS n
FROM record r JOIN business_event e ON e.row = r.row
WHERE r.type = 'business-event' AND e.hidden = 0 AND e.kind IN ('opening', 'closing');
