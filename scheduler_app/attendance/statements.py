"""The SQL of publishing, the same text for both back ends; `:name` marks a parameter.

Staging tables are temporary and private to the connection: `staged_key` (every event of the snapshot: id, content hash),
`staged_event` and `staged_pupil` (only what differs from the target), `staged_gone` (ids that the target has and the snapshot has not),
`added` and `rewritten` (ids that publishing really wrote). What is staged stays right until the transaction, which refuses a target in
which anything has been published since; only reports come in between, and the transaction asks for those.
"""

from __future__ import annotations

from scheduler_app.attendance.event_rows import EVENT_COLUMNS

_COLUMNS = ", ".join(EVENT_COLUMNS)
_REPLACED = ", ".join(
    f"{name} = excluded.{name}" for name in EVENT_COLUMNS if name not in ("id", "school_unit_id", "lesson_uid", "local_date")
)

STORED_RECEIPT = "SELECT token, seq, counts, published_at, school_unit_id, snapshot_sha256 FROM publication WHERE token = :token"

PUBLICATIONS = """
SELECT p.token, p.seq, p.counts, p.published_at, p.effective_from, p.effective_until, p.published_by,
       (SELECT max(a.reason) FROM audit a WHERE a.school_unit_id = p.school_unit_id AND a.publication_seq = p.seq AND a.what = 'correct')
FROM publication p WHERE p.school_unit_id = :unit ORDER BY p.seq DESC LIMIT :limit
"""

ALL_EVENTS = """
SELECT CAST(id AS text), lesson_uid, local_date, start_minute, end_minute, subject_code, subject_name,
       CAST(groups AS text), CAST(rooms AS text), CAST(teachers AS text)
FROM calendar_event WHERE school_unit_id = :unit
"""

EXPECTED = """
SELECT CAST(p.calendar_event_id AS text) FROM calendar_event_pupil p JOIN calendar_event e ON e.id = p.calendar_event_id
WHERE e.school_unit_id = :unit AND p.pupil_id = :former
"""

ROSTER = "SELECT pupil_id FROM calendar_event_pupil WHERE calendar_event_id = :id"

EXPECTED_OF = """
SELECT e.lesson_uid, e.local_date, e.start_minute, e.end_minute, e.subject_code, e.status, p.planned_minutes, e.reported_at IS NOT NULL,
       a.reason_id, a.minutes
FROM calendar_event e JOIN calendar_event_pupil p ON p.calendar_event_id = e.id
LEFT JOIN attendance a ON a.calendar_event_id = e.id AND a.pupil_id = p.pupil_id
WHERE e.school_unit_id = :unit AND p.pupil_id = :person ORDER BY e.local_date, e.start_minute, e.lesson_uid
"""

ANNOUNCED_OF = """
SELECT starts_at, ends_at, reason_id, announced_at FROM announced_absence
WHERE school_unit_id = :unit AND pupil_id = :person ORDER BY starts_at
"""

TAUGHT_BY = """
SELECT lesson_uid, local_date, start_minute, end_minute, subject_code, status, CAST(teachers AS text) FROM calendar_event
WHERE school_unit_id = :unit AND CAST(teachers AS text) LIKE :part ORDER BY local_date, start_minute, lesson_uid
"""

REIDENTIFY = """
UPDATE calendar_event SET groups = :groups, rooms = :rooms, teachers = :teachers, content_hash = :digest WHERE id = :id
"""

REIDENTIFY_PUPIL = (
    """
    UPDATE attendance SET pupil_id = :now WHERE pupil_id = :former
      AND calendar_event_id IN (SELECT id FROM calendar_event WHERE school_unit_id = :unit)
    """,
    """
    UPDATE calendar_event_pupil SET pupil_id = :now WHERE pupil_id = :former
      AND calendar_event_id IN (SELECT id FROM calendar_event WHERE school_unit_id = :unit)
    """,
    "UPDATE announced_absence SET pupil_id = :now WHERE pupil_id = :former AND school_unit_id = :unit",
)

REIDENTIFY_LOGIN = (
    "UPDATE calendar_event SET reported_by = :now WHERE reported_by = :login",
    "UPDATE attendance SET reported_by = :now WHERE reported_by = :login",
    "UPDATE announced_absence SET announced_by = :now WHERE announced_by = :login",
    "UPDATE publication SET published_by = :now WHERE published_by = :login",
)

COUNTS = "SELECT seq, CAST(counts AS text) FROM publication WHERE school_unit_id = :unit"
SET_COUNTS = "UPDATE publication SET counts = :counts WHERE school_unit_id = :unit AND seq = :seq"

