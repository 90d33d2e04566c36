-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: money planned, awarded, disbursed, spent and approved, in all and by kind of funding
--   source (see counted_money); spent as a share of awarded; leverage: awarded from leveraged
--   sources, public and private, over awarded from Sercotec, none where Sercotec awarded nothing.
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP); percent; pesos for each peso.
DROP VIEW IF EXISTS indicator_money;
CREATE VIEW indicator_money AS
WITH held AS (
  SELECT s.region, m.kind, sum(m.planned) AS planned, sum(m.awarded) AS awarded, sum(m.disbursed) AS disbursed, sum(m.spent) AS spent, sum(m.approved) AS approved
  FROM district_summary s CROSS JOIN district_money m ON m.scope = s.scope
  GROUP BY s.region, m.kind
), told AS (
  SELECT 'region' AS level, CASE n.column1 WHEN 1 THEN 0 ELSE h.region END AS place, h.*
  FROM held h CROSS JOIN (VALUES (1), (0)) n
  WHERE n.column1 = 1 OR h.region IS NOT NULL
  UNION ALL
  SELECT 'district', s.scope, s.region, m.kind, m.planned, m.awarded, m.disbursed, m.spent, m.approved
  FROM district_summary s CROSS JOIN district_money m ON m.scope = s.scope
)
SELECT m.level, m.place,
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
FROM told m
GROUP BY m.level, m.place;
