-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what became of each budget item's money; cap: its own or, where it has none, the cap
--   per item of its line; committed, spent and reported_spent as in line_balance, of the entries
--   that name the item.
-- Source: the programme's accounts: caps per item.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS item_balance;
CREATE VIEW item_balance AS
SELECT r.row, r.scope, r.id, i.line, i.name, coalesce(i.amount, 0) AS amount,
  coalesce(i.cap, l.item_cap) AS cap,
  coalesce((SELECT sum(e.n) FROM entry_amount e
    WHERE e.line = i.line AND e.item = r.id AND e.what = 'committed'), 0) AS committed,
  coalesce((SELECT sum(e.n) FROM entry_amount e
    WHERE e.line = i.line AND e.item = r.id AND e.what = 'spent'), 0) AS spent,
  coalesce((SELECT sum(e.n) FROM entry_amount e
    WHERE e.line = i.line AND e.item = r.id AND e.what = 'spent' AND e.reported), 0) AS reported_spent
FROM record r
JOIN budget_item i ON i.row = r.row
JOIN record lr ON lr.id = i.line
JOIN funding_line l ON l.row = lr.row
WHERE r.type = 'budget-item' AND i.hidden = 0;
