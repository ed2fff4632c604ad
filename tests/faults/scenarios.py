"""What is done while a process may be killed, and what must be true afterwards: publishing, correcting, editing and importing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.reporting import Mark, Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.publication import PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.correcting import correct
from scheduler_app.services.import_log import note_run
from scheduler_app.services.importing import import_into
from scheduler_app.services.publishing import finish_waiting, make_snapshot, preview, publish
from scheduler_app.storage.stores import Stores
from tests.attendance.small_school import Dump, dump
from tests.schools import TIMETABLE, tiny_school
from tests.storage.steps import add_pupil

FIRST, LAST = date(2025, 9, 8), date(2025, 9, 12)
CLOCK = datetime(2025, 9, 7, 12, tzinfo=UTC)
UNIT = tiny_school().unit.uid
REPORTED = "MA-7A-1"


class Scenario(ABC):
    """`act` is done in a process that may be killed; `judge` then looks at what is there, and mends it as the next start would."""

    @abstractmethod
    def act(self) -> None: ...

    @abstractmethod
    def judge(self, *, killed: bool) -> str:
        """Which of the states that may be there is there; AssertionError for any other."""


def timetables() -> tuple[School, School]:
    """Two timetables that differ in every way: lessons moved, dropped, new, and with other pupils; the reported lesson among them."""
    one = tiny_school()
    placements = dict(one.placements)
    for lesson, day, start in ((REPORTED, 0, 780), ("MA-7A-2", 1, 850), ("MA-7B-3", 3, 600), ("SV-7A-3", 4, 490)):
        placement = Placement(TIMETABLE, lesson, day, start, ("A1",))
        placements[placement.uid] = placement
    for lesson in ("SV-7B-1", "SV-7B-2"):
        del placements[f"{TIMETABLE}/{lesson}"]
    memberships = {uid: row for uid, row in one.memberships.items() if row.pupil != "7B-03"}
    return one, replace(one, placements=placements, memberships=memberships)


class Publishing(Scenario):
    """Publishing and correcting take turns, from one timetable to the other, in a target that has a reported lesson."""

    def __init__(self, school: Path, address: str) -> None:
        self._school, self._address = str(school), address
        self._schools = timetables()
        self._turn = 0
        Stores().create(self._school, self._schools[0]).close()
        self._publish(self._schools[1])
        self._publish(self._schools[0])
        self._report()
        self._states = tuple(self._settled(school) for school in (self._schools[1], self._schools[0]))
        self._seq = len(dump(address, UNIT).publications)

    def act(self) -> None:
        self._publish(self._schools[1 - self._turn])

    def judge(self, *, killed: bool) -> str:
        wanted = self._turn
        with closing(Stores().open(self._school)) as store:
            found = finish_waiting(store, Targets())
            assert finish_waiting(store, Targets()) == ()
            assert all(row.problem is None for row in found)
            held = dump(self._address, UNIT)
            published = len(held.publications) > self._seq
            assert content(held) == self._states[wanted if published else 1 - wanted], "neither the old state nor the new"
            assert [row[0] for row in held.publications] == list(range(1, self._seq + published + 1))
            assert {row.seq for row in store.receipts()} == {row[0] for row in held.publications}
            assert [row.receipt is not None for row in found] in ([], [published])
            assert published or killed
        if not published:
            self._publish(self._schools[1 - wanted])
            assert content(dump(self._address, UNIT)) == self._states[wanted], "publishing again ends where it would have"
        self._seq += 1
        self._turn = 1 - wanted
        return "new" if published else ("waiting" if found else "old")

    def _publish(self, school: School) -> None:
        place: Publisher = Targets(lambda: CLOCK).open(self._address)
        sent = make_snapshot(school, FIRST, LAST)
        with closing(Stores().open(self._school)) as store:
            base_seq = preview(store, place, sent).base_seq
            self._send(store, place, sent, base_seq)

    def _send(self, store: object, place: Publisher, sent: PublicationSnapshot, base_seq: int) -> None:
        if self._turn:
            correct(store, place, sent, base_seq, "head", "fel sal")  # type: ignore[arg-type]
        else:
            publish(store, place, sent, base_seq, "me")  # type: ignore[arg-type]

    def _settled(self, school: School) -> tuple[object, ...]:
        self._publish(school)
        return content(dump(self._address, UNIT))

    def _report(self) -> None:
        teacher, key = Reporting(open_storehouse(self._address), UNIT), event_id(UNIT, REPORTED, FIRST)
        shown = teacher.lesson(key)
        assert shown is not None
        teacher.report(key, shown.revision, {shown.pupils[0]: Mark(15, 60)}, "AND", datetime(2025, 9, 8, 20, tzinfo=UTC))


def content(held: Dump) -> tuple[object, ...]:
    return (held.events, held.rosters, held.attendance)


class FirstPublishing(Scenario):
    """Publishing to a place where there is nothing yet."""

    def __init__(self, school: Path, new_address: Callable[[], str]) -> None:
        self._school, self._new_address = str(school), new_address
        self._address = new_address()
        self._sent = make_snapshot(tiny_school(), FIRST, LAST)
        Stores().create(self._school, tiny_school()).close()

    def act(self) -> None:
        self._publish()

    def judge(self, *, killed: bool) -> str:
        place = Targets().open(self._address)
        with closing(Stores().open(self._school)) as store:
            waiting = finish_waiting(store, Targets())
            assert [row.receipt is not None for row in waiting] in ([], [place.receipt(self._sent.token) is not None])
        published = place.receipt(self._sent.token) is not None
        assert published or killed
        receipt = place.publish(self._sent, 0, "me")
        assert receipt.repeated is published
        held = dump(self._address, UNIT)
        assert (len(held.events), len(held.publications)) == (len(self._sent.events), 1)
        self._sent = replace(self._sent, token=make_snapshot(tiny_school(), FIRST, LAST).token)
        self._address = self._new_address()
        return "new" if published else ("waiting" if waiting else "old")

    def _publish(self) -> None:
        with closing(Stores().open(self._school)) as store:
            publish(store, Targets().open(self._address), self._sent, 0, "me")


class Editing(Scenario):
    """Steps of work on a school, undone and done again; every one is whole, and what was acknowledged is there."""

    def __init__(self, address: str) -> None:
        self._address = address
        Stores().create(address, tiny_school()).close()
        self._step = ChangeSet("edit", (*add_pupil("p1", "Ada", "7A").changes, _moved()))
        with closing(Stores().open(address)) as store:
            self._before = store.load()
            store.apply(self._step, "me")
            self._after = store.load()
            store.undo("me")

    def act(self) -> None:
        with closing(Stores().open(self._address)) as store:
            store.load()
            store.apply(self._step, "me")
            store.undo("me")
            store.redo("me")

    def judge(self, *, killed: bool) -> str:
        with closing(Stores().open(self._address)) as store:
            found = store.load()
            assert found in (self._before, self._after)
            assert found == self._after or killed
            if found == self._after:
                assert store.undo("me") is not None
                assert store.load() == self._before
            store.apply(self._step, "me")
            assert store.load() == self._after
            store.undo("me")
        return "new" if found == self._after else "old"


def _moved() -> Change:
    before = tiny_school().placements[f"{TIMETABLE}/MA-7A-1"]
    return Change(before, replace(before, start=850))


class Importing(Scenario):
    """A table of pupils read into a school, with its line in the log of imports."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address, self._table = address, folder / "elever.csv"
        rows = "".join(f"n{number};Elev {number};Ny;7A\n" for number in range(5))
        self._table.write_text("id;förnamn;efternamn;klass\n" + rows, encoding="utf-8")
        Stores().create(address, tiny_school()).close()
        with closing(Stores().open(address)) as store:
            self._before = store.load()

    def act(self) -> None:
        with closing(Stores().open(self._address)) as store:
            outcome = import_into(Formats(), store.load(), self._table)
            assert outcome.step is not None
            store.apply(outcome.step, "me")
            note_run(store, outcome, self._table.name, "me")

    def judge(self, *, killed: bool) -> str:
        with closing(Stores().open(self._address)) as store:
            found = store.load()
            added = len(found.pupils) - len(self._before.pupils)
            assert added in (0, 5), "half an import"
            assert added or killed
            again = import_into(Formats(), found, self._table).report.data()
            assert (again["added"] == 0) is (added == 5), "the same import again finishes it"
            if added:
                store.undo("me")
            assert store.load() == self._before
        return "new" if added else "old"
