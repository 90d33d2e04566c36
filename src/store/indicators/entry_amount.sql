-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what each entry adds to its line and budget item: what: committed, disbursed or spent;
--   n: its amount, a refund's less; reported: whether it left the draft and was not rejected (its
--   state's name is taken from the state itself, for the index that holds it). A document that was
--   entered twice counts once (see second_entry).
-- Source: the programme's accounts.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS entry_amount;
CREATE VIEW entry_amount AS
SELECT e.row, e.line, e.item, e.date, e.kind,
  CASE e.kind WHEN 'commitment' THEN 'committed' WHEN 'disbursement' THEN 'disbursed'
              ELSE 'spent' END AS what,
  coalesce(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END, 0) AS n,
  e.state || ':' NOT GLOB 'draft:*' AND e.state || ':' NOT GLOB 'rejected:*' AS reported
FROM entry e
WHERE e.hidden = 0 AND NOT EXISTS (SELECT 1 FROM second_entry t WHERE t.row = e.row);
