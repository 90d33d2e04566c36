-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what an accounts packet renders accounts of: the disbursements, expenses and refunds of
--   its line whose date lies in its period and which left the draft. draft: those that did not.
-- Source: the programme's accounts.
-- Unit: entries.
DROP VIEW IF EXISTS packet_entry;
CREATE VIEW packet_entry AS
SELECT pr.row AS packet, pr.scope, p.line, er.row, er.id, e.kind, e.date, e.amount, e.item,
  e.state_name AS state, e.supplier_rut, e.supplier_name, e.document_type, e.document_number,
  e.document, e.tax, e.state_name = 'draft' AS draft
FROM record pr
JOIN packet p ON p.row = pr.row
JOIN entry e ON e.line = p.line
JOIN record er ON er.row = e.row
WHERE pr.type = 'packet' AND p.hidden = 0 AND e.hidden = 0
  AND e.kind IN ('disbursement', 'expense', 'refund')
  AND (p.span_from IS NULL OR e.date >= p.span_from)
  AND (p.span_to IS NULL OR e.date <= p.span_to);
