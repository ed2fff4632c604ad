"""What the commands that write to an attendance database say in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime

from scheduler_app.cli.output import note, say
from scheduler_app.domain.publication import PublicationConflict, PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.services.ports import AttendanceTarget
from scheduler_app.services.server_clock import clock_difference, in_minutes, latest_now, latest_today
from scheduler_app.texts import text

COUNTS = ("new", "changed", "cancelled", "untouched", "frozen")


@contextmanager
def conflicts_told() -> Iterator[None]:
    """Somebody else was first: one line, exit code 3."""
    try:
        yield
    except PublicationConflict as conflict:
        raise EnvironmentProblem("publication_conflict", seq=conflict.seq) from conflict


def now_of(target: AttendanceTarget, now: datetime) -> datetime:
    """Now by this computer or by the target, whichever is later; says on stderr when the clocks disagree."""
    ahead = clock_difference(target, now)
    if ahead is not None:
        note(text("clock_differs", n=in_minutes(ahead)))
    return latest_now(now, ahead)


def today_of(target: AttendanceTarget, today: date) -> date:
    """Today by this computer (`today`) or by the target, whichever is later; says on stderr when the clocks disagree."""
    now = datetime.now(UTC)
    ahead = clock_difference(target, now)
    if ahead is not None:
        note(text("clock_differs", n=in_minutes(ahead)))
    return latest_today(today, now, ahead)


def counted(snapshot: PublicationSnapshot, plan: PublicationPreview, receipt: PublicationReceipt | None) -> dict[str, object]:
    """Of the receipt, or of the preview on a dry run; `seq` is then the newest publication of the target."""
    done = receipt or plan
    counts = {name: getattr(done, name) for name in COUNTS}
    return {"token": snapshot.token, "seq": receipt.seq if receipt else plan.base_seq, **counts}


def clashes_data(done: PublicationPreview | PublicationReceipt) -> dict[str, object]:
    """Lessons that stay as they are against planned ones, for --json."""
    return {"clashes": [asdict(row) | {"local_date": row.local_date.isoformat()} for row in done.clashes]}


def say_clashes(done: PublicationPreview | PublicationReceipt) -> None:
    """Pupils who are expected at a lesson that stays as it is and at a planned one: a line each, without names of pupils."""
    if done.clashes:
        say("publish_clashes", n=len(done.clashes))
    for row in done.clashes:
        say("publish_clash", **row.facts())