AUDIT = "SELECT id, who, reason, CAST(details AS text) FROM audit WHERE school_unit_id = :unit"
SET_AUDIT = "UPDATE audit SET who = :who, reason = :reason, details = :details WHERE id = :id"

ADD_IDENTITY_AUDIT = """
INSERT INTO audit (at, who, what, school_unit_id, details) VALUES (:at, :who, 'new_identity', :unit, :details)
"""

NOT_BEGUN = "(calendar_event.local_date > :first OR calendar_event.start_minute >= :minute)"
"""`minute` is 0 for a whole first day; lessons of the first day before it have begun and are left as they are."""

_KEPT = "e.local_date, e.start_minute, e.end_minute, e.lesson_uid, e.subject_name, CAST(e.groups AS text)"
"""What is told of a lesson that is left as it is, after its id and whether it is planned."""

BEGUN = f"""
SELECT CAST(e.id AS text), e.status = 'planned', {_KEPT} FROM calendar_event e
WHERE school_unit_id = :unit AND local_date = :first AND start_minute < :minute
"""

BEGUN_ROSTERS = """
SELECT CAST(p.calendar_event_id AS text), p.pupil_id FROM calendar_event_pupil p JOIN calendar_event e ON e.id = p.calendar_event_id
WHERE e.school_unit_id = :unit AND e.local_date = :first AND e.start_minute < :minute AND e.status = 'planned'
"""

DROP_STAGED_KEY = "DELETE FROM staged_key WHERE id = :id"
DROP_STAGED_EVENT = "DELETE FROM staged_event WHERE id = :id"

NEWEST = "SELECT coalesce(max(seq), 0) FROM publication WHERE school_unit_id = :unit"

DIFFERING = """
SELECT k.id FROM staged_key k LEFT JOIN calendar_event e ON e.id = k.id
WHERE e.id IS NULL OR e.content_hash <> k.content_hash OR e.status <> 'planned'
"""
"""Unchanged keys are left out before the upsert: an ON CONFLICT whose WHERE is false would still lock the rows and write."""

STAGE_GONE = """
INSERT INTO staged_gone
SELECT e.id FROM calendar_event e
WHERE e.school_unit_id = :unit AND e.local_date BETWEEN :first AND :last AND (e.status = 'planned' OR e.reported_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM staged_key k WHERE k.id = e.id)
"""

_HELD = "id NOT IN (SELECT id FROM added)"
"""Of what is staged, the lessons that the target had before."""

COUNT_RESTORED = f"""
SELECT count(*) FROM calendar_event e
WHERE e.id IN (SELECT id FROM staged_event WHERE {_HELD}) AND e.status = 'cancelled' AND e.reported_at IS NULL AND e.local_date >= :first
"""

NOT_REPORTED = "calendar_event.reported_at IS NULL"
IN_WINDOW = "calendar_event.local_date >= :first"
BACK_TO_PLANNED = "status = 'planned', "

_WRITE = f"INSERT INTO calendar_event ({_COLUMNS}, status, publication_seq) SELECT {_COLUMNS}, 'planned', :seq FROM staged_event"

ADD = f"""
{_WRITE} WHERE local_date >= :first AND NOT EXISTS (SELECT 1 FROM calendar_event e WHERE e.id = staged_event.id)
ORDER BY lesson_uid, local_date
ON CONFLICT DO NOTHING
RETURNING id
"""
"""New lessons: rows that nobody sees or waits for before the commit, except another publisher of the same lessons."""

REWRITE = f"""
{_WRITE} WHERE local_date >= :first AND {_HELD}
ORDER BY lesson_uid, local_date
ON CONFLICT (school_unit_id, lesson_uid, local_date) DO UPDATE
SET {_REPLACED}, {BACK_TO_PLANNED}publication_seq = excluded.publication_seq
WHERE {NOT_REPORTED} AND {IN_WINDOW} AND {NOT_BEGUN}
RETURNING id
"""
"""Lessons that the target has, in the order of their keys, so that two who write them never wait for each other."""

DROP_ROSTERS = "DELETE FROM calendar_event_pupil WHERE calendar_event_id IN (SELECT id FROM rewritten)"

_ADD_ROSTERS = """
INSERT INTO calendar_event_pupil (calendar_event_id, pupil_id, planned_minutes)
SELECT p.calendar_event_id, p.pupil_id, p.planned_minutes FROM staged_pupil p JOIN {written} w ON w.id = p.calendar_event_id
"""
ADD_ROSTERS = _ADD_ROSTERS.format(written="added")
REWRITE_ROSTERS = _ADD_ROSTERS.format(written="rewritten")

