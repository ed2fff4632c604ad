"""A school register asked over the network, into a school: all of it or what has changed, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.domain.timetable import TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_request import outcome_of, school_year
from scheduler_app.services.ports import Register, SecretStore

FORMAT = "ss12000"

Progress = Callable[[str, int], None]


def is_address(source: str) -> bool:
    """Tell whether a source is asked over the network."""
    return source.lower().startswith(("https://", "http://"))


def sync(
    register: Register,
    school: School | None,
    source: RegisterSource,
    *,
    since: datetime | None = None,
    progress: Progress = lambda resource, rows: None,
    today: date | None = None,
) -> ImportOutcome:
    """Ask for everything, or for what has changed `since`; nothing is stored yet. `school` None makes a new one.

    InputError for a register that cannot be used or does not answer as one, EnvironmentProblem when it cannot be reached.
    """
    year = school_year(today or date.today())

    def make(unit: SchoolUnit) -> School:
        version = TimetableVersion(uid_of(unit.uid, "timetable", ""), "1")
        return School(unit, year, timetables={version.uid: version}, current=version.uid)

    target, reading = register.read(source, school, since, progress, make)
    return outcome_of(FORMAT, school, target, reading, ImportRequest())


def last_sync(runs: Sequence[ImportRun], source: RegisterSource, now: datetime | None = None) -> datetime | None:
    """Since when changes are enough; None when everything is to be read: the first time, the first time in a week, after an undo, and
    after a run that left rows out."""
    mine = [run for run in runs if run.format == FORMAT and run.source == run_name(source)]
    newest = max(mine, key=lambda run: run.at, default=None)
    now = now or datetime.now(UTC)
    if newest is None or newest.undone or newest.refused or newest.at.isocalendar()[:2] != now.isocalendar()[:2]:
        return None
    return newest.at


def run_name(source: RegisterSource) -> str:
    """What the log of imports calls the register; never anything secret."""
    return f"{source.url.rstrip('/')} {source.unit}".strip()[:200]


def secret_name(source: RegisterSource) -> str:
    return f"{source.client_id}@{source.url.rstrip('/')}"


def with_secret(secrets: SecretStore, source: RegisterSource, ask: Callable[[], str | None]) -> tuple[RegisterSource, bool]:
    """The source with its secret from the computer's keyring, else as `ask` gives it; and whether it was asked for.

    InputError when there is none.
    """
    kept = secrets.get(secret_name(source))
    if kept:
        return replace(source, secret=kept), False
    given = ask()
    if not given:
        raise InputError("ss12000_no_secret")
    return replace(source, secret=given), True
