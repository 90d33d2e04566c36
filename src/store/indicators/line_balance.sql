-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what became of each funding line's money: committed, disbursed and spent as in
--   entry_amount; left: awarded less spent. matched: whether somebody else's money pays (its source is
--   neither own nor in kind), which must have come in before it is spent. own_due: the own
--   contribution, a share of what is awarded, rounded up; own_due_now: the same share of what is
--   spent; own_shown: spent by the lines of the same action whose source is own or in kind;
--   own_due_action: what the action's lines are due now, together. reported_disbursed,
--   reported_spent, reported_own_due_now, reported_own_shown, reported_own_due_action: the same of
--   what is reported.
-- Source: the programme's accounts: expenses ≤ disbursed ≤ awarded; the share on what is spent is
--   the program's own reading.
-- Unit: whole pesos (CLP).
DROP VIEW IF EXISTS line_balance;
CREATE VIEW line_balance AS
WITH told AS NOT MATERIALIZED (
  SELECT r.row, r.scope, r.id, l.action, l.source, coalesce(f.kind, '') AS kind,
    l.state_name AS state, l.date, l.execution_from, l.execution_to, l.requested,
    coalesce(l.awarded, 0) AS awarded, l.own_contribution, l.item_cap,
    coalesce(f.kind, '') NOT IN ('own', 'in-kind') AS matched,
    coalesce((SELECT sum(e.n) FROM entry_amount e
      WHERE e.line = r.id AND e.what = 'committed'), 0) AS committed,
    coalesce((SELECT sum(e.n) FROM entry_amount e
      WHERE e.line = r.id AND e.what = 'disbursed'), 0) AS disbursed,
    coalesce((SELECT sum(e.n) FROM entry_amount e
      WHERE e.line = r.id AND e.what = 'spent'), 0) AS spent,
    coalesce((SELECT sum(e.n) FROM entry_amount e
      WHERE e.line = r.id AND e.what = 'spent' AND e.reported), 0) AS reported_spent,
    coalesce((SELECT sum(e.n) FROM entry_amount e
      WHERE e.line = r.id AND e.what = 'disbursed' AND e.reported), 0) AS reported_disbursed
  FROM record r
  JOIN funding_line l ON l.row = r.row
  LEFT JOIN record s ON s.id = l.source
  LEFT JOIN funding_source f ON f.row = s.row
  WHERE r.type = 'funding-line' AND l.hidden = 0
)
SELECT t.*, t.awarded - t.spent AS left,
  (t.awarded * coalesce(t.own_contribution, 0) + 9999) / 10000 AS own_due,
  (max(t.spent, 0) * coalesce(t.own_contribution, 0) + 9999) / 10000 AS own_due_now,
  coalesce((SELECT sum(e.n)
    FROM funding_line o
    JOIN record os ON os.id = o.source
    JOIN funding_source f ON f.row = os.row
    JOIN record orr ON orr.row = o.row
    JOIN entry_amount e ON e.line = orr.id
    WHERE o.action = t.action AND o.hidden = 0 AND f.kind IN ('own', 'in-kind')
      AND e.what = 'spent'), 0) AS own_shown,
  coalesce((SELECT sum((max(coalesce((
        SELECT sum(e.n) FROM entry_amount e
        WHERE e.line = orr.id AND e.what = 'spent'), 0), 0)
      * o.own_contribution + 9999) / 10000)
    FROM funding_line o
    JOIN record orr ON orr.row = o.row
    WHERE o.action = t.action AND o.hidden = 0 AND o.own_contribution > 0), 0) AS own_due_action,
  (max(t.reported_spent, 0) * coalesce(t.own_contribution, 0) + 9999) / 10000 AS reported_own_due_now,
  coalesce((SELECT sum(e.n)
    FROM funding_line o
    JOIN record os ON os.id = o.source
    JOIN funding_source f ON f.row = os.row
    JOIN record orr ON orr.row = o.row
    JOIN entry_amount e ON e.line = orr.id
    WHERE o.action = t.action AND o.hidden = 0 AND f.kind IN ('own', 'in-kind')
      AND e.what = 'spent' AND e.reported), 0) AS reported_own_shown,
  coalesce((SELECT sum((max(coalesce((
        SELECT sum(e.n) FROM entry_amount e
        WHERE e.line = orr.id AND e.what = 'spent' AND e.reported), 0), 0)
      * o.own_contribution + 9999) / 10000)
    FROM funding_line o
    JOIN record orr ON orr.row = o.row
    WHERE o.action = t.action AND o.hidden = 0 AND o.own_contribution > 0), 0) AS reported_own_due_action
FROM told t;
