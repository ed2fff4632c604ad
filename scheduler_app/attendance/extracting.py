"""What is kept about one person, for the person to read."""

from __future__ import annotations

import json
from typing import Any

from scheduler_app.attendance import statements
from scheduler_app.attendance.session import Row, Session


def about(session: Session, unit: str, person: str) -> dict[str, Any]:
    """The lessons a pupil is or was expected at with what was reported, announced absence, and lessons that a teacher gives."""
    session.begin_read()
    try:
        expected = [_expected(row) for row in session.rows(statements.EXPECTED_OF, unit=unit, person=person)]
        announced = [
            {"from": str(starts), "until": str(ends), "reason": reason, "announced": str(at)}
            for starts, ends, reason, at in session.rows(statements.ANNOUNCED_OF, unit=unit, person=person)
        ]
        part = f"%{json.dumps(person)[1:-1]}%"
        taught = [
            {"lesson": lesson, "date": str(day), "start": start, "end": end, "subject": subject, "status": status}
            for lesson, day, start, end, subject, status, teachers in session.rows(statements.TAUGHT_BY, unit=unit, part=part)
            if any(uid == person for uid, _ in json.loads(teachers))
        ]
    finally:
        session.rollback()
    return {"expected": expected, "announced_absence": announced, "taught": taught}


def _expected(row: Row) -> dict[str, Any]:
    lesson, day, start, end, subject, status, planned, reported, reason, away = row
    return {
        "lesson": lesson, "date": str(day), "start": start, "end": end, "subject": subject, "status": status, "minutes_planned": planned,
        "reported": bool(reported), "reason": reason, "minutes_away": away,
    }  # fmt: skip
