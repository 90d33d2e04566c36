-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what each business counts as in its district: one of its state and its owner's sex; what is
--   not told is empty. The state's name is taken from the state itself, for the index that holds it.
-- Source: the programme's summary of districts.
-- Unit: businesses.
DROP VIEW IF EXISTS counted_businesses;
CREATE VIEW counted_businesses AS
SELECT b.row, r.scope, 'business' AS what,
  coalesce(substr(b.state, 1, instr(b.state || ':', ':') - 1), '') AS key,
  coalesce(b.owner_sex, '') AS other, 1 AS n
FROM record r JOIN business b ON b.district = r.id
WHERE r.type = 'district' AND b.hidden = 0;
