-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what a packet would be sent back for, with the record that shows it. Of the packet:
--   empty: it renders accounts of no entry; unanswered: an observation on it or an entry of it is
--   open; no-execution: the line does not say when its money can be spent; draft-left: an entry of
--   the period is a draft and stays behind. Of the entries that count: amount: none, or less than a
--   peso; outside-line: dated outside the line's execution; of its expenses: no-document: no file is kept
--   with it or named by it; no-number: without type or number of the document; no-supplier: without
--   the supplier's RUT; duplicate: another entry that was not rejected, of any line, has the
--   same supplier, type and number, zeros and points aside, whichever of them counts; tax: it
--   contains tax and the source pays none. Of the line,
--   by what is reported alone: spent-over-disbursed, spent-over-awarded, disbursed-over-awarded,
--   item-over-cap, own-short, as in money_warning. blocks: whether it keeps the packet from being
--   submitted. What may be paid twice is told by double_funding, and a supplier's RUT that is wrong
--   by the program itself.
-- Source: the programme's accounts.
-- Unit: whole pesos (CLP): amount is what there is, bound is what is allowed or due.
DROP VIEW IF EXISTS packet_fault;
CREATE VIEW packet_fault AS
SELECT pr.row AS packet, pr.row AS record, 'empty' AS kind, 1 AS position, 1 AS blocks,
  NULL AS subject, NULL AS amount, NULL AS bound
FROM record pr JOIN packet p ON p.row = pr.row
WHERE p.hidden = 0
  AND NOT EXISTS (SELECT 1 FROM packet_entry e WHERE e.packet = pr.row AND e.left_out IS NULL)
UNION ALL
SELECT pr.row, o.row, 'unanswered', 2, 1, o.text, NULL, NULL
FROM record pr JOIN packet p ON p.row = pr.row
JOIN observation o ON o.record = pr.id
WHERE o.hidden = 0 AND o.state_name = 'open'
UNION ALL
SELECT e.packet, o.row, 'unanswered', 2, 1, o.text, NULL, NULL
FROM packet_entry e JOIN observation o ON o.record = e.id
WHERE o.hidden = 0 AND o.state_name = 'open'
UNION ALL
SELECT pr.row, lr.row, 'no-execution', 3, 0, NULL, NULL, NULL
FROM record pr JOIN packet p ON p.row = pr.row
JOIN record lr ON lr.id = p.line
JOIN funding_line l ON l.row = lr.row
WHERE l.execution IS NULL
UNION ALL
SELECT e.packet, e.row, 'draft-left', 4, 0, NULL, NULL, NULL
FROM packet_entry e WHERE e.left_out = 'draft'
UNION ALL
SELECT e.packet, e.row, 'amount', 5, 1, NULL, e.amount, NULL
FROM packet_entry e WHERE e.left_out IS NULL AND coalesce(e.amount, 0) < 1
UNION ALL
SELECT e.packet, e.row, 'outside-line', 6, 1, l.execution, NULL, NULL
FROM packet_entry e
JOIN record lr ON lr.id = e.line
JOIN funding_line l ON l.row = lr.row
WHERE e.left_out IS NULL AND (e.date < l.execution_from OR e.date > l.execution_to)
UNION ALL
SELECT e.packet, e.row, 'no-document', 7, 1, NULL, NULL, NULL
FROM packet_entry e
WHERE e.left_out IS NULL AND e.kind = 'expense'
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.record = e.id AND d.hidden = 0)
  AND NOT EXISTS (SELECT 1 FROM record dr JOIN document d ON d.row = dr.row
                  WHERE dr.id = e.document AND d.hidden = 0)
UNION ALL
SELECT e.packet, e.row, 'no-number', 8, 1, NULL, NULL, NULL
FROM packet_entry e
WHERE e.left_out IS NULL AND e.kind = 'expense'
  AND (e.document_type IS NULL OR coalesce(trim(e.document_number), '') = '')
UNION ALL
SELECT e.packet, e.row, 'no-supplier', 9, 1, NULL, NULL, NULL
FROM packet_entry e
WHERE e.left_out IS NULL AND e.kind = 'expense' AND e.supplier_rut IS NULL
UNION ALL
SELECT DISTINCT e.packet, e.row, 'duplicate', 10, 1, e.document_number, NULL, NULL
FROM packet_entry e
JOIN entry o ON o.supplier_rut = e.supplier_rut AND o.document_type = e.document_type
  AND ltrim(replace(o.document_number, '.', ''), '0')
    = ltrim(replace(e.document_number, '.', ''), '0')
WHERE coalesce(e.left_out, 'second') = 'second' AND o.hidden = 0 AND o.row <> e.row
  AND o.state_name IS NOT 'rejected'
UNION ALL
SELECT e.packet, e.row, 'tax', 11, 1, NULL, e.tax, NULL
FROM packet_entry e
JOIN record lr ON lr.id = e.line
JOIN funding_line l ON l.row = lr.row
JOIN record sr ON sr.id = l.source
JOIN funding_source f ON f.row = sr.row
WHERE e.left_out IS NULL AND e.kind = 'expense' AND e.tax > 0 AND f.pays_tax = 0
UNION ALL
SELECT pr.row, b.row, 'spent-over-disbursed', 14, 1, NULL, b.reported_spent, b.reported_disbursed
FROM record pr JOIN packet p ON p.row = pr.row
JOIN record lr ON lr.id = p.line
JOIN line_balance b ON b.row = lr.row
WHERE b.matched AND b.reported_spent > b.reported_disbursed
UNION ALL
SELECT pr.row, b.row, 'spent-over-awarded', 14, 1, NULL, b.reported_spent, b.awarded
FROM record pr JOIN packet p ON p.row = pr.row
JOIN record lr ON lr.id = p.line
JOIN line_balance b ON b.row = lr.row
WHERE NOT b.matched AND b.reported_spent > b.awarded
UNION ALL
SELECT pr.row, b.row, 'disbursed-over-awarded', 15, 1, NULL, b.reported_disbursed, b.awarded
FROM record pr JOIN packet p ON p.row = pr.row
JOIN record lr ON lr.id = p.line
JOIN line_balance b ON b.row = lr.row
WHERE b.reported_disbursed > b.awarded
UNION ALL
SELECT pr.row, i.row, 'item-over-cap', 16, 1, i.name, i.reported_spent, i.cap
FROM record pr JOIN packet p ON p.row = pr.row
JOIN budget_item u ON u.line = p.line
JOIN item_balance i ON i.row = u.row
WHERE i.reported_spent > i.cap
UNION ALL
SELECT pr.row, b.row, 'own-short', 17, 1, NULL, b.reported_own_shown, b.reported_own_due_action
FROM record pr JOIN packet p ON p.row = pr.row
JOIN record lr ON lr.id = p.line
JOIN line_balance b ON b.row = lr.row
WHERE b.reported_own_due_now > 0 AND b.reported_own_shown < b.reported_own_due_action;
