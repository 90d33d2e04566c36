-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: each activity held and the people who came: by sex, and by what brought them.
-- Source: the programme's summary of districts.
-- Unit: activities; people.
DROP VIEW IF EXISTS counted_activities;
CREATE VIEW counted_activities AS
SELECT r.row, r.scope, 'activity' AS what, '' AS key, '' AS other, 1 AS n
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'people', 'women', '', coalesce(a.women, 0)
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'people', 'men', '', coalesce(a.men, 0)
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'people', 'merchants', '', coalesce(a.merchants, 0)
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'people', 'neighbours', '', coalesce(a.neighbours, 0)
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.row, r.scope, 'people', 'others', '', coalesce(a.others, 0)
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0;
