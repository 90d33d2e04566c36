-- SPDX-License-Identifier: GPL-3.0-or-later
-- Definition: members: those of the body whose term covers the meeting's day; at a meeting of the
--   directorate, those who sit in it. named: people marked as present, voting: those of them who are
--   such members; counted: women and men. present: voting where anybody was marked, counted
--   otherwise. rule: the one that the meeting names; otherwise the one for the body's kind that holds
--   that day, one for its legal form before one for any, the newest first; none for a workshop, which
--   is open to all. needed: the rule's share of the members, rounded up. result: reached; second-call
--   where only the second call's share is reached, by one person at least; not-reached; none where
--   there is no rule, no member or nobody was marked or counted.
-- Source: the rules of quorum that the council keeps (type quorum-rule).
-- Unit: persons. The members are those of body_member, by table: so their indices are used.
DROP VIEW IF EXISTS meeting_quorum;
CREATE VIEW meeting_quorum AS
WITH ruled AS NOT MATERIALIZED (
  SELECT r.row, r.id, m.body, m.kind, m.date, m.women, m.men, m.quorum_rule, m.quorum_result,
    m.women + m.men AS both, coalesce(m.women, m.men) AS either,
    coalesce(m.quorum_rule, (
      SELECT qr.id
      FROM record b, quorum_rule q JOIN record qr ON qr.row = q.row
      WHERE b.id = m.body AND q.hidden = 0 AND q.body = b.type AND m.kind <> 'workshop'
        AND (q.validity_from IS NULL OR q.validity_from <= m.date)
        AND (q.validity_to IS NULL OR q.validity_to >= m.date)
        AND (q.legal_form IS NULL
          OR q.legal_form = (SELECT g.legal_form FROM associative_group g WHERE g.row = b.row))
      ORDER BY q.legal_form IS NULL, q.validity_from DESC, qr.id
      LIMIT 1)) AS rule
  FROM meeting m JOIN record r ON r.row = m.row
  WHERE m.hidden = 0
), told AS NOT MATERIALIZED (
  SELECT c.row, c.id, c.body, c.kind, c.date, c.rule, c.quorum_result AS told,
    coalesce(c.both, c.either) AS counted, q.share, q.second_call_share, q.name AS rule_name,
    q.source AS rule_source,
    (SELECT count(*) FROM (
       SELECT b.row FROM group_member b
       WHERE b."group" = c.body AND b.hidden = 0
         AND (c.kind <> 'directorate' OR coalesce(b.role, 'member') <> 'member')
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date)
       UNION ALL
       SELECT b.row FROM panel_member b
       WHERE b.panel = c.body AND b.hidden = 0
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date)
       UNION ALL
       SELECT b.row FROM committee_member b
       WHERE b.committee = c.body AND b.hidden = 0
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date))) AS members,
    (SELECT count(*) FROM attendance a
     WHERE a.meeting = c.id AND a.hidden = 0) AS marked,
    (SELECT count(*) FROM attendance a
     WHERE a.meeting = c.id AND a.hidden = 0 AND a.present = 1) AS named,
    (SELECT count(*) FROM attendance a JOIN record p ON p.id = a.person
     WHERE a.meeting = c.id AND a.hidden = 0 AND a.present = 1 AND p.row IN (
       SELECT b.row FROM group_member b
       WHERE b."group" = c.body AND b.hidden = 0
         AND (c.kind <> 'directorate' OR coalesce(b.role, 'member') <> 'member')
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date)
       UNION ALL
       SELECT b.row FROM panel_member b
       WHERE b.panel = c.body AND b.hidden = 0
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date)
       UNION ALL
       SELECT b.row FROM committee_member b
       WHERE b.committee = c.body AND b.hidden = 0
         AND (b.term_from IS NULL OR b.term_from <= c.date)
         AND (b.term_to IS NULL OR b.term_to >= c.date))) AS voting
  FROM ruled c LEFT JOIN record qr ON qr.id = c.rule
    LEFT JOIN quorum_rule q ON q.row = qr.row
), weighed AS NOT MATERIALIZED (
  SELECT t.*, CASE WHEN t.marked > 0 THEN t.voting ELSE t.counted END AS present,
    (t.share * t.members + 9999) / 10000 AS needed,
    max(1, (t.second_call_share * t.members + 9999) / 10000) AS needed_second
  FROM told t
)
SELECT w.*,
  CASE
    WHEN w.members = 0 OR w.needed IS NULL OR w.present IS NULL THEN NULL
    WHEN w.present >= w.needed THEN 'reached'
    WHEN w.present >= w.needed_second THEN 'second-call'
    ELSE 'not-reached'
  END AS result
FROM weighed w;
