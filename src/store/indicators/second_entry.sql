-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: entries of a document of which another one counts (entry_rank), asked one by one.
-- Source: the programme: a document is accounted for once, in any district, line or year.
-- Unit: entries.
DROP VIEW IF EXISTS second_entry;
CREATE VIEW second_entry AS
SELECT e.row
FROM entry e
WHERE e.hidden = 0 AND EXISTS (
  SELECT 1 FROM entry o JOIN record f ON f.row = o.row JOIN entry_rank k ON k.row = o.row
  WHERE o.supplier_rut = e.supplier_rut AND o.document_type = e.document_type
    AND ltrim(replace(o.document_number, '.', ''), '0')
      = ltrim(replace(e.document_number, '.', ''), '0')
    AND o.hidden = 0 AND o.row <> e.row
    AND (k.rank, f.id)
      < (SELECT m.rank, r.id FROM entry_rank m JOIN record r ON r.row = m.row WHERE m.row = e.row));
