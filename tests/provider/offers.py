"""Offers of the tiny school, with and without persons, and its lessons published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.provider.application import BASE, make_application
from scheduler_app.services.offering import Offers
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.services.stamps import Stamps
from scheduler_app.storage.stores import Stores
from tests.provider.in_process import InProcess
from tests.schools import tiny_school

TOKEN = "a-token-that-nobody-guesses-0123456789"
MONDAY = date(2025, 9, 1)
CANCELLED, SUBSTITUTED = "MA-7B-1", "SV-7A-1"
CANARY = "Kanariefågel"
"""Family name of the protected pupil."""


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2025, 8, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


def school_to_offer() -> School:
    """The tiny school with a protected pupil and teacher, one substitute and one cancelled lesson."""
    school = tiny_school()
    pupil, teacher = school.pupils["7B-02"], school.staff["DAV"]
    changes = (DatedChange(CANCELLED, MONDAY, cancelled=True), DatedChange(SUBSTITUTED, MONDAY, teachers=("CEC",)))
    return replace(
        school,
        pupils={**school.pupils, "7B-02": replace(pupil, family_name=CANARY, marking=SecurityMarking.PROTECTED)},
        staff={**school.staff, "DAV": replace(teacher, family_name=CANARY, marking=SecurityMarking.UNKNOWN)},
        dated_changes={row.uid: row for row in changes},
    )


class Offered:
    """A stored school, its published lessons and a provider of both."""

    def __init__(self, folder: Path, audience: Audience = Audience.INTERNAL, *, publish: bool = True) -> None:
        self.clock = Clock()
        self.address, self.attendance = str(folder / "school.ringklocka"), str(folder / "attendance.db")
        Stores().create(self.address, school_to_offer()).close()
        self.targets = Targets(self.clock)
        if publish:
            self.publish(date(2025, 8, 21), date(2025, 9, 12))
        self.audience, self.state = audience, folder / "state.json"
        self.offers = self.fresh_offers(publish)

    def fresh_offers(self, publish: bool = True) -> Offers:
        """As after a restart of the provider."""
        published = self.targets.published(self.attendance) if publish else None
        return Offers(Stores(), [self.address], Standard(), self.audience, Stamps.read(self.state), published, self.clock)

    def publish(self, first: date, last: date) -> None:
        with closing(Stores().open(self.address)) as store, closing(self.targets.open(self.attendance)) as target:
            snapshot = make_snapshot(store.load(), first, last)
            target.publish(snapshot, target.preview(snapshot).base_seq, "test")

    def school(self) -> School:
        with closing(Stores().open(self.address)) as store:
            return store.load()

    def edit(self, *changes: tuple[Any, Any]) -> None:
        with closing(Stores().open(self.address)) as store:
            store.load()
            store.apply(ChangeSet("edit", tuple(Change(before, after) for before, after in changes)), "test")

    def client(self, *, token: str | None = TOKEN) -> httpx.Client:
        wanted = TOKEN if self.audience is Audience.INTERNAL else None
        application = make_application(lambda: self.offers.current, wanted)
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        return httpx.Client(transport=InProcess(application), base_url=f"http://localhost{BASE}", headers=headers)


def rows(client: httpx.Client, resource: str, **parameters: Any) -> list[dict[str, Any]]:
    """Every row of a list, page by page."""
    return list(pages(client, resource, parameters, lambda page: page["data"]))


def pages(client: httpx.Client, resource: str, parameters: dict[str, Any], take: Callable[[Any], Sequence[Any]]) -> Any:
    limit = {name: value for name, value in parameters.items() if name == "limit"}
    while True:
        answer = client.get(f"/{resource}", params=parameters)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        yield from take(page)
        if page["pageToken"] is None:
            return
        parameters = {"pageToken": page["pageToken"], **limit}


WEEK = {"startTime.onOrAfter": "2025-09-01T00:00:00+02:00", "startTime.onOrBefore": "2025-09-07T23:59:59+02:00"}
