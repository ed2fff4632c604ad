"""A teacher's name in the dated lessons, changed wherever it stands: for people who have been given a protection mark.

The only change that a reported lesson ever sees besides its report being taken back: who taught it is the same person, by the same id, and
attendance and roster are untouched. It is audited with the id and without any name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from scheduler_app.attendance import statements
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.verifying import EventReader
from scheduler_app.domain.publication import EventHasher


def rename_teacher(session: Session, unit: str, teacher: str, name: str, who: str, at: datetime) -> int:
    """In one transaction; the content hash follows, so that nobody's report rests on a name that is gone."""
    session.begin_apply(unit, f"rename {teacher}")
    rows = list(_renamed(session, unit, teacher, name))
    for key, teachers, digest in rows:
        session.change(statements.RENAME, id=key, teachers=teachers, digest=digest)
    if rows:
        details = json.dumps({"teacher": teacher, "lessons": len(rows)})
        session.change(statements.ADD_RENAME_AUDIT, at=at.astimezone(UTC).isoformat(), who=who, unit=unit, details=details)
    session.commit()
    session.settle()
    return len(rows)


def _renamed(session: Session, unit: str, teacher: str, name: str) -> Iterator[tuple[str, str, str]]:
    hasher, reader = EventHasher(), EventReader()
    for key, *content in session.rows(statements.TAUGHT, unit=unit, part=f"%{json.dumps(teacher)[1:-1]}%"):
        *rest, teachers = content
        pairs = [[uid, name if uid == teacher else shown] for uid, shown in json.loads(teachers)]
        if pairs == json.loads(teachers) or teacher not in (uid for uid, _ in pairs):
            continue
        written = json.dumps(pairs, ensure_ascii=False)
        pupils = tuple(sorted(pupil for (pupil,) in session.rows(statements.ROSTER, id=key)))
        yield key, written, hasher.content_hash(reader.event([*rest, written], pupils))
