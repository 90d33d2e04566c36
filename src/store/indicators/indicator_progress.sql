-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: mean of the progress of the actions of the plans, dropped ones left out; one without
--   progress told counts as 0. None without an action.
-- Source: the programme's summary of districts.
-- Unit: percent.
DROP VIEW IF EXISTS indicator_progress;
CREATE VIEW indicator_progress AS
SELECT t.level, t.place,
  total(t.n) FILTER (WHERE t.what = 'progress') / 100.0
    / sum(t.n) FILTER (WHERE t.what = 'action' AND t.other <> 'dropped') AS progress
FROM totals t
WHERE t.what IN ('action', 'progress')
GROUP BY t.level, t.place;
