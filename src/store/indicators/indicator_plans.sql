-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: plans by state.
-- Source: the programme's summary of districts.
-- Unit: plans.
DROP VIEW IF EXISTS indicator_plans;
CREATE VIEW indicator_plans AS
SELECT p.level, p.place,
  count(*) FILTER (WHERE s.plan = 'draft') AS draft,
  count(*) FILTER (WHERE s.plan = 'submitted') AS submitted,
  count(*) FILTER (WHERE s.plan = 'observed') AS observed,
  count(*) FILTER (WHERE s.plan = 'approved') AS approved
FROM place p CROSS JOIN district_summary s ON s.scope = p.scope
GROUP BY p.level, p.place;
