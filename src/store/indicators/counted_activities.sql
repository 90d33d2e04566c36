-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's activities and the people who came: by sex, and by what brought them.
-- Source: the programme's summary of districts.
-- Unit: activities; people.
DROP VIEW IF EXISTS counted_activities;
CREATE VIEW counted_activities AS
SELECT r.scope, count(*) AS n, coalesce(sum(a.women), 0) AS women, coalesce(sum(a.men), 0) AS men,
  coalesce(sum(a.merchants), 0) AS merchants, coalesce(sum(a.neighbours), 0) AS neighbours,
  coalesce(sum(a.others), 0) AS others
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
GROUP BY r.scope;
