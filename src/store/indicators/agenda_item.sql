-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: what is due in a district (its scope), with its date; lasts: whether it stays due once
--   that date is past; notice: days before in which it is told in any case. Commitments not
--   fulfilled; agreements that are open; meetings and activities on their day; the next meeting that a
--   body fixed, until one of that kind was held, for a year; actions not begun by their planned start
--   while their planned end is to come, or neither done nor dropped by that end; milestones not reached; the mandate of a directorate, told
--   90 days before it ends; the end of the next period that is not locked, by which its report is
--   due; and papers missing: an action done without a document, a meeting past without minutes or a
--   document, both for a year; and of a graduated district the questionnaire of each of the three
--   years after its graduation that it did not answer yet, told 30 days before and kept for a year.
--   Of a district that graduated or withdrew nothing else is due: who reads leaves the rest out.
-- Source: the programme; the notices of 90 and 30 days and the year of missing papers are the program's own.
-- Unit: dates; days.
DROP VIEW IF EXISTS agenda_item;
CREATE VIEW agenda_item AS
SELECT r.scope, r.id, r.type, 'commitment-due' AS kind, c.promised_for AS date, 1 AS lasts,
  0 AS notice, c.what AS subject, c.institution AS who
FROM record r JOIN commitment c ON c.row = r.row
WHERE r.type = 'commitment' AND c.hidden = 0 AND c.fulfilled_on IS NULL
UNION ALL
SELECT r.scope, r.id, r.type, 'agreement-due', a.due, 1, 0, a.text, a.who
FROM record r JOIN agreement a ON a.row = r.row
WHERE r.type = 'agreement' AND a.hidden = 0 AND coalesce(a.state_name, 'open') = 'open'
UNION ALL
SELECT r.scope, r.id, r.type, 'meeting', m.date, 0, 0, m.kind, m.place
FROM record r JOIN meeting m ON m.row = r.row
WHERE r.type = 'meeting' AND m.hidden = 0
UNION ALL
SELECT r.scope, r.id, r.type, 'next-meeting', m.next_meeting, 1, 0, m.kind, m.place
FROM record r JOIN meeting m ON m.row = r.row
WHERE r.type = 'meeting' AND m.hidden = 0
  AND m.next_meeting >= date((SELECT date FROM today), '-1 year') AND NOT EXISTS (
  SELECT 1 FROM meeting o
  WHERE o.body = m.body AND o.hidden = 0 AND o.kind = m.kind AND o.date > m.date)
UNION ALL
SELECT r.scope, r.id, r.type, 'activity', a.date, 0, 0, a.title, a.place
FROM record r JOIN activity a ON a.row = r.row
WHERE r.type = 'activity' AND a.hidden = 0
UNION ALL
SELECT r.scope, r.id, r.type, 'action-start', a.planned_from, 1, 0, a.title, a.responsible
FROM record r JOIN action a ON a.row = r.row
WHERE r.type = 'action' AND a.hidden = 0 AND a.actual_from IS NULL
  AND coalesce(a.state_name, '') NOT IN ('under-way', 'done', 'dropped')
  AND (a.planned_to IS NULL OR a.planned_to >= (SELECT date FROM today))
UNION ALL
SELECT r.scope, r.id, r.type, 'action-end', a.planned_to, 1, 0, a.title, a.responsible
FROM record r JOIN action a ON a.row = r.row
WHERE r.type = 'action' AND a.hidden = 0 AND coalesce(a.state_name, '') NOT IN ('done', 'dropped')
UNION ALL
SELECT r.scope, r.id, r.type, 'milestone', m.planned, 1, 0, k.name, NULL
FROM record r JOIN milestone m ON m.row = r.row LEFT JOIN record kr ON kr.id = m.kind
  LEFT JOIN milestone_kind k ON k.row = kr.row
WHERE r.type = 'milestone' AND m.hidden = 0 AND m.actual IS NULL
UNION ALL
SELECT r.scope, r.id, r.type, 'mandate-end', g.mandate_to, 1, 90, g.name, NULL
FROM record r JOIN associative_group g ON g.row = r.row
WHERE r.type = 'associative-group' AND g.hidden = 0
UNION ALL
SELECT r.scope, r.id, r.type, 'report-due', p.span_to, 0, 0, p.span, NULL
FROM record r JOIN period p ON p.row = r.row
WHERE r.type = 'period' AND p.hidden = 0 AND coalesce(p.locked, 0) = 0
  AND p.span_to = (
    SELECT min(o.span_to) FROM period o
    WHERE o.district = p.district AND o.hidden = 0 AND coalesce(o.locked, 0) = 0
      AND o.span_to >= (SELECT date FROM today))
UNION ALL
SELECT r.scope, r.id, r.type, 'action-paper', coalesce(a.actual_to, a.planned_to), 1, 0, a.title,
  a.responsible
FROM record r JOIN action a ON a.row = r.row
WHERE r.type = 'action' AND a.hidden = 0 AND a.state_name = 'done'
  AND coalesce(a.actual_to, a.planned_to) >= date((SELECT date FROM today), '-1 year')
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.record = r.id AND d.hidden = 0)
UNION ALL
SELECT r.scope, r.id, r.type, 'meeting-minutes', m.date, 1, 0, m.kind, m.place
FROM record r JOIN meeting m ON m.row = r.row
WHERE r.type = 'meeting' AND m.hidden = 0 AND coalesce(m.minutes, '') = ''
  AND m.date < (SELECT date FROM today)
  AND m.date >= date((SELECT date FROM today), '-1 year')
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.record = r.id AND d.hidden = 0)
UNION ALL
SELECT r.scope, dr.id, dr.type, 'yearly-survey', date(c.date, n.column1 || ' years'), 1, 30,
  strftime('%Y', c.date, n.column1 || ' years'), NULL
FROM record r JOIN decision c ON c.row = r.row JOIN record dr ON dr.id = c.district
  JOIN (VALUES (1), (2), (3)) n
WHERE r.type = 'decision' AND c.hidden = 0 AND c.kind = 'phase-change' AND c.outcome = 'approved'
  AND c.phase = 'graduated'
  AND date(c.date, n.column1 || ' years') >= date((SELECT date FROM today), '-1 year')
  AND NOT EXISTS (SELECT 1 FROM decision o WHERE o.district = c.district AND o.hidden = 0
    AND o.kind = 'phase-change' AND o.outcome = 'approved' AND o.phase = 'graduated'
    AND o.row <> c.row AND (o.date, o.row) > (c.date, c.row))
  AND NOT EXISTS (SELECT 1 FROM yearly_survey s WHERE s.district = c.district AND s.hidden = 0
    AND s.year = CAST (strftime('%Y', c.date, n.column1 || ' years') AS INTEGER));
