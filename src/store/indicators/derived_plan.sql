-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a plan is what the region's latest decision on it says, by date and then by
--   identifier: approved, or observed, which a rejection is too. A submission dated after that
--   decision, or written after it on its very day, or without any, makes it submitted; without
--   either it is a draft. It was approved on the date of the decision that approves it.
-- Source: the programme's summary of districts: plan state and approval follow from the region's decisions.
-- Unit: a state's name; a date.
DROP VIEW IF EXISTS derived_plan;
CREATE VIEW derived_plan AS
WITH verdict AS (
  SELECT r.scope, r.id, d.date, d.outcome
  FROM record r JOIN decision d ON d.row = r.row
  WHERE r.type = 'decision' AND d.hidden = 0 AND d.kind = 'plan-approval'
), decided AS (
  SELECT r.scope, r.row, p.submitted_on,
    (SELECT v.id FROM verdict v WHERE v.scope = r.scope
     ORDER BY v.date DESC, v.id DESC LIMIT 1) AS latest
  FROM record r JOIN plan p ON p.row = r.row
  WHERE r.type = 'plan'
), stated AS (
  SELECT p.scope, p.row, v.date,
    CASE
      WHEN p.submitted_on > coalesce(v.date, '') THEN 'submitted'
      WHEN p.submitted_on = v.date AND (
        SELECT max(j.stamp) FROM journal j
        WHERE j.record = p.row AND instr(j.fields, '"submitted-on"') > 0
      ) > (SELECT min(j.stamp) FROM journal j WHERE j.record = v.row) THEN 'submitted'
      WHEN v.outcome = 'approved' THEN 'approved'
      WHEN v.outcome IS NOT NULL THEN 'observed'
      ELSE 'draft'
    END AS state
  FROM decided p
  LEFT JOIN record vr ON vr.id = p.latest
  LEFT JOIN decision v ON v.row = vr.row
)
SELECT scope, row, state, CASE state WHEN 'approved' THEN date END AS approved_on
FROM stated;
