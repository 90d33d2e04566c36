-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what became of each budget item's money; cap: its own or, where it has none, the cap
--   per item of its line; committed, spent and reported as in line_balance, of the entries that name
--   the item.
-- Source: the programme's accounts: caps per item.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS item_balance;
CREATE VIEW item_balance AS
SELECT r.row, r.scope, r.id, i.line, i.name, coalesce(i.amount, 0) AS amount,
  coalesce(i.cap, l.item_cap) AS cap,
  coalesce((SELECT sum(e.amount) FROM entry e
    WHERE e.line = i.line AND e.hidden = 0 AND e.kind = 'commitment' AND e.item = r.id), 0) AS committed,
  coalesce((SELECT sum(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END) FROM entry e
    WHERE e.line = i.line AND e.hidden = 0 AND e.kind IN ('expense', 'refund')
      AND e.item = r.id), 0) AS spent,
  coalesce((SELECT sum(CASE e.kind WHEN 'refund' THEN -e.amount ELSE e.amount END) FROM entry e
    WHERE e.line = i.line AND e.hidden = 0 AND e.kind IN ('expense', 'refund')
      AND e.state || ':' NOT GLOB 'draft:*' AND e.state || ':' NOT GLOB 'rejected:*'
      AND e.item = r.id), 0) AS reported
FROM record r
JOIN budget_item i ON i.row = r.row
JOIN record lr ON lr.id = i.line
JOIN funding_line l ON l.row = lr.row
WHERE r.type = 'budget-item' AND i.hidden = 0;