CANCEL = f"""
UPDATE calendar_event SET status = 'cancelled', publication_seq = :seq
WHERE id IN (SELECT id FROM staged_gone) AND {NOT_BEGUN} AND status = 'planned' AND {NOT_REPORTED}
"""

_DIFFERING_REPORTED = f"""
calendar_event e LEFT JOIN staged_event s ON s.id = e.id
WHERE e.id IN (SELECT id FROM staged_gone UNION ALL SELECT id FROM staged_event WHERE {_HELD}) AND e.reported_at IS NOT NULL
  AND (e.local_date > :first OR e.start_minute >= :minute) AND (s.id IS NULL OR s.content_hash <> e.content_hash)
"""

FROZEN = f"SELECT CAST(e.id AS text), s.id IS NOT NULL, {_KEPT} FROM {_DIFFERING_REPORTED}"
"""Reported lessons that differ from the snapshot, and whether the snapshot has them at all."""

FROZEN_ROSTERS = f"""
SELECT CAST(p.calendar_event_id AS text), p.pupil_id FROM calendar_event_pupil p
WHERE p.calendar_event_id IN (SELECT e.id FROM {_DIFFERING_REPORTED})
"""

_REPORTED = """
calendar_event e WHERE e.school_unit_id = :unit AND e.local_date BETWEEN :first AND :last AND e.reported_at IS NOT NULL
  AND (e.local_date > :first OR e.start_minute >= :minute)
"""
REPORTED = f"SELECT CAST(e.id AS text), e.status = 'planned', {_KEPT} FROM {_REPORTED}"
REPORTED_ROSTERS = f"""
SELECT CAST(p.calendar_event_id AS text), p.pupil_id FROM calendar_event_pupil p
WHERE p.calendar_event_id IN (SELECT e.id FROM {_REPORTED})
"""
"""For previews, which stage nothing: all that is reported in the window, whether it differs or not."""

ADD_PUBLICATION = """
INSERT INTO publication (school_unit_id, seq, token, timetable_id, base_seq, effective_from, effective_until, snapshot_sha256, counts,
                         published_by, published_at)
VALUES (:unit, :seq, :token, :timetable, :base_seq, :first, :last, :sha256, :counts, :published_by, :published_at)
"""

ADD_AUDIT = """
INSERT INTO audit (at, who, what, school_unit_id, publication_seq, reason) VALUES (:at, :who, :what, :unit, :seq, :reason)
"""

WINDOW = f"""
SELECT CAST(id AS text), content_hash, status, reported_at IS NOT NULL FROM calendar_event
WHERE school_unit_id = :unit AND local_date BETWEEN :first AND :last AND {NOT_BEGUN}
"""

SHOWN = """
SELECT CAST(id AS text), lesson_uid, local_date, start_minute, end_minute, subject_code, groups, teachers FROM calendar_event
WHERE school_unit_id = :unit AND local_date BETWEEN :first AND :last AND (status = 'planned' OR reported_at IS NOT NULL)
"""

AROUND = """
SELECT lesson_uid, local_date FROM calendar_event
WHERE school_unit_id = :unit AND status = 'planned'
  AND (local_date BETWEEN :monday AND :first AND (local_date < :first OR start_minute < :minute)
    OR local_date BETWEEN :last AND :sunday AND local_date > :last)
"""
"""What is held of the weeks that the window cuts, outside of it."""

WRITTEN = """
SELECT CAST(id AS text), lesson_uid, local_date, start_minute, end_minute, subject_code, subject_name,
       CAST(groups AS text), CAST(rooms AS text), CAST(teachers AS text), content_hash
FROM calendar_event
WHERE school_unit_id = :unit AND local_date BETWEEN :first AND :last AND publication_seq = :seq AND status = 'planned'
"""
"""A publication writes inside its window only: the dates keep this as fast after ten years as in the first."""

WRITTEN_ROSTERS = """
SELECT CAST(p.calendar_event_id AS text), {listed}, count(*), min(p.planned_minutes), max(p.planned_minutes)
FROM calendar_event_pupil p JOIN calendar_event e ON e.id = p.calendar_event_id
WHERE e.school_unit_id = :unit AND e.local_date BETWEEN :first AND :last AND e.publication_seq = :seq AND e.status = 'planned'
GROUP BY p.calendar_event_id
"""
"""`listed` is how the back end strings pupils together, see `Session.LISTED_PUPILS`."""

PUPIL_SEPARATOR = "\x1f"
