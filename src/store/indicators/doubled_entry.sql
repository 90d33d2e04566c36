-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: entries that name the same document as another one does: supplier, type and number,
--   zeros and points in the number aside; first: the one of them that counts, see entry_rank.
--   Deleted and rejected ones are left out.
-- Source: the programme: a document is accounted for once, in any district, line or year.
-- Unit: entries.
DROP VIEW IF EXISTS doubled_entry;
CREATE VIEW doubled_entry AS
SELECT e.row, r.scope, r.id,
  (SELECT f.id FROM entry o JOIN record f ON f.row = o.row JOIN entry_rank k ON k.row = o.row
   WHERE o.supplier_rut = e.supplier_rut AND o.document_type = e.document_type
     AND ltrim(replace(o.document_number, '.', ''), '0') = g.number AND o.hidden = 0
   ORDER BY k.rank, f.id LIMIT 1) AS first
FROM (SELECT c.supplier_rut, c.document_type,
        ltrim(replace(c.document_number, '.', ''), '0') AS number
      FROM entry c
      WHERE c.supplier_rut IS NOT NULL AND c.document_type IS NOT NULL AND c.hidden = 0
        AND ltrim(replace(c.document_number, '.', ''), '0') IS NOT NULL
      GROUP BY 1, 2, 3
      HAVING count(*) > 1 AND count(nullif(coalesce(c.state_name, ''), 'rejected')) > 1) g
JOIN entry e ON e.supplier_rut = g.supplier_rut AND e.document_type = g.document_type
  AND ltrim(replace(e.document_number, '.', ''), '0') = g.number AND e.hidden = 0
JOIN entry_rank m ON m.row = e.row AND m.rank < 3
JOIN record r ON r.row = e.row;
