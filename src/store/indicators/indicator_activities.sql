-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: activities held and the people who came: by sex, and by what brought them.
-- Source: the programme's summary of districts.
-- Unit: activities; people.
DROP VIEW IF EXISTS indicator_activities;
CREATE VIEW indicator_activities AS
SELECT t.level, t.place, coalesce(sum(t.n) FILTER (WHERE t.what = 'activity'), 0) AS activities,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'women'), 0) AS women,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'men'), 0) AS men,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'merchants'), 0) AS merchants,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'neighbours'), 0) AS neighbours,
  coalesce(sum(t.n) FILTER (WHERE t.key = 'others'), 0) AS others
FROM totals t
WHERE t.what IN ('activity', 'people')
GROUP BY t.level, t.place;
