-- SPDX-License-Identifier: GPL-3.0-or-later
-- The figures of a summary from people's rows alone, as one would write them who keeps nothing
-- beside them. A row is a region (its code) or the country (an empty code); a column's name is the
-- figure's code and part. Written apart from src/store/indicators/: both must agree.

CREATE TEMP VIEW place AS
SELECT r.scope, g.code AS region, d.phase
FROM record r
JOIN district d ON d.row = r.row
LEFT JOIN record cr ON cr.id = d.commune
LEFT JOIN commune c ON c.row = cr.row
LEFT JOIN record gr ON gr.id = c.region
LEFT JOIN region g ON g.row = gr.row
WHERE r.type = 'district' AND d.hidden = 0;

CREATE TEMP VIEW district_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place),
gal AS MATERIALIZED (
  SELECT r.scope FROM associative_group a JOIN record r ON r.row = a.row
  WHERE a.hidden = 0 AND a.state_name IN ('constituted', 'legal-person')
), panel AS MATERIALIZED (
  SELECT r.scope FROM technical_panel t JOIN record r ON r.row = t.row
  WHERE t.hidden = 0 AND t.state_name = 'constituted'
), planned AS MATERIALIZED (
  SELECT r.scope, p.state FROM plan p JOIN record r ON r.row = p.row WHERE p.hidden = 0
), counted AS MATERIALIZED (
  SELECT s.region, count(*) AS n,
    count(*) FILTER (WHERE phase = 'candidate') AS candidate,
    count(*) FILTER (WHERE phase = 'activation') AS activation,
    count(*) FILTER (WHERE phase = 'dynamization') AS dynamization,
    count(*) FILTER (WHERE phase = 'graduated') AS graduated,
    count(*) FILTER (WHERE phase = 'withdrawn') AS withdrawn,
    count(*) FILTER (WHERE s.scope IN (SELECT scope FROM gal)) AS gal,
    count(*) FILTER (WHERE s.scope IN (SELECT scope FROM panel)) AS panel,
    count(*) FILTER (WHERE p.state = 'draft') AS draft,
    count(*) FILTER (WHERE p.state = 'submitted') AS submitted,
    count(*) FILTER (WHERE p.state = 'observed') AS observed,
    count(*) FILTER (WHERE p.state = 'approved') AS approved
  FROM seat s LEFT JOIN planned p ON p.scope = s.scope
  GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(n) AS "districts/total",
  sum(candidate) AS "districts/candidate", sum(activation) AS "districts/activation",
  sum(dynamization) AS "districts/dynamization", sum(graduated) AS "districts/graduated",
  sum(withdrawn) AS "districts/withdrawn", sum(gal) AS "gal-constituted",
  100.0 * sum(gal) / sum(n) AS "gal-constituted-share", sum(panel) AS "panel-constituted",
  100.0 * sum(panel) / sum(n) AS "panel-constituted-share", sum(draft) AS "plans/draft",
  sum(submitted) AS "plans/submitted", sum(observed) AS "plans/observed",
  sum(approved) AS "plans/approved"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW action_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region,
    count(*) FILTER (WHERE a.planned_to < t.date AND a.state_name NOT IN ('done', 'dropped'))
      AS late,
    count(*) FILTER (WHERE a.state_name <> 'dropped') AS kept,
    sum(a.progress) FILTER (WHERE a.state_name <> 'dropped') AS progress
  FROM action a JOIN record r ON r.row = a.row JOIN seat s ON s.scope = r.scope, today t
  WHERE a.hidden = 0
  GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(late) AS "actions-late",
  sum(progress) / 100.0 / nullif(sum(kept), 0) AS "progress"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW money_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), source AS MATERIALIZED (
  SELECT r.id, f.kind FROM funding_source f JOIN record r ON r.row = f.row
), line AS MATERIALIZED (
  SELECT r.id, s.region, o.kind, coalesce(l.requested, l.awarded) AS planned, l.awarded
  FROM funding_line l JOIN record r ON r.row = l.row JOIN seat s ON s.scope = r.scope
  LEFT JOIN source o ON o.id = l.source
  WHERE l.hidden = 0
), counted AS MATERIALIZED (
  SELECT l.region, l.kind, 0 AS planned, 0 AS awarded,
    sum(e.amount) FILTER (WHERE e.kind = 'disbursement') AS disbursed,
    sum(iif(e.kind = 'refund', -e.amount, e.amount)) FILTER (WHERE e.kind IN ('expense', 'refund'))
      AS spent,
    sum(iif(e.kind = 'refund', -e.amount, e.amount))
      FILTER (WHERE e.kind IN ('expense', 'refund') AND e.state_name = 'approved') AS approved
  FROM entry e JOIN line l ON l.id = e.line
  WHERE e.hidden = 0 AND e.state_name <> 'rejected'
  GROUP BY l.region, l.kind
  UNION ALL
  SELECT region, kind, sum(planned), sum(awarded), 0, 0, 0 FROM line GROUP BY region, kind
)
SELECT iif(column1, '', region) AS place,
  total(planned) AS "money-planned/total", total(awarded) AS "money-awarded/total",
  total(disbursed) AS "money-disbursed/total", total(spent) AS "money-spent/total",
  total(approved) AS "money-approved/total",
  total(planned) FILTER (WHERE kind = 'sercotec') AS "money-planned/sercotec",
  total(awarded) FILTER (WHERE kind = 'sercotec') AS "money-awarded/sercotec",
  total(disbursed) FILTER (WHERE kind = 'sercotec') AS "money-disbursed/sercotec",
  total(spent) FILTER (WHERE kind = 'sercotec') AS "money-spent/sercotec",
  total(approved) FILTER (WHERE kind = 'sercotec') AS "money-approved/sercotec",
  total(planned) FILTER (WHERE kind = 'leveraged-public') AS "money-planned/leveraged-public",
  total(awarded) FILTER (WHERE kind = 'leveraged-public') AS "money-awarded/leveraged-public",
  total(disbursed) FILTER (WHERE kind = 'leveraged-public') AS "money-disbursed/leveraged-public",
  total(spent) FILTER (WHERE kind = 'leveraged-public') AS "money-spent/leveraged-public",
  total(approved) FILTER (WHERE kind = 'leveraged-public') AS "money-approved/leveraged-public",
  total(planned) FILTER (WHERE kind = 'leveraged-private') AS "money-planned/leveraged-private",
  total(awarded) FILTER (WHERE kind = 'leveraged-private') AS "money-awarded/leveraged-private",
  total(disbursed) FILTER (WHERE kind = 'leveraged-private')
    AS "money-disbursed/leveraged-private",
  total(spent) FILTER (WHERE kind = 'leveraged-private') AS "money-spent/leveraged-private",
  total(approved) FILTER (WHERE kind = 'leveraged-private') AS "money-approved/leveraged-private",
  total(planned) FILTER (WHERE kind = 'own') AS "money-planned/own",
  total(awarded) FILTER (WHERE kind = 'own') AS "money-awarded/own",
  total(disbursed) FILTER (WHERE kind = 'own') AS "money-disbursed/own",
  total(spent) FILTER (WHERE kind = 'own') AS "money-spent/own",
  total(approved) FILTER (WHERE kind = 'own') AS "money-approved/own",
  total(planned) FILTER (WHERE kind = 'in-kind') AS "money-planned/in-kind",
  total(awarded) FILTER (WHERE kind = 'in-kind') AS "money-awarded/in-kind",
  total(disbursed) FILTER (WHERE kind = 'in-kind') AS "money-disbursed/in-kind",
  total(spent) FILTER (WHERE kind = 'in-kind') AS "money-spent/in-kind",
  total(approved) FILTER (WHERE kind = 'in-kind') AS "money-approved/in-kind",
  100.0 * total(spent) / nullif(total(awarded), 0) AS "money-spent-share",
  total(awarded) FILTER (WHERE kind IN ('leveraged-public', 'leveraged-private'))
    / nullif(total(awarded) FILTER (WHERE kind = 'sercotec'), 0) AS "leverage"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW business_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, b.state_name AS state, b.owner_sex AS sex, count(*) AS n
  FROM business b JOIN record r ON r.row = b.row JOIN seat s ON s.scope = r.scope
  WHERE b.hidden = 0
  GROUP BY 1, 2, 3
), told AS (
  SELECT iif(column1, '', region) AS place,
    total(n) FILTER (WHERE state = 'open') AS open,
    total(n) FILTER (WHERE state = 'closed') AS closed,
    total(n) FILTER (WHERE state = 'vacant') AS vacant,
    total(n) FILTER (WHERE state = 'moved') AS moved,
    total(n) FILTER (WHERE state = 'open' AND sex = 'women') AS women,
    total(n) FILTER (WHERE state = 'open' AND sex = 'men') AS men,
    total(n) FILTER (WHERE state = 'open' AND sex = 'mixed') AS mixed
  FROM counted, (VALUES (0), (1)) GROUP BY 1
)
SELECT place, open AS "businesses/open", closed AS "businesses/closed",
  vacant AS "businesses/vacant", moved AS "businesses/moved", women AS "owner-sex/women",
  men AS "owner-sex/men", mixed AS "owner-sex/mixed",
  open - women - men - mixed AS "owner-sex/unreported",
  100.0 * women / nullif(women + men + mixed, 0) AS "women-owned",
  100.0 * vacant / nullif(open + closed + vacant, 0) AS "vacancy"
