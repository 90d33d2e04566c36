-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: entries of a document of which another one counts: those of doubled_entry that are not
--   the first, asked one by one. What is reported comes before a draft, and that before what was
--   rejected; among equals the one that was made first.
-- Source: the programme: a document is accounted for once, in any district, line or year.
-- Unit: entries.
DROP VIEW IF EXISTS second_entry;
CREATE VIEW second_entry AS
SELECT e.row
FROM entry e
WHERE e.hidden = 0 AND EXISTS (
  SELECT 1 FROM entry o JOIN record f ON f.row = o.row
  WHERE o.supplier_rut = e.supplier_rut AND o.document_type = e.document_type
    AND ltrim(replace(o.document_number, '.', ''), '0')
      = ltrim(replace(e.document_number, '.', ''), '0')
    AND o.hidden = 0 AND o.row <> e.row
    AND (CASE coalesce(o.state_name, 'draft') WHEN 'rejected' THEN 2 WHEN 'draft' THEN 1 ELSE 0 END,
         f.id)
      < (CASE coalesce(e.state_name, 'draft') WHEN 'rejected' THEN 2 WHEN 'draft' THEN 1 ELSE 0 END,
         (SELECT id FROM record WHERE row = e.row)));
