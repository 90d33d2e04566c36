-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the progress of the actions of the plans, dropped ones left out; one without
--   progress told counts as 0. None without an action.
-- Source: domain.md §11.
-- Unit: percent.
DROP VIEW IF EXISTS indicator_progress;
CREATE VIEW indicator_progress AS
SELECT p.level, p.place, sum(a.progress) / 100.0 / sum(a.n) AS progress
FROM place p CROSS JOIN district_actions a ON a.scope = p.scope
WHERE a.state <> 'dropped'
GROUP BY p.level, p.place;
