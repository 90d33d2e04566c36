-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what is not over in a district, by date: actions neither done nor dropped by their
--   planned end (none without one), commitments not fulfilled by the promised date, observations
--   not resolved by the date they were made. Where that date is missing it is 9999-12-31.
-- Source: the programme's summary of districts.
-- Unit: actions, commitments, observations.
DROP VIEW IF EXISTS counted_due;
CREATE VIEW counted_due AS
SELECT r.scope, 'action' AS what, a.planned_to AS date, count(*) AS n
FROM record r JOIN action a ON a.row = r.row
WHERE r.type = 'action' AND a.hidden = 0 AND a.planned_to IS NOT NULL
  AND coalesce(a.state_name, '') NOT IN ('done', 'dropped')
GROUP BY r.scope, a.planned_to
UNION ALL
SELECT r.scope, 'commitment', coalesce(c.promised_for, '9999-12-31'), count(*)
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NULL
GROUP BY r.scope, coalesce(c.promised_for, '9999-12-31')
UNION ALL
SELECT r.scope, 'observation', coalesce(o.date, '9999-12-31'), count(*)
FROM record r JOIN observation o ON o.row = r.row
WHERE r.type = 'observation' AND o.hidden = 0 AND coalesce(o.state_name, '') <> 'resolved'
GROUP BY r.scope, coalesce(o.date, '9999-12-31');
