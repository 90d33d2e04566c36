-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: money planned, awarded, disbursed, spent and approved, in all and by kind of funding
--   source (see counted_lines and counted_entries); spent as a share of awarded; leverage: awarded from leveraged
--   sources, public and private, over awarded from Sercotec, none where Sercotec awarded nothing.
-- Source: the programme's summary of districts.
-- Unit: whole pesos (CLP); percent; pesos for each peso.
DROP VIEW IF EXISTS indicator_money;
CREATE VIEW indicator_money AS
SELECT t.level, t.place,
  total(t.n) FILTER (WHERE t.what = 'planned') AS planned_total,
  total(t.n) FILTER (WHERE t.what = 'planned' AND t.key = 'sercotec') AS planned_sercotec,
  total(t.n) FILTER (WHERE t.what = 'planned' AND t.key = 'leveraged-public') AS planned_leveraged_public,
  total(t.n) FILTER (WHERE t.what = 'planned' AND t.key = 'leveraged-private') AS planned_leveraged_private,
  total(t.n) FILTER (WHERE t.what = 'planned' AND t.key = 'own') AS planned_own,
  total(t.n) FILTER (WHERE t.what = 'planned' AND t.key = 'in-kind') AS planned_in_kind,
  total(t.n) FILTER (WHERE t.what = 'awarded') AS awarded_total,
  total(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'sercotec') AS awarded_sercotec,
  total(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'leveraged-public') AS awarded_leveraged_public,
  total(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'leveraged-private') AS awarded_leveraged_private,
  total(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'own') AS awarded_own,
  total(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'in-kind') AS awarded_in_kind,
  total(t.n) FILTER (WHERE t.what = 'disbursed') AS disbursed_total,
  total(t.n) FILTER (WHERE t.what = 'disbursed' AND t.key = 'sercotec') AS disbursed_sercotec,
  total(t.n) FILTER (WHERE t.what = 'disbursed' AND t.key = 'leveraged-public') AS disbursed_leveraged_public,
  total(t.n) FILTER (WHERE t.what = 'disbursed' AND t.key = 'leveraged-private') AS disbursed_leveraged_private,
  total(t.n) FILTER (WHERE t.what = 'disbursed' AND t.key = 'own') AS disbursed_own,
  total(t.n) FILTER (WHERE t.what = 'disbursed' AND t.key = 'in-kind') AS disbursed_in_kind,
  total(t.n) FILTER (WHERE t.what = 'spent') AS spent_total,
  total(t.n) FILTER (WHERE t.what = 'spent' AND t.key = 'sercotec') AS spent_sercotec,
  total(t.n) FILTER (WHERE t.what = 'spent' AND t.key = 'leveraged-public') AS spent_leveraged_public,
  total(t.n) FILTER (WHERE t.what = 'spent' AND t.key = 'leveraged-private') AS spent_leveraged_private,
  total(t.n) FILTER (WHERE t.what = 'spent' AND t.key = 'own') AS spent_own,
  total(t.n) FILTER (WHERE t.what = 'spent' AND t.key = 'in-kind') AS spent_in_kind,
  total(t.n) FILTER (WHERE t.what = 'approved') AS approved_total,
  total(t.n) FILTER (WHERE t.what = 'approved' AND t.key = 'sercotec') AS approved_sercotec,
  total(t.n) FILTER (WHERE t.what = 'approved' AND t.key = 'leveraged-public') AS approved_leveraged_public,
  total(t.n) FILTER (WHERE t.what = 'approved' AND t.key = 'leveraged-private') AS approved_leveraged_private,
  total(t.n) FILTER (WHERE t.what = 'approved' AND t.key = 'own') AS approved_own,
  total(t.n) FILTER (WHERE t.what = 'approved' AND t.key = 'in-kind') AS approved_in_kind,
  100.0 * total(t.n) FILTER (WHERE t.what = 'spent')
    / nullif(sum(t.n) FILTER (WHERE t.what = 'awarded'), 0) AS spent_share,
  total(t.n) FILTER (WHERE t.what = 'awarded'
                     AND t.key IN ('leveraged-public', 'leveraged-private'))
    / nullif(sum(t.n) FILTER (WHERE t.what = 'awarded' AND t.key = 'sercotec'), 0) AS leverage
FROM totals t
WHERE t.what IN ('planned', 'awarded', 'disbursed', 'spent', 'approved')
GROUP BY t.level, t.place;
