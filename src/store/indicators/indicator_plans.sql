-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: plans by state.
-- Source: the programme's summary of districts.
-- Unit: plans.
DROP VIEW IF EXISTS indicator_plans;
CREATE VIEW indicator_plans AS
SELECT t.level, t.place,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'draft'), 0) AS draft,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'submitted'), 0) AS submitted,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'observed'), 0) AS observed,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'approved'), 0) AS approved
FROM totals t
WHERE t.what = 'plan'
GROUP BY t.level, t.place;
