-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: the one rule of which entries count, and what each adds to its line and budget item. It
--   counts unless it is deleted, was rejected, or is the second entry of a document (second_entry). A
--   draft counts, for what is wrong is to be told before it is submitted, but accounts are rendered
--   of what is reported: what left the draft. Every figure of money is either of all that counts
--   (balances, warnings, months, summaries) or of what is reported (accounts, and what a submission
--   is held against), on both sides of each comparison.
--   what: committed, disbursed or spent; n: its amount, a refund's less; reported, approved: whether
--   it is (its state's name is taken from the state itself, for the index that holds it).
-- Source: the programme's accounts: in draft one is warned, a submission is refused.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS entry_amount;
CREATE VIEW entry_amount AS
SELECT e.row, e.line, e.item, e.date, e.kind,
  CASE e.kind WHEN 'commitment' THEN 'committed' WHEN 'disbursement' THEN 'disbursed'
              ELSE 'spent' END AS what,
  coalesce(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END, 0) AS n,
  coalesce(e.state, 'draft') || ':' NOT GLOB 'draft:*' AS reported,
  coalesce(e.state, '') || ':' GLOB 'approved:*' AS approved
FROM entry e
WHERE e.hidden = 0 AND coalesce(e.state, '') || ':' NOT GLOB 'rejected:*'
  AND NOT EXISTS (SELECT 1 FROM second_entry t WHERE t.row = e.row);
