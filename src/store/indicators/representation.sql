-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: of a district's open businesses, in all and by use, street, size bracket and sex of the
--   owner, how many belong to its associative group: a member whose term covers today names them;
--   share: members over open businesses. to_30 and to_50: how many more must join until 30 % and 50 %
--   belong. What is not told is the empty value, the sex unreported; streets that differ in case or
--   accents alone are one.
-- Source: the programme: whom the group represents; the steps of 30 % and 50 % are the program's own.
-- Unit: businesses; percent; businesses to be visited.
DROP VIEW IF EXISTS representation;
CREATE VIEW representation AS
WITH open_business AS NOT MATERIALIZED (
  SELECT b.district, coalesce(b.use, '') AS use, coalesce(b.street, '') AS street,
    coalesce(substr(b.street_key, 1, instr(b.street_key, char(1)) - 1), '') AS street_key,
    coalesce(b.owner_sex, 'unreported') AS owner_sex,
    coalesce((SELECT s.code FROM record sr JOIN size_bracket s ON s.row = sr.row
              WHERE sr.id = (SELECT n.size_bracket FROM derived_business n WHERE n.row = b.row)),
      '') AS size,
    EXISTS (
      SELECT 1
      FROM associative_group g JOIN record gr ON gr.row = g.row
        JOIN group_member m ON m."group" = gr.id
      WHERE g.district = b.district AND g.hidden = 0 AND m.hidden = 0
        AND m.business = (SELECT r.id FROM record r WHERE r.row = b.row)
        AND (m.term_from IS NULL OR m.term_from <= (SELECT date FROM today))
        AND (m.term_to IS NULL OR m.term_to >= (SELECT date FROM today))) AS belongs
  FROM business b
  WHERE b.hidden = 0 AND b.state_name = 'open'
), counted AS (
  SELECT district, 'all' AS part, '' AS value, count(*) AS businesses, sum(belongs) AS members
  FROM open_business GROUP BY district
  UNION ALL
  SELECT district, 'use', use, count(*), sum(belongs) FROM open_business GROUP BY district, use
  UNION ALL
  SELECT district, 'street', max(street), count(*), sum(belongs)
  FROM open_business GROUP BY district, street_key
  UNION ALL
  SELECT district, 'size', size, count(*), sum(belongs) FROM open_business GROUP BY district, size
  UNION ALL
  SELECT district, 'sex', owner_sex, count(*), sum(belongs)
  FROM open_business GROUP BY district, owner_sex
)
SELECT district, part, value, businesses, members, 100.0 * members / businesses AS share,
  max(0, (businesses * 30 + 99) / 100 - members) AS to_30,
  max(0, (businesses * 50 + 99) / 100 - members) AS to_50
FROM counted;
