-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what an accounts packet has: the disbursements, expenses and refunds of its line whose
--   date lies in its period. left_out: why accounts are not rendered of it (see entry_amount): draft,
--   rejected or second; empty where they are. n: what it adds to what was received or spent.
-- Source: the programme's accounts.
-- Unit: entries; whole pesos (CLP).
DROP VIEW IF EXISTS packet_entry;
CREATE VIEW packet_entry AS
SELECT pr.row AS packet, pr.scope, p.line, er.row, er.id, e.kind, e.date, e.amount, e.item,
  e.state, e.state_name, e.supplier_rut, e.supplier_name, e.document_type, e.document_number,
  e.document, e.tax, iif(e.kind = 'refund', -e.amount, e.amount) AS n,
  CASE WHEN EXISTS (SELECT 1 FROM entry_amount a WHERE a.row = e.row AND a.reported) THEN NULL
       WHEN e.state_name = 'rejected' THEN 'rejected'
       WHEN coalesce(e.state_name, 'draft') = 'draft' THEN 'draft'
       ELSE 'second' END AS left_out
FROM record pr
JOIN packet p ON p.row = pr.row
JOIN entry e ON e.line = p.line
JOIN record er ON er.row = e.row
WHERE pr.type = 'packet' AND p.hidden = 0 AND e.hidden = 0
  AND e.kind IN ('disbursement', 'expense', 'refund')
  AND (p.span_from IS NULL OR e.date >= p.span_from)
  AND (p.span_to IS NULL OR e.date <= p.span_to);
