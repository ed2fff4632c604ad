"""One attendance database as a publishing target: preview, publish, look up, verify."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scheduler_app.attendance import statements
from scheduler_app.attendance.begun import Begun, find_begun, leave_alone
from scheduler_app.attendance.event_rows import SnapshotRows, event_id
from scheduler_app.attendance.extracting import about
from scheduler_app.attendance.frozen_clashes import as_data, find_clashes, from_data
from scheduler_app.attendance.previewing import make_preview
from scheduler_app.attendance.reidentifying import reidentifying
from scheduler_app.attendance.reporting import Reporting, RosterChangedError
from scheduler_app.attendance.schema import SchemaState
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.storehouse import Storehouse
from scheduler_app.attendance.verifying import verify
from scheduler_app.domain.new_identity import Reidentifying
from scheduler_app.domain.publication import (
    PublicationConflict,
    PublicationEntry,
    PublicationPreview,
    PublicationReceipt,
    PublicationSnapshot,
)
from scheduler_app.errors import EnvironmentProblem, InputError


class Publisher:
    """Fulfils `services.ports.AttendanceTarget`. Holds no connection between calls."""

    def __init__(self, storehouse: Storehouse, clock: Callable[[], datetime]) -> None:
        self._storehouse = storehouse
        self._clock = clock

    @property
    def address(self) -> str:
        """Where this is, without any password."""
        return self._storehouse.shown

    def preview(self, snapshot: PublicationSnapshot) -> PublicationPreview:
        """What `publish` would do now. Writes nothing; an empty or missing database counts as publication 0."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return make_preview(None, snapshot, self._clock())
        with self._storehouse.session() as session:
            return make_preview(session, snapshot, self._clock())

    def publish(self, snapshot: PublicationSnapshot, base_seq: int, published_by: str) -> PublicationReceipt:
        """Publish the window or change nothing.

        PublicationConflict when somebody published since `base_seq` was read; EnvironmentProblem when the database is busy, full,
        read-only or gone, and when what it holds afterwards is not what was sent. A token that was applied before returns the stored
        receipt, marked `repeated`. Reported lessons, everything outside the window and every other school are left as they are.

        The same content under a new token changes no lesson and still adds a publication: every accepted token is found again, and the
        list of publications tells that the evening's run took place. `publication_seq` of the lessons stays.
        """
        return self._send(snapshot, base_seq, published_by, "")

    def correct(self, snapshot: PublicationSnapshot, base_seq: int, published_by: str, reason: str) -> PublicationReceipt:
        """As `publish`, for days that have begun: what nobody has reported becomes what the snapshot says, and `reason` is kept in the
        audit. Which days are open for that is the caller's business, and on a server with roles also the server's."""
        if not reason.strip():
            raise InputError("correct_without_reason")
        return self._send(snapshot, base_seq, published_by, reason.strip())

    def _send(self, snapshot: PublicationSnapshot, base_seq: int, published_by: str, reason: str) -> PublicationReceipt:
        _refuse_strays(snapshot)
        self._storehouse.make_ready()
        with self._storehouse.session() as session:
            known = _stored_receipt(session, snapshot)
            if known is not None:
                return replace(known, repeated=True, not_published=snapshot.not_published)
            rows = SnapshotRows(snapshot)
            _refuse_conflict(session, snapshot, base_seq)
            session.stage_keys(rows)
            differing = {str(key) for (key,) in session.rows(statements.DIFFERING)}
            session.stage_content(rows, differing)
            session.change(statements.STAGE_GONE, **_window(snapshot))
            receipt, rows, begun = self._apply(session, snapshot, rows, base_seq, published_by, reason)
            if not receipt.repeated and not verify(session, snapshot, rows, receipt, begun.minute):
                raise EnvironmentProblem("attendance_not_as_sent", path=self.address, seq=receipt.seq)
        return receipt

    def receipt(self, token: str) -> PublicationReceipt | None:
        """What the publication with this token did, None if it was never applied here; EnvironmentProblem while that is not decided."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return None
        with self._storehouse.session() as session:
            session.await_apply(token)
            found = session.rows(statements.STORED_RECEIPT, token=token)
        return _read_receipt(found[0]) if found else None

    def take_back(self, school_unit: str, lesson: str, day: date, who: str, reason: str) -> bool:
        """Undo the report of one dated lesson, audited with the reason; False where it is not reported."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return False
        try:
            Reporting(self._storehouse, school_unit).take_back(event_id(school_unit, lesson, day), who, reason, self._clock())
        except RosterChangedError:
            return False
        return True

    @contextmanager
    def reidentifying(self, school_unit: str, told: Reidentifying, who: str) -> Iterator[int]:
        """Every dated lesson of a unit tells of a person's new identity when the block has ended well (see `reidentifying`)."""
        if self._storehouse.state() is SchemaState.EMPTY:
            yield 0
            return
        with self._storehouse.session() as session, reidentifying(session, school_unit, told, who, self._clock()) as lessons:
            yield lessons

    def about(self, school_unit: str, person: str) -> dict[str, Any]:
        """Everything that is kept about a pupil or teacher of a school unit, as values for JSON."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return {}
        with self._storehouse.session() as session:
            return about(session, school_unit, person)

    def publications(self, school_unit: str, limit: int = 200) -> tuple[PublicationEntry, ...]:
        """What has been published of a school unit, newest first, with the reason where days that had been were corrected."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return ()
        with self._storehouse.session() as session:
            return tuple(map(_read_entry, session.rows(statements.PUBLICATIONS, unit=school_unit, limit=limit)))

    def server_time(self) -> datetime | None:
        """What the database's own clock says; None for a file, which has none."""
        if self._storehouse.state() is SchemaState.EMPTY:
            return None
        with self._storehouse.session() as session:
            return session.server_time()

    def close(self) -> None:
        """Nothing is held between calls."""

    def _apply(
        self, session: Session, snapshot: PublicationSnapshot, rows: SnapshotRows, base_seq: int, published_by: str, reason: str
    ) -> tuple[PublicationReceipt, SnapshotRows, Begun]:
        """The one transaction; whatever happens before its commit leaves the database as it was. Returns also the rows that were in
        force and what had begun: the clock is read inside the transaction, since lessons begin while a preview is looked at.

        New lessons come first, since nobody waits for rows that nobody sees; only then is the right to publish for the school taken,
        and asked whether it is still the previewed target that is about to be changed."""
        session.begin_apply(snapshot.token)
        known = _stored_receipt(session, snapshot)
        if known is not None:
            session.rollback()
            return replace(known, repeated=True, not_published=snapshot.not_published), rows, Begun()
        seq = base_seq + 1
        at = self._clock().astimezone(UTC)
        begun = find_begun(session, snapshot, rows, at)
        rows = leave_alone(session, rows, begun)
        new = _add_events(session, snapshot, seq)
        session.hold(snapshot.school_unit)
        _refuse_conflict(session, snapshot, base_seq)
        counts = _write_events(session, snapshot, rows, seq, begun, new)
        session.change(
            statements.ADD_PUBLICATION, unit=snapshot.school_unit, seq=seq, token=snapshot.token, timetable=snapshot.timetable,
            base_seq=base_seq, first=snapshot.first.isoformat(), last=snapshot.last.isoformat(), sha256=snapshot.sha256,
            counts=json.dumps(counts), published_by=published_by, published_at=at.isoformat(),
        )  # fmt: skip
        session.change(
            statements.ADD_AUDIT, at=at.isoformat(), who=published_by, what="correct" if reason else "publish",
            unit=snapshot.school_unit, seq=seq, reason=reason or None,
        )  # fmt: skip
        session.commit()
        return replace(_receipt(snapshot.token, seq, counts, at), not_published=snapshot.not_published), rows, begun


