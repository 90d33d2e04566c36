-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions by area (its code) and state.
-- Source: domain.md §4 and §11.
-- Unit: actions.
DROP VIEW IF EXISTS indicator_action_states;
CREATE VIEW indicator_action_states AS
SELECT p.level, p.place, x.code AS area, a.state, sum(a.n) AS actions
FROM place p CROSS JOIN district_actions a ON a.scope = p.scope
LEFT JOIN area x ON x.row = a.area
GROUP BY p.level, p.place, x.code, a.state;
