"""SS 12000 as the use cases see it (services.ports); the libraries behind it are loaded at first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.register import RegisterProfile, RegisterSource
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.visibility import Audience

if TYPE_CHECKING:
    import httpx


class Standard:
    """Rows of the standard out of a school (StandardRows), and a school out of a register (Register)."""

    def __init__(self, transport: httpx.BaseTransport | None = None, sleep: Callable[[float], None] | None = None) -> None:
        self._transport, self._sleep = transport, sleep

    def rows(self, school: School, audience: Audience, at: datetime) -> Mapping[str, Sequence[dict[str, Any]]]:
        from scheduler_app.interchange.ss12000.from_school import school_rows

        return school_rows(school, audience, at)

    def event_writer(self, school: School, audience: Audience) -> Callable[[DatedLesson, datetime], dict[str, Any]]:
        from scheduler_app.interchange.ss12000.events import EventRows

        return EventRows(school, audience).row

    def profiles(self) -> Sequence[RegisterProfile]:
        from scheduler_app.interchange.ss12000.profiles import profiles

        return profiles()

    def read(
        self,
        source: RegisterSource,
        school: School | None,
        since: datetime | None,
        progress: Callable[[str, int], None],
        make: Callable[[SchoolUnit], School],
    ) -> tuple[School, Reading]:
        """The school that was read into, `make`'s where `school` is None, and what the register says of it."""
        from scheduler_app.interchange.ss12000.asking import Asking
        from scheduler_app.interchange.ss12000.gathering import Gathering
        from scheduler_app.interchange.ss12000.profiles import profile_named
        from scheduler_app.interchange.ss12000.to_school import read_rows
        from scheduler_app.interchange.ss12000.units import as_unit

        profile = profile_named(source.profile)
        with Asking(source, profile, self._transport, **({"sleep": self._sleep} if self._sleep is not None else {})) as asking:
            gathering = Gathering(asking, profile, progress)
            unit = gathering.gather(source.unit, school, since)
        rows = gathering.rows
        target = school if school is not None else make(as_unit(unit, rows.rows["organisations"]))
        return target, read_rows(rows, target, unit)
