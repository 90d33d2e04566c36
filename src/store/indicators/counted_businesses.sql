-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: a district's businesses in each state, and the sex of the owners of the open ones;
--   what is not told is unreported.
-- Source: domain.md §2 and §11.
-- Unit: businesses.
DROP VIEW IF EXISTS counted_businesses;
CREATE VIEW counted_businesses AS
SELECT r.scope,
  count(*) FILTER (WHERE b.state_name = 'open') AS open,
  count(*) FILTER (WHERE b.state_name = 'closed') AS closed,
  count(*) FILTER (WHERE b.state_name = 'vacant') AS vacant,
  count(*) FILTER (WHERE b.state_name = 'moved') AS moved,
  count(*) FILTER (WHERE b.state_name = 'open' AND b.owner_sex = 'women') AS women,
  count(*) FILTER (WHERE b.state_name = 'open' AND b.owner_sex = 'men') AS men,
  count(*) FILTER (WHERE b.state_name = 'open' AND b.owner_sex = 'mixed') AS mixed,
  count(*) FILTER (WHERE b.state_name = 'open'
    AND coalesce(b.owner_sex, '') NOT IN ('women', 'men', 'mixed')) AS unreported
FROM record r JOIN business b ON b.row = r.row
WHERE r.type = 'business' AND b.hidden = 0
GROUP BY r.scope;
