"""Everything a person looks at before sending: what would change, what stands in the way, and whose clock is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from scheduler_app.domain.publication import PublicationPreview, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.finding import Finding
from scheduler_app.services.holding_back import unasked_cancellations
from scheduler_app.services.ports import AttendanceTarget
from scheduler_app.services.preflight import changed_identities, preflight
from scheduler_app.services.server_clock import clock_difference, in_minutes, latest_now, latest_today


@dataclass(frozen=True, slots=True)
class Outlook:
    """`problem` says why nothing can be sent; then `snapshot` and `preview` are None. `unasked` counts published lessons that would be
    cancelled only because they have no place now, `clock_minutes` how far the clocks differ where that is too much."""

    findings: tuple[Finding, ...]
    snapshot: PublicationSnapshot | None = None
    preview: PublicationPreview | None = None
    unasked: int = 0
    clock_minutes: int = 0
    problem: InputError | None = None


def outlook(
    school: School,
    target: AttendanceTarget,
    first: date,
    last: date,
    today: date,
    make: Callable[[School, date, date], PublicationSnapshot],
    *,
    tomorrow_first: bool = True,
    make_from_now: Callable[[School, date, datetime], PublicationSnapshot] | None = None,
) -> Outlook:
    """Compare with the target what `make` freezes of the window. InputError only for a window that makes no sense.

    With `tomorrow_first` the window may not begin on a day that has begun by either clock. `make_from_now`, where it is given, freezes
    instead what has not begun by either clock, up to `last`.
    """
    findings = preflight(school, first, last)
    now = datetime.now(UTC)
    ahead = clock_difference(target, now)
    minutes = in_minutes(ahead) if ahead is not None else 0
    try:
        if make_from_now is None and tomorrow_first and first <= latest_today(today, now, ahead) and ahead is not None:
            raise InputError("publish_in_the_past", first=first.isoformat(), today=latest_today(today, now, ahead).isoformat())
        snapshot = make_from_now(school, last, latest_now(now, ahead)) if make_from_now else make(school, first, last)
    except InputError as problem:
        return Outlook(findings, clock_minutes=minutes, problem=problem)
    plan = target.preview(snapshot)
    findings += tuple(changed_identities(school, plan))
    return Outlook(findings, snapshot, plan, len(unasked_cancellations(snapshot, plan)), minutes)
