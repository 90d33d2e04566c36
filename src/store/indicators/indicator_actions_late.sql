-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions whose planned end is before today and that are neither done nor dropped.
-- Source: the programme's summary of districts.
-- Unit: actions.
DROP VIEW IF EXISTS indicator_actions_late;
CREATE VIEW indicator_actions_late AS
SELECT p.level, p.place,
  sum((SELECT sum(d.n) FROM district_due d
       WHERE d.scope = p.scope AND d.what = 'action'
         AND d.date < (SELECT date FROM today))) AS actions_late
FROM place p
GROUP BY p.level, p.place;
