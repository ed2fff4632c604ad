"""A person's new identity in the dated lessons, wherever the former one stands: for people who have been given a protection mark.

The only change that a reported lesson ever sees besides its report being taken back, and never made by publishing: rosters, attendance and
who taught stay what they were, about the same person under the new id. It is audited without telling who it was about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

from scheduler_app.attendance import statements
from scheduler_app.attendance.event_rows import STOCKHOLM
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.verifying import EventReader
from scheduler_app.domain.new_identity import Reidentifying
from scheduler_app.domain.publication import EventHasher, snapshot_sha256
from scheduler_app.domain.withheld import PersonKind


@contextmanager
def reidentifying(session: Session, unit: str, told: Reidentifying, who: str, at: datetime) -> Iterator[int]:
    """In one transaction, committed when the block has ended well; gives how many lessons told of the person. Content hashes follow, so
    that nobody's report rests on what is gone."""
    session.begin_apply("new identity")
    session.hold(unit)
    expected = _replace_pupil(session, unit, told) if told.new.row.kind is PersonKind.PUPIL else frozenset()
    rows = list(_changed(session, unit, told, expected))
    for key, groups, rooms, teachers, digest in rows:
        session.change(statements.REIDENTIFY, id=key, groups=groups, rooms=rooms, teachers=teachers, digest=digest)
    _replace_logins(session, told)
    _replace_in_records(session, unit, told)
    if rows:
        details = json.dumps({"lessons": len(rows)})
        session.change(statements.ADD_IDENTITY_AUDIT, at=at.astimezone(UTC).isoformat(), who=told.author(who), unit=unit, details=details)
        _refuse_older_previews(session, unit, told.author(who), at)
    yield len(rows)
    session.commit()
    session.settle()


def _refuse_older_previews(session: Session, unit: str, who: str, at: datetime) -> None:
    """Add a publication of no lesson: what somebody has previewed with the former identity is now a conflict and is never published."""
    seq, day = session.value(statements.NEWEST, unit=unit), at.astimezone(STOCKHOLM).date()
    nothing = dict.fromkeys(("new", "changed", "cancelled", "untouched", "frozen"), 0)
    session.change(
        statements.ADD_PUBLICATION, unit=unit, seq=seq + 1, token=str(uuid4()), timetable="", base_seq=seq,
        first=day.isoformat(), last=day.isoformat(), sha256=snapshot_sha256(unit, day, day, ()),
        counts=json.dumps(nothing | {"identities": 1}), published_by=who, published_at=at.astimezone(UTC).isoformat(),
    )  # fmt: skip


def _replace_pupil(session: Session, unit: str, told: Reidentifying) -> frozenset[str]:
    """Rosters, attendance and announced absence; returns the ids of the lessons."""
    former, now = told.new.former, told.new.uid
    expected = frozenset(key for (key,) in session.rows(statements.EXPECTED, unit=unit, former=former))
    for statement in statements.REIDENTIFY_PUPIL:
        session.change(statement, unit=unit, former=former, now=now)
    return expected


def _changed(session: Session, unit: str, told: Reidentifying, expected: frozenset[str]) -> Iterator[tuple[str, str, str, str, str]]:
    hasher, reader, lists = EventHasher(), EventReader(), _Lists(told)
    for key, *content in session.rows(statements.ALL_EVENTS, unit=unit):
        *rest, groups, rooms, teachers = content
        now = (lists.told(groups), lists.told(rooms), lists.told(teachers, teachers=True))
        if now == (groups, rooms, teachers) and key not in expected:
            continue
        pupils = tuple(sorted(pupil for (pupil,) in session.rows(statements.ROSTER, id=key)))
        yield (key, *now, hasher.content_hash(reader.event([*rest, *now], pupils)))


class _Lists:
    """Stored lists of [id, name]; lists that many lessons share are worked out once. A list that tells nothing stays as it is written."""

    def __init__(self, told: Reidentifying) -> None:
        self._told = told
        self._known: dict[tuple[str, bool], str] = {}

    def told(self, written: str, *, teachers: bool = False) -> str:
        known = self._known.get((written, teachers))
        if known is None:
            pairs = json.loads(written)
            now = [self._pair(uid, name, teachers) for uid, name in pairs]
            known = json.dumps(sorted(now), ensure_ascii=False) if now != pairs else written
            self._known[written, teachers] = known
        return known

    def _pair(self, uid: str, name: str, teachers: bool) -> list[str]:
        new = self._told.new
        if teachers and uid == new.former and new.row.kind is PersonKind.STAFF:
            return [new.uid, new.name]
        return [uid, self._told.text(name)]


def _replace_logins(session: Session, told: Reidentifying) -> None:
    for login in told.new.logins:
        for statement in statements.REIDENTIFY_LOGIN:
            session.change(statement, login=login, now=told.new.signature)


def _replace_in_records(session: Session, unit: str, told: Reidentifying) -> None:
    """What publications and the audit tell. The audit is append-only for everybody; this is the one exception, by the owner alone."""
    for seq, counts in session.rows(statements.COUNTS, unit=unit):
        now = json.dumps(told.value(json.loads(counts)), ensure_ascii=False)
        if json.loads(now) != json.loads(counts):
            session.change(statements.SET_COUNTS, unit=unit, seq=seq, counts=now)
    changed = []
    for key, who, reason, details in session.rows(statements.AUDIT, unit=unit):
        before = [who, reason, json.loads(details) if details else None]
        after = [told.author(who), told.text(reason) if reason else reason, told.value(before[2])]
        if after != before:
            changed.append((key, after))
    if not changed:
        return
    with session.rewriting_audit():
        for key, (who, reason, details) in changed:
            written = json.dumps(details, ensure_ascii=False) if details is not None else None
            session.change(statements.SET_AUDIT, id=key, who=who, reason=reason, details=written)
