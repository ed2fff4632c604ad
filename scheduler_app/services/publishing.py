"""Publishing: the current timetable's reportable, dated lessons to an attendance database.

Order of events: snapshot → preview → outbox → target → confirmed. Whatever breaks in between, the target holds all of it or nothing, and
`finish_waiting` finds out which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext, suppress
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import uuid4

from scheduler_app.domain.publication import (
    PlannedEvent,
    PublicationConflict,
    PublicationPreview,
    PublicationReceipt,
    PublicationSnapshot,
    WaitingPublication,
    snapshot_sha256,
)
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError
from scheduler_app.services.double_booking import double_bookings, shared_rooms
from scheduler_app.services.expansion import Expansion
from scheduler_app.services.ports import AttendanceTarget, AttendanceTargets, SchoolStore
from scheduler_app.services.server_clock import STOCKHOLM
from scheduler_app.texts import text

SHOWN_CASES = 3
"""Double bookings named in a refusal; the rest are counted."""


def require_future(first: date, *, today: date) -> None:
    """Refuse to publish days that have begun: InputError unless `first` is after `today`."""
    if first <= today:
        raise InputError("publish_in_the_past", first=first.isoformat(), today=today.isoformat())


def default_window(school: School, today: date) -> tuple[date, date] | None:
    """The next school day after `today` and the last day of its term; None after the year's last school day."""
    first = next(school.year.school_days(today + timedelta(days=1)), None)
    if first is None:
        return None
    ends = (term.dates.last for term in school.year.terms if term.dates.includes(first))
    last = next(ends, None) or school.year.dates.last
    assert last is not None
    return first, last


def make_snapshot(school: School, first: date | None, last: date, *, today: date | None = None) -> PublicationSnapshot:
    """Freeze what is to be published of the current timetable from `first` to `last`, both included.

    `first` None means the next school day after `today` (default: the machine's date); where `today` is given, earlier days are refused.
    The window is cut at the ends of the school year, so that another year's lessons in the same target are left alone. Special subjects
    are never included, only counted. Lessons that nobody could report (no teacher, no pupils) or that have no place are listed with the
    reason. A window of days off is published too: it cancels what had been published there. InputError when the window is backwards or
    outside the school year, or when a pupil, a teacher or a room is booked twice.
    """
    if first is None:
        window = default_window(school, today or date.today())
        first = window[0] if window else last + timedelta(days=1)
    elif today is not None:
        require_future(first, today=today)
    return _freeze(school, *within_year(school, first, last))


def make_snapshot_from_now(school: School, last: date, *, now: datetime) -> PublicationSnapshot:
    """As `make_snapshot`, from those lessons of today that have not begun: `now` is aware, and Stockholm's clocks decide.

    A lesson begins with its first minute. What has begun by the time of publishing is left alone too, see `AttendanceTarget.publish`.
    """
    local = now.astimezone(STOCKHOLM)
    first, last = within_year(school, local.date(), last)
    return _freeze(school, first, last, local.hour * 60 + local.minute + 1 if first == local.date() else 0)


def _freeze(school: School, first: date, last: date, first_minute: int = 0) -> PublicationSnapshot:
    expansion = Expansion(school, first, last)
    events = tuple(row for row in expansion.events if row.local_date > first or row.start >= first_minute)
    _refuse_double_bookings(school, events)
    return PublicationSnapshot(
        token=str(uuid4()),
        school_unit=school.unit.uid,
        school_name=clean_text(school.unit.name),
        timetable=school.current,
        first=first,
        last=last,
        events=events,
        sha256=snapshot_sha256(school.unit.uid, first, last, events, first_minute=first_minute),
        not_published=tuple(sorted(expansion.left_out, key=lambda row: (row.lesson, row.reason))),
        special=expansion.special,
        first_minute=first_minute,
    )


def preview(store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot) -> PublicationPreview:
    """What publishing the snapshot would do to the target; writes nothing anywhere.

    InputError `publish_school_changed` where somebody else has changed the school since `store` loaded it: the snapshot may name
    somebody who has been protected meanwhile. What changes after this raises the target's `seq`.
    """
    if store.changed_elsewhere():
        raise InputError("publish_school_changed")
    return target.preview(snapshot)


