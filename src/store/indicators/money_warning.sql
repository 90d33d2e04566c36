-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what is wrong with a district's money, each with the record that shows it and the line
--   that it belongs to. spent-over-disbursed, disbursed-over-awarded and committed-over-awarded: the
--   first is more than the second (line_balance); for a line of own money or in kind only what is
--   spent is held against what is awarded (spent-over-awarded). item-over-cap: a budget item's
--   expenses, or what it budgets, are more than its cap. own-short: the own contribution shown is less
--   than what is due on what was spent. All that counts is added up, drafts too (see entry_amount):
--   they are warned of before they are submitted. ceiling-total, ceiling-yearly, ceiling-first-year:
--   more was awarded than the district's call allows (call_ceiling), subject is the year.
-- Source: the programme's accounts and calls.
-- Unit: whole pesos (CLP): amount is what there is, bound is what is allowed or due.
DROP VIEW IF EXISTS money_warning;
CREATE VIEW money_warning AS
SELECT b.scope, b.id AS record, b.id AS line, 'spent-over-disbursed' AS kind, 1 AS position,
  NULL AS subject, b.spent AS amount, b.disbursed AS bound
FROM line_balance b WHERE b.matched AND b.spent > b.disbursed
UNION ALL
SELECT b.scope, b.id, b.id, 'disbursed-over-awarded', 2, NULL, b.disbursed, b.awarded
FROM line_balance b WHERE b.disbursed > b.awarded
UNION ALL
SELECT b.scope, b.id, b.id, 'spent-over-awarded', 3, NULL, b.spent, b.awarded
FROM line_balance b WHERE NOT b.matched AND b.spent > b.awarded
UNION ALL
SELECT b.scope, b.id, b.id, 'committed-over-awarded', 4, NULL, b.committed, b.awarded
FROM line_balance b WHERE b.committed > b.awarded
UNION ALL
SELECT i.scope, i.id, i.line, 'item-over-cap', 5, i.name, max(i.spent, i.amount), i.cap
FROM item_balance i WHERE max(i.spent, i.amount) > i.cap
UNION ALL
SELECT b.scope, b.id, b.id, 'own-short', 6, NULL, b.own_shown, b.own_due_action
FROM line_balance b WHERE b.own_due_now > 0 AND b.own_shown < b.own_due_action
UNION ALL
SELECT c.scope, c.id, NULL, 'ceiling-' || c.rule, 7, coalesce(c.year, c.name), c.awarded, c.ceiling
FROM call_ceiling c WHERE c.awarded > c.ceiling;