def _window(snapshot: PublicationSnapshot) -> dict[str, object]:
    return {"unit": snapshot.school_unit, "first": snapshot.first.isoformat(), "last": snapshot.last.isoformat()}


def _add_events(session: Session, snapshot: PublicationSnapshot, seq: int) -> int:
    new = session.write(statements.ADD, "added", first=snapshot.first.isoformat(), seq=seq)
    if new:
        session.change(statements.ADD_ROSTERS)
    return new


def _write_events(session: Session, snapshot: PublicationSnapshot, rows: SnapshotRows, seq: int, begun: Begun, new: int) -> dict[str, Any]:
    window = _window(snapshot) | {"seq": seq, "minute": begun.minute}
    restored = session.value(statements.COUNT_RESTORED, **window)
    changed = session.write(statements.REWRITE, "rewritten", **window)
    if changed:
        session.change(statements.DROP_ROSTERS)
        session.change(statements.REWRITE_ROSTERS)
    cancelled = session.change(statements.CANCEL, **window)
    frozen = session.rows(statements.FROZEN, **window)
    frozen_planned = sum(bool(planned) for _, planned, *_ in frozen)
    kept, rosters = list(frozen), session.rows(statements.FROZEN_ROSTERS, **window) if frozen else []
    if begun.held:
        kept += begun.held
        rosters += session.rows(statements.BEGUN_ROSTERS, **window)
    clashes = find_clashes(kept, rosters, rows)
    return {
        "new": new,
        "changed": changed,
        "cancelled": cancelled,
        "untouched": len(rows.events) - new - changed - frozen_planned,
        "frozen": len(frozen),
        "restored": restored,
        "frozen_missing": len(frozen) - frozen_planned,
        "clashes_with_frozen": len(clashes),
        "clashes": [as_data(row) for row in clashes],
    }


