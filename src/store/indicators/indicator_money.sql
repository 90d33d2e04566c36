-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: money planned, awarded, disbursed, spent and approved, in all and by kind of funding
--   source (see counted_money); spent as a share of awarded; leverage: awarded from leveraged
--   sources, public and private, over awarded from Sercotec, none where Sercotec awarded nothing.
-- Source: domain.md §5 and §11.
-- Unit: whole pesos (CLP); percent; pesos for each peso.
DROP VIEW IF EXISTS indicator_money;
CREATE VIEW indicator_money AS
SELECT p.level, p.place,
  total(m.planned) AS planned_total,
  total(m.planned) FILTER (WHERE m.kind = 'sercotec') AS planned_sercotec,
  total(m.planned) FILTER (WHERE m.kind = 'leveraged-public') AS planned_leveraged_public,
  total(m.planned) FILTER (WHERE m.kind = 'leveraged-private') AS planned_leveraged_private,
  total(m.planned) FILTER (WHERE m.kind = 'own') AS planned_own,
  total(m.planned) FILTER (WHERE m.kind = 'in-kind') AS planned_in_kind,
  total(m.awarded) AS awarded_total,
  total(m.awarded) FILTER (WHERE m.kind = 'sercotec') AS awarded_sercotec,
  total(m.awarded) FILTER (WHERE m.kind = 'leveraged-public') AS awarded_leveraged_public,
  total(m.awarded) FILTER (WHERE m.kind = 'leveraged-private') AS awarded_leveraged_private,
  total(m.awarded) FILTER (WHERE m.kind = 'own') AS awarded_own,
  total(m.awarded) FILTER (WHERE m.kind = 'in-kind') AS awarded_in_kind,
  total(m.disbursed) AS disbursed_total,
  total(m.disbursed) FILTER (WHERE m.kind = 'sercotec') AS disbursed_sercotec,
  total(m.disbursed) FILTER (WHERE m.kind = 'leveraged-public') AS disbursed_leveraged_public,
  total(m.disbursed) FILTER (WHERE m.kind = 'leveraged-private') AS disbursed_leveraged_private,
  total(m.disbursed) FILTER (WHERE m.kind = 'own') AS disbursed_own,
  total(m.disbursed) FILTER (WHERE m.kind = 'in-kind') AS disbursed_in_kind,
  total(m.spent) AS spent_total,
  total(m.spent) FILTER (WHERE m.kind = 'sercotec') AS spent_sercotec,
  total(m.spent) FILTER (WHERE m.kind = 'leveraged-public') AS spent_leveraged_public,
  total(m.spent) FILTER (WHERE m.kind = 'leveraged-private') AS spent_leveraged_private,
  total(m.spent) FILTER (WHERE m.kind = 'own') AS spent_own,
  total(m.spent) FILTER (WHERE m.kind = 'in-kind') AS spent_in_kind,
  total(m.approved) AS approved_total,
  total(m.approved) FILTER (WHERE m.kind = 'sercotec') AS approved_sercotec,
  total(m.approved) FILTER (WHERE m.kind = 'leveraged-public') AS approved_leveraged_public,
  total(m.approved) FILTER (WHERE m.kind = 'leveraged-private') AS approved_leveraged_private,
  total(m.approved) FILTER (WHERE m.kind = 'own') AS approved_own,
  total(m.approved) FILTER (WHERE m.kind = 'in-kind') AS approved_in_kind,
  100.0 * sum(m.spent) / nullif(sum(m.awarded), 0) AS spent_share,
  total(m.awarded) FILTER (WHERE m.kind IN ('leveraged-public', 'leveraged-private'))
    / nullif(sum(m.awarded) FILTER (WHERE m.kind = 'sercotec'), 0) AS leverage
FROM place p CROSS JOIN district_money m ON m.scope = p.scope
GROUP BY p.level, p.place;
