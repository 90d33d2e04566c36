-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions whose planned end is before today and that are neither done nor dropped.
-- Source: the programme's summary of districts.
-- Unit: actions.
DROP VIEW IF EXISTS indicator_actions_late;
CREATE VIEW indicator_actions_late AS
SELECT t.level, t.place, sum(t.n) AS actions_late
FROM totals t
WHERE t.what = 'action-due' AND t.key < (SELECT date FROM today)
GROUP BY t.level, t.place;
