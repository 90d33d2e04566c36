-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's businesses by state and by the owner's sex; what is not told is empty.
--   The state's name is taken from the state itself, for the index that holds it.
-- Source: the programme's summary of districts.
-- Unit: businesses.
DROP VIEW IF EXISTS counted_businesses;
CREATE VIEW counted_businesses AS
SELECT r.scope, coalesce(substr(b.state, 1, instr(b.state || ':', ':') - 1), '') AS state,
  coalesce(b.owner_sex, '') AS owner_sex, count(*) AS n
FROM record r JOIN business b ON b.district = r.id
WHERE r.type = 'district' AND b.hidden = 0
GROUP BY r.scope, coalesce(substr(b.state, 1, instr(b.state || ':', ':') - 1), ''),
  coalesce(b.owner_sex, '');
