-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what threatens that a district's bodies can agree, each with the record that shows it.
--   mandate-ends: a directorate's mandate ends within 90 days; mandate-ended: it is over, and no
--   other was written down; quorum-missed: the latest meeting of a body and kind, within a year, did
--   not reach its quorum on first call; term-ends: members of a directorate whose term ends within 90
--   days while the mandate goes on.
-- Source: the programme; 90 days and a year are the program's own.
-- Unit: dates; days from today, negative for days that are past.
DROP VIEW IF EXISTS governance_warning;
CREATE VIEW governance_warning AS
WITH found AS NOT MATERIALIZED (
  SELECT r.scope, r.id,
    CASE WHEN g.mandate_to < t.date THEN 'mandate-ended' ELSE 'mandate-ends' END AS kind,
    g.mandate_to AS date, g.name AS subject
  FROM record r JOIN associative_group g ON g.row = r.row JOIN today t
  WHERE r.type = 'associative-group' AND g.hidden = 0 AND g.mandate_to <= date(t.date, '+90 days')
  UNION ALL
  SELECT r.scope, r.id, 'quorum-missed', q.date, q.kind
  FROM record r JOIN meeting_quorum q ON q.row = r.row JOIN today t
  WHERE r.type = 'meeting' AND q.result <> 'reached' AND q.date BETWEEN date(t.date, '-1 year')
    AND t.date
    AND NOT EXISTS (SELECT 1 FROM meeting o
                    WHERE o.body = q.body AND o.kind = q.kind AND o.hidden = 0
                      AND o.date > q.date AND o.date <= t.date)
  UNION ALL
  SELECT r.scope, r.id, 'term-ends', m.term_to, m.name
  FROM record r JOIN group_member m ON m.row = r.row JOIN record gr ON gr.id = m."group"
    JOIN associative_group g ON g.row = gr.row JOIN today t
  WHERE r.type = 'group-member' AND m.hidden = 0 AND coalesce(m.role, 'member') <> 'member'
    AND m.term_to BETWEEN t.date AND date(t.date, '+90 days')
    AND (g.mandate_to IS NULL OR g.mandate_to > m.term_to)
)
SELECT f.*,
  CAST (julianday(f.date) - julianday((SELECT date FROM today)) AS INTEGER) AS days
FROM found f;
