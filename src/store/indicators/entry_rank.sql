-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: which of several entries of one document counts: that of the least rank, among equals
--   the one that was made first. What is approved comes before what else is reported, that before a
--   draft; what was rejected counts for nothing (3), and another entry of its document may be made.
-- Source: the programme: a document is accounted for once, in any district, line or year.
-- Unit: 0 to 3.
DROP VIEW IF EXISTS entry_rank;
CREATE VIEW entry_rank AS
SELECT e.row,
  CASE coalesce(e.state_name, 'draft') WHEN 'approved' THEN 0 WHEN 'draft' THEN 2
                                       WHEN 'rejected' THEN 3 ELSE 1 END AS rank
FROM entry e;