def publish(
    store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int, published_by: str
) -> PublicationReceipt:
    """Publish the snapshot as previewed at `base_seq`; the school remembers it as waiting until the target has confirmed.

    PublicationConflict and InputError mean that the target is unchanged. After an EnvironmentProblem the target is asked at once what it
    has; where it cannot answer the publication stays waiting and `finish_waiting` will tell.
    """
    return send(store, target, snapshot, lambda: target.publish(snapshot, base_seq, published_by))


def send(
    store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot, go: Callable[[], PublicationReceipt]
) -> PublicationReceipt:
    """Let `go` send the snapshot with the outbox around it (see `publish`)."""
    store.keep_outgoing(snapshot, target.address)
    try:
        receipt = go()
    except (PublicationConflict, InputError):
        store.withdraw_outgoing(snapshot.token)
        raise
    except EnvironmentProblem:
        with suppress(RingklockaError):  # the first problem is the one to tell
            _settle(store, target, snapshot.token)
        raise
    store.confirm_outgoing(receipt)
    return receipt


def finish_waiting(
    store: SchoolStore, targets: AttendanceTargets, at_hand: AttendanceTarget | None = None
) -> tuple[WaitingPublication, ...]:
    """Ask the targets about publications that were begun and never confirmed: those that arrived are confirmed, the others are withdrawn
    and returned without a receipt, to be offered again. Nothing is published here.

    A target that cannot be asked leaves its publications waiting, with the reason; each is tried once. `at_hand` is a target that is open
    already and may know a password that the school does not keep.
    """
    waiting: dict[str, list[PublicationSnapshot]] = {}
    for snapshot, address in store.waiting_outgoing():
        waiting.setdefault(address, []).append(snapshot)
    found: list[WaitingPublication] = []
    for address, snapshots in waiting.items():
        found += _asked(store, targets, at_hand if at_hand is not None and at_hand.address == address else None, address, snapshots)
    return tuple(found)


def _asked(
    store: SchoolStore, targets: AttendanceTargets, opened: AttendanceTarget | None, address: str, snapshots: list[PublicationSnapshot]
) -> Iterator[WaitingPublication]:
    left = list(reversed(snapshots))
    try:
        with nullcontext(opened) if opened is not None else closing(targets.open(address)) as target:
            while left:
                receipt = _settle(store, target, left[-1].token)
                yield WaitingPublication(left.pop(), address, receipt)
    except RingklockaError as error:
        yield from (WaitingPublication(snapshot, address, problem=error.code, problem_data=error.data) for snapshot in reversed(left))


def _settle(store: SchoolStore, target: AttendanceTarget, token: str) -> PublicationReceipt | None:
    """Confirm what the target has, withdraw what it does not have."""
    receipt = target.receipt(token)
    if receipt is not None:
        store.confirm_outgoing(receipt)
    else:
        store.withdraw_outgoing(token)
    return receipt


def within_year(school: School, first: date, last: date) -> tuple[date, date]:
    """The window cut at the ends of the school year; InputError where it is backwards or outside it."""
    if last < first:
        raise InputError("publish_window", first=first.isoformat(), last=last.isoformat())
    opens, closes = school.year.dates.first, school.year.dates.last
    assert opens is not None
    assert closes is not None
    if last < opens or closes < first:
        raise InputError("publish_outside_year", first=first.isoformat(), last=last.isoformat(), year=school.year.name)
    return max(first, opens), min(last, closes)


def _refuse_double_bookings(school: School, events: tuple[PlannedEvent, ...]) -> None:
    found = double_bookings(events, shared_rooms=shared_rooms(school))
    cases = list(islice(found, SHOWN_CASES))
    if cases:
        shown = "; ".join(
            text(
                "publish_case",
                who=case.place or text("publish_case_pupils", n=case.pupils),
                one=_short(case.one), other=_short(case.other), day=case.one.local_date.isoformat(),
            )
            for case in cases
        )  # fmt: skip
        raise InputError("publish_double_booked", n=len(cases) + sum(1 for _ in found), cases=shown)


def _short(event: PlannedEvent) -> str:
    groups = ", ".join(name for _, name in event.groups)
    return f"{event.subject_code} {groups} {event.start // 60:02d}:{event.start % 60:02d}"
