-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: slippage: days from the promised date to that of fulfilment, or to today where it is
--   late and open; 0 where it is open and not due. inherited: the delay of the commitment that it
--   comes after. A fulfilled one's delay is its slippage; an open one's is the greatest of its
--   slippage and what it inherits, for it cannot begin before: so an open chain is as late as the
--   latest of its open links or the last one fulfilled before them. expected: promised date and
--   delay. lost_year: the promised date's year where the expected date falls in a later one: budgets
--   are of a calendar year. What was deleted delays nothing. In a circle, which only two databases
--   that met can make, each link counts once.
-- Source: the case of Calama, Barrio Latorre, 2017: design promised 2017-03-31 and delivered
--   2018-01-15, works promised 2018-12-15 after it, budget of 2018 lost.
-- Unit: days; dates; a year.
DROP VIEW IF EXISTS commitment_ledger;
CREATE VIEW commitment_ledger AS
WITH slipped AS NOT MATERIALIZED (
  SELECT c.row, c.district, c.institution, c.what, c.amount, c.promised_for, c.fulfilled_on,
    c.predecessor,
    CAST (julianday(coalesce(c.fulfilled_on, max(c.promised_for, (SELECT date FROM today))))
      - julianday(c.promised_for) AS INTEGER) AS slippage,
    coalesce((
      WITH RECURSIVE before (id, predecessor, fulfilled_on, promised_for) AS (
        SELECT r.id, p.predecessor, p.fulfilled_on, p.promised_for
        FROM record r JOIN commitment p ON p.row = r.row
        WHERE r.id = c.predecessor AND p.hidden = 0
        UNION
        SELECT r.id, p.predecessor, p.fulfilled_on, p.promised_for
        FROM before b JOIN record r ON r.id = b.predecessor JOIN commitment p ON p.row = r.row
        WHERE b.fulfilled_on IS NULL AND p.hidden = 0
      )
      SELECT max(0, max(CAST (
        julianday(coalesce(fulfilled_on, max(promised_for, (SELECT date FROM today))))
          - julianday(promised_for) AS INTEGER)))
      FROM before), 0) AS inherited
  FROM commitment c
  WHERE c.hidden = 0
), delayed AS NOT MATERIALIZED (
  SELECT s.*,
    CASE WHEN s.fulfilled_on IS NULL THEN max(s.slippage, s.inherited) ELSE s.slippage END AS delay
  FROM slipped s
)
SELECT d.*, date(d.promised_for, d.delay || ' days') AS expected,
  CASE WHEN strftime('%Y', d.promised_for, d.delay || ' days') > strftime('%Y', d.promised_for)
    THEN CAST (strftime('%Y', d.promised_for) AS INTEGER) END AS lost_year
FROM delayed d;
