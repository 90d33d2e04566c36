-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions by area (its code) and state.
-- Source: the programme's summary of districts.
-- Unit: actions.
DROP VIEW IF EXISTS indicator_action_states;
CREATE VIEW indicator_action_states AS
SELECT t.level, t.place, x.code AS area, t.other AS state, sum(t.n) AS actions
FROM totals t LEFT JOIN area x ON x.row = CAST (t.key AS INTEGER)
WHERE t.what = 'action'
GROUP BY t.level, t.place, x.code, t.other;
