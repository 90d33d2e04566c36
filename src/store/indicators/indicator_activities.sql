-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: activities held and the people who came: by sex, and by what brought them.
-- Source: the programme's summary of districts.
-- Unit: activities; people.
DROP VIEW IF EXISTS indicator_activities;
CREATE VIEW indicator_activities AS
SELECT p.level, p.place, sum(a.n) AS activities, sum(a.women) AS women, sum(a.men) AS men,
  sum(a.merchants) AS merchants, sum(a.neighbours) AS neighbours, sum(a.others) AS others
FROM place p CROSS JOIN district_activities a ON a.scope = p.scope
GROUP BY p.level, p.place;
