-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: of a district, in all (part all), of each of its streets (part street) and of each
--   hundred of a street's numbers (part block; block is the first number of the hundred): its
--   businesses by state; premises: those that are open, closed or vacant; vacancy: vacant premises
--   over premises; what the diary tells of the last twelve months, until today: openings, closings
--   and moves; net openings: openings less closings; turnover: openings, closings and moves over
--   premises. Streets that differ in case or accents alone are one: what a key begins with, until its
--   first control character, are the letters; a number that does not begin
--   with a digit tells no block.
-- Source: the programme's summary of districts has vacancy and net openings; turnover and the
--   hundreds are the program's own.
-- Unit: businesses; events; percent of the premises.
DROP VIEW IF EXISTS vacancy;
CREATE VIEW vacancy AS
WITH premises AS NOT MATERIALIZED (
  SELECT b.district, coalesce(b.street, '') AS street,
    coalesce(substr(b.street_key, 1, instr(b.street_key, char(1)) - 1), '') AS street_key,
    CASE WHEN b.street_number GLOB '[0-9]*' AND b.street <> ''
      THEN CAST(b.street_number AS INTEGER) / 100 * 100 END AS block,
    coalesce(b.state_name, '') AS state,
    (SELECT count(*) FROM business_event e
     WHERE e.business = r.id AND e.hidden = 0 AND e.kind = 'opening'
       AND e.date > date((SELECT date FROM today), '-1 year')
       AND e.date <= (SELECT date FROM today)) AS openings,
    (SELECT count(*) FROM business_event e
     WHERE e.business = r.id AND e.hidden = 0 AND e.kind = 'closing'
       AND e.date > date((SELECT date FROM today), '-1 year')
       AND e.date <= (SELECT date FROM today)) AS closings,
    (SELECT count(*) FROM business_event e
     WHERE e.business = r.id AND e.hidden = 0 AND e.kind = 'move'
       AND e.date > date((SELECT date FROM today), '-1 year')
       AND e.date <= (SELECT date FROM today)) AS moves
  FROM business b JOIN record r ON r.row = b.row
  WHERE b.hidden = 0
), counted AS (
  SELECT district, 'all' AS part, '' AS street, '' AS street_key, NULL AS block,
    count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'closed') AS closed,
    count(*) FILTER (WHERE state = 'vacant') AS vacant, count(*) FILTER (WHERE state = 'moved') AS moved,
    count(*) AS businesses, sum(openings) AS openings, sum(closings) AS closings, sum(moves) AS moves
  FROM premises GROUP BY district
  UNION ALL
  SELECT district, 'street', max(street), street_key, NULL,
    count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state = 'closed'),
    count(*) FILTER (WHERE state = 'vacant'), count(*) FILTER (WHERE state = 'moved'),
    count(*), sum(openings), sum(closings), sum(moves)
  FROM premises GROUP BY district, street_key
  UNION ALL
  SELECT district, 'block', max(street), street_key, block,
    count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state = 'closed'),
    count(*) FILTER (WHERE state = 'vacant'), count(*) FILTER (WHERE state = 'moved'),
    count(*), sum(openings), sum(closings), sum(moves)
  FROM premises WHERE block IS NOT NULL GROUP BY district, street_key, block
)
SELECT district, part, street, street_key, block, businesses, open + closed + vacant AS premises,
  open, closed, vacant, moved, businesses - open - closed - vacant - moved AS untold,
  100.0 * vacant / nullif(open + closed + vacant, 0) AS vacancy, openings, closings, moves,
  openings - closings AS net_openings,
  100.0 * (openings + closings + moves) / nullif(open + closed + vacant, 0) AS turnover
FROM counted;
