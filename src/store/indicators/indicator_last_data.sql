-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the moment of the newest operation that came from another installation than this one;
--   of a region and of the nation, the newest of their districts. None where all was written here.
-- Source: the programme's summary of districts; a stamp's upper 48 bits are milliseconds.
-- Unit: milliseconds since 1970, UTC.
DROP VIEW IF EXISTS indicator_last_data;
CREATE VIEW indicator_last_data AS
SELECT p.level, p.place, max(j.stamp) >> 16 AS last_data
FROM place p
JOIN stream s ON s.scope = p.scope
JOIN journal j ON j.row = s.arrived
WHERE s.author <> (SELECT author FROM profile)
GROUP BY p.level, p.place;