def _refuse_strays(snapshot: PublicationSnapshot) -> None:
    outside = sum(not snapshot.first <= event.local_date <= snapshot.last for event in snapshot.events)
    if outside:
        raise InputError("attendance_outside_window", n=outside, first=snapshot.first.isoformat(), last=snapshot.last.isoformat())


def _refuse_conflict(session: Session, snapshot: PublicationSnapshot, base_seq: int) -> None:
    newest = session.value(statements.NEWEST, unit=snapshot.school_unit)
    if newest != base_seq:
        raise PublicationConflict(newest)


def _stored_receipt(session: Session, snapshot: PublicationSnapshot) -> PublicationReceipt | None:
    found = session.rows(statements.STORED_RECEIPT, token=snapshot.token)
    if not found:
        return None
    if found[0][4:] != (snapshot.school_unit, snapshot.sha256):
        raise InputError("attendance_token_of_another", token=snapshot.token)
    return _read_receipt(found[0])


def _read_receipt(row: tuple[Any, ...]) -> PublicationReceipt:
    token, seq, counts, at = row[:4]
    return _receipt(
        str(token),
        seq,
        json.loads(counts) if isinstance(counts, str) else counts,
        datetime.fromisoformat(at) if isinstance(at, str) else at.astimezone(UTC),
    )


def _read_entry(row: tuple[Any, ...]) -> PublicationEntry:
    *receipt, first, last, who, reason = row
    begins, ends = (date.fromisoformat(str(day)) for day in (first, last))
    return PublicationEntry(_read_receipt(tuple(receipt)), begins, ends, published_by=who, reason=reason or "")


_NAMED_COUNTS = ("new", "changed", "cancelled", "untouched", "frozen")


def _receipt(token: str, seq: int, counts: Mapping[str, Any], at: datetime) -> PublicationReceipt:
    new, changed, cancelled, untouched, frozen = (counts[name] for name in _NAMED_COUNTS)
    others = {name: count for name, count in counts.items() if name not in (*_NAMED_COUNTS, "clashes")}
    return PublicationReceipt(
        token, seq, new, changed, cancelled, untouched, frozen, published_at=at, counts_by_reason=others,
        clashes=tuple(map(from_data, counts.get("clashes", ()))),
    )  # fmt: skip
