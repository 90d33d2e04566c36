-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what is wrong with a district's money, each with the record that shows it and the line
--   that it belongs to. spent-over-disbursed, disbursed-over-awarded and committed-over-awarded: the
--   first is more than the second (line_balance); for a line of own money or in kind only what is
--   spent is held against what is awarded (spent-over-awarded). item-over-cap: a budget item's
--   expenses, or what it budgets, are more than its cap. own-short: the own contribution shown is less
--   than what is due on what was spent. All that counts is added up, drafts too (see entry_amount):
--   they are warned of before they are submitted. ceiling-total, ceiling-yearly, ceiling-first-year:
--   more was awarded than the district's call allows (call_ceiling), subject is the year.
--   What a line or an item comes to is reckoned once for all that it is held against: grouped by its
--   key it is one row still, but its sums are not copied into each comparison, and a question about
--   one scope reads that scope's alone. own-short asks again, of the few lines that owe a share.
-- Source: the programme's accounts and calls.
-- Unit: whole pesos (CLP): amount is what there is, bound is what is allowed or due.
DROP VIEW IF EXISTS money_warning;
CREATE VIEW money_warning AS
SELECT b.scope, b.id AS record, b.id AS line, k.kind, k.position, NULL AS subject,
  CASE k.position WHEN 1 THEN b.spent WHEN 2 THEN b.disbursed WHEN 3 THEN b.spent
    ELSE b.committed END AS amount,
  CASE k.position WHEN 1 THEN b.disbursed ELSE b.awarded END AS bound
FROM (
  SELECT l.scope, l.row, l.id, l.matched, l.awarded, l.committed, l.disbursed, l.spent
  FROM line_balance l GROUP BY l.scope, l.row
) b
CROSS JOIN (
  SELECT 1 AS position, 'spent-over-disbursed' AS kind
  UNION ALL SELECT 2, 'disbursed-over-awarded'
  UNION ALL SELECT 3, 'spent-over-awarded'
  UNION ALL SELECT 4, 'committed-over-awarded') k
WHERE CASE k.position WHEN 1 THEN b.matched AND b.spent > b.disbursed
  WHEN 2 THEN b.disbursed > b.awarded
  WHEN 3 THEN NOT b.matched AND b.spent > b.awarded
  ELSE b.committed > b.awarded END
UNION ALL
SELECT i.scope, i.id, i.line, 'item-over-cap', 5, i.name, max(i.spent, i.amount), i.cap
FROM (
  SELECT t.scope, t.row, t.id, t.line, t.name, t.spent, t.amount, t.cap
  FROM item_balance t GROUP BY t.scope, t.row
) i WHERE max(i.spent, i.amount) > i.cap
UNION ALL
SELECT b.scope, b.id, b.id, 'own-short', 6, NULL, b.own_shown, b.own_due_action
FROM line_balance b
WHERE b.own_contribution > 0 AND b.own_due_now > 0 AND b.own_shown < b.own_due_action
UNION ALL
SELECT c.scope, c.id, NULL, 'ceiling-' || c.rule, 7, coalesce(c.year, c.name), c.awarded, c.ceiling
FROM call_ceiling c WHERE c.awarded > c.ceiling;