FROM told;

CREATE TEMP VIEW opening_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, count(*) FILTER (WHERE e.kind = 'opening')
    - count(*) FILTER (WHERE e.kind = 'closing') AS n
  FROM business_event e JOIN record r ON r.row = e.row JOIN seat s ON s.scope = r.scope
  WHERE e.hidden = 0 GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(n) AS "net-openings"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW activity_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, count(*) AS n, sum(women) AS women, sum(men) AS men,
    sum(merchants) AS merchants, sum(neighbours) AS neighbours, sum(others) AS others
  FROM activity a JOIN record r ON r.row = a.row JOIN seat s ON s.scope = r.scope
  WHERE a.hidden = 0 GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(n) AS "activities", total(women) AS "people/women",
  total(men) AS "people/men", total(merchants) AS "people/merchants",
  total(neighbours) AS "people/neighbours", total(others) AS "people/others"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW commitment_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, count(*) FILTER (WHERE c.fulfilled_on IS NULL) AS open,
    count(*) FILTER (WHERE c.fulfilled_on IS NULL AND c.promised_for < t.date) AS late,
    sum(julianday(coalesce(c.fulfilled_on, t.date)) - julianday(c.promised_for))
      FILTER (WHERE c.fulfilled_on IS NOT NULL OR c.promised_for < t.date) AS days,
    count(*) FILTER (WHERE c.fulfilled_on IS NOT NULL OR c.promised_for < t.date) AS n
  FROM commitment c JOIN record r ON r.row = c.row JOIN seat s ON s.scope = r.scope, today t
  WHERE c.hidden = 0 GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(open) AS "commitments-open",
  sum(late) AS "commitments-late", total(days) / nullif(sum(n), 0) AS "commitments-slippage"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW observation_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, count(*) AS open, count(*) FILTER (WHERE o.date <= t.date) AS n,
    sum(julianday(t.date) - julianday(o.date)) FILTER (WHERE o.date <= t.date) AS days
  FROM observation o JOIN record r ON r.row = o.row JOIN seat s ON s.scope = r.scope, today t
  WHERE o.hidden = 0 AND o.state_name <> 'resolved' GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, sum(open) AS "observations-open",
  total(days) / nullif(sum(n), 0) AS "observations-age"
FROM counted, (VALUES (0), (1)) GROUP BY 1;

CREATE TEMP VIEW arrival_figures AS
WITH seat AS MATERIALIZED (SELECT * FROM place), counted AS MATERIALIZED (
  SELECT s.region, max(j.stamp) >> 16 AS last
  FROM journal j JOIN stream m ON m.row = j.stream JOIN seat s ON s.scope = m.scope
  WHERE m.author <> (SELECT author FROM profile) GROUP BY s.region
)
SELECT iif(column1, '', region) AS place, max(last) AS "last-data"
FROM counted, (VALUES (0), (1)) GROUP BY 1;
