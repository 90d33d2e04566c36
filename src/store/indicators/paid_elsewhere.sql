-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: actions of two districts that may be one, paid twice: both are of one area, their times
--   overlap (as they were held, or else as they are planned, or else the day of the expense), both are
--   paid by a source that is neither own nor in kind, and an expense of each is to one supplier
--   (why: supplier), or is of one amount where their titles have the same letters (why: amount). What
--   was rejected is not paid. A row
--   for each such pair of expenses, on each side. A supplier that has more than two hundred entries,
--   and a title that more than two hundred actions have, are everybody's and tell nothing. The titles
--   of two that share a supplier may be anything: who reads this holds them against each other, see
--   bc_paid_elsewhere_read().
-- Source: the programme's accounts: nothing is paid twice. The measures are the program's own.
-- Unit: rows of records: record is the expense that is told of, other the one of the other district.
DROP VIEW IF EXISTS paid_elsewhere;
CREATE VIEW paid_elsewhere AS
SELECT mr.scope, mr.row AS record, l.row AS line, a.row AS action, a.title, o.row AS other,
  b.row AS other_action, b.title AS other_title, r.scope AS other_scope, 'supplier' AS why
FROM record mr
CROSS JOIN entry e ON e.row = mr.row
CROSS JOIN record lr ON lr.id = e.line
CROSS JOIN funding_line l ON l.row = lr.row
CROSS JOIN record ar ON ar.id = l.action
CROSS JOIN action a ON a.row = ar.row
CROSS JOIN record sr ON sr.id = l.source
CROSS JOIN funding_source s ON s.row = sr.row
CROSS JOIN entry o ON o.supplier_rut = e.supplier_rut
CROSS JOIN record r ON r.row = o.row
CROSS JOIN record mlr ON mlr.id = o.line
CROSS JOIN funding_line m ON m.row = mlr.row
CROSS JOIN record br ON br.id = m.action
CROSS JOIN action b ON b.row = br.row
CROSS JOIN record tr ON tr.id = m.source
CROSS JOIN funding_source t ON t.row = tr.row
WHERE mr.type = 'entry' AND e.hidden = 0 AND e.kind = 'expense' AND e.supplier_rut IS NOT NULL
  AND e.state_name IS NOT 'rejected' AND o.state_name IS NOT 'rejected'
  AND (SELECT count(*) FROM (SELECT 1 FROM entry x WHERE x.supplier_rut = e.supplier_rut LIMIT 201)) <= 200
  AND o.hidden = 0 AND o.kind = 'expense' AND r.scope <> mr.scope AND b.area = a.area
  AND s.kind NOT IN ('own', 'in-kind') AND t.kind NOT IN ('own', 'in-kind')
  AND coalesce(a.actual_from, a.planned_from, e.date) <= coalesce(b.actual_to, b.planned_to, o.date)
  AND coalesce(b.actual_from, b.planned_from, o.date) <= coalesce(a.actual_to, a.planned_to, e.date)
UNION ALL
SELECT mr.scope, mr.row, l.row, a.row, a.title, o.row, b.row, b.title, br.scope, 'amount'
FROM record mr
CROSS JOIN entry e ON e.row = mr.row
CROSS JOIN record lr ON lr.id = e.line
CROSS JOIN funding_line l ON l.row = lr.row
CROSS JOIN record ar ON ar.id = l.action
CROSS JOIN action a ON a.row = ar.row
CROSS JOIN record sr ON sr.id = l.source
CROSS JOIN funding_source s ON s.row = sr.row
CROSS JOIN action b
  ON b.title_key > substr(a.title_key, 1, instr(a.title_key, char(1)))
  AND b.title_key < substr(a.title_key, 1, instr(a.title_key, char(1)) - 1) || char(2)
CROSS JOIN record br ON br.row = b.row
CROSS JOIN funding_line m ON m.action = br.id
CROSS JOIN record tr ON tr.id = m.source
CROSS JOIN funding_source t ON t.row = tr.row
CROSS JOIN record mlr ON mlr.row = m.row
CROSS JOIN entry o ON o.line = mlr.id AND o.hidden = 0 AND o.kind = 'expense'
WHERE mr.type = 'entry' AND e.hidden = 0 AND e.kind = 'expense' AND o.amount = e.amount
  AND e.state_name IS NOT 'rejected' AND o.state_name IS NOT 'rejected'
  AND (SELECT count(*) FROM (SELECT 1 FROM action x
       WHERE x.title_key > substr(a.title_key, 1, instr(a.title_key, char(1)))
         AND x.title_key < substr(a.title_key, 1, instr(a.title_key, char(1)) - 1) || char(2)
       LIMIT 201)) <= 200
  AND e.amount > 0 AND br.scope <> mr.scope AND b.area = a.area
  AND s.kind NOT IN ('own', 'in-kind') AND t.kind NOT IN ('own', 'in-kind')
  AND coalesce(a.actual_from, a.planned_from, e.date) <= coalesce(b.actual_to, b.planned_to, o.date)
  AND coalesce(b.actual_from, b.planned_from, o.date) <= coalesce(a.actual_to, a.planned_to, e.date);
