"""Somebody gets a protection mark in the middle of the year: former name, id, signature and login are in no file any more, byte by byte."""

from __future__ import annotations

import io
import sqlite3
import zipfile
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scheduler_app.attendance.reporting import Mark, Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain import codec
from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.services.editing import change
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school

NAME = "Kanariefågel"
PUPIL, TEACHER, LOGIN = "REG-ELEV-4711", "REG-LARARE-0815", "canary.login"
CANARIES = (NAME, PUPIL, TEACHER, LOGIN)
UNTIL = date(2025, 9, 30)


def planted() -> School:
    """The tiny school with ids and names of a pupil and a teacher that are found nowhere by chance; the teacher's id is the signature."""
    text = codec.to_json(tiny_school()).replace('"AND"', f'"{TEACHER}"').replace("7A-03", PUPIL)
    school = codec.from_json(text)
    teacher = replace(school.staff[TEACHER], family_name=NAME)
    group = replace(school.groups["7A2"], name=f"7A2 {school.pupils[PUPIL].given_name} {NAME}")
    return replace(
        school, staff={**school.staff, TEACHER: teacher}, groups={**school.groups, "7A2": group},
        pupils={**school.pupils, PUPIL: replace(school.pupils[PUPIL], family_name=NAME)},
    )  # fmt: skip


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A school where both have been edited, published, reported, saved as a restore point and left waiting in the outbox."""
    path, target = tmp_path / "school.ringklocka", Targets().open(str(tmp_path / "a.db"))
    with closing(Stores().create(str(path), planted())) as store:
        store.apply(change(store.load(), replace(store.load().staff[TEACHER], percent=80.0)), LOGIN)
        store.apply(change(store.load(), replace(store.load().pupils[PUPIL], expected_minutes=900)), LOGIN)
        now = store.load()
        store.add_bookmark(Bookmark("b", f"Före {now.staff[TEACHER].name}", LOGIN, datetime.now(UTC)), now)
        target.publish(make_snapshot(now, date(2025, 9, 1), UNTIL), 0, LOGIN)
        store.keep_outgoing(make_snapshot(now, date(2025, 10, 1), date(2025, 10, 10)), target.address)
    teacher = Reporting(open_storehouse(str(tmp_path / "a.db")), now.unit.uid)
    evening = datetime(2025, 9, 1, 18, tzinfo=UTC)
    monday = [*teacher.lessons(TEACHER, date(2025, 9, 1)), *teacher.lessons("BER", date(2025, 9, 1))]
    for lesson in monday:
        marks = {PUPIL: Mark(15, lesson.end - lesson.start)} if PUPIL in lesson.pupils else {}
        teacher.report(lesson.id, lesson.revision, marks, LOGIN, evening)
    taken = next(row for row in monday if PUPIL in row.pupils)
    teacher.take_back(taken.id, LOGIN, "fel elev", evening)  # the audit keeps the marks
    teacher.announce(PUPIL, evening, evening.replace(hour=20), 30, LOGIN, evening)
    return path


def found_in(content: bytes) -> set[str]:
    """Which canaries stand in bytes, as UTF-8, UTF-16 or escaped; zipped and deflated parts are opened."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return {word for name in parts.namelist() for word in found_in(parts.read(name)) | found_in(name.encode())}
    forms = {word: (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("unicode-escape")) for word in CANARIES}
    return {word for word, ways in forms.items() if any(way in content for way in ways)} | _deflated(content)


def _deflated(content: bytes) -> set[str]:
    found, at = set(), content.find(b"\x78\x9c")
    while at >= 0:
        try:
            inner = zlib.decompressobj().decompress(content[at:])
        except zlib.error:
            inner = b""
        found |= found_in(inner) if inner else set()
        at = content.find(b"\x78\x9c", at + 2)
    return found


def kept(path: Path) -> set[str]:
    """In the raw bytes of a database and of what lies beside it, or in anything compressed that it keeps."""
    found = {word for part in path.parent.iterdir() if part.name.startswith(path.name) for word in found_in(part.read_bytes())}
    with closing(sqlite3.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = (cell for table in tables for row in database.execute(f"SELECT * FROM {table}") for cell in row)
        return found | {word for cell in cells if isinstance(cell, bytes) for word in found_in(zlib.decompress(cell))}


def mark(ringklocka: Command, school: Path, person: str, *more: object) -> str:
    """Protect somebody; returns the uid from now on."""
    alias = ("--given-name", "Sol", "--family-name", "Berg")
    ran = ringklocka("protected", school, "--mark", person, *alias, *more, "--json")
    assert ran.code == 0, ran.err
    assert not found_in((ran.out + ran.err).encode())
    kind = "staff" if "--signature" in more else "pupil"
    return str(next(row["person"] for row in ran.json["protected"] if row["kind"] == kind))


def mark_both(ringklocka: Command, school: Path) -> tuple[str, str]:
    to = ("--to", school.parent / "a.db")
    teacher = mark(ringklocka, school, TEACHER, "--signature", "SOB", "--login", LOGIN, *to)
    return mark(ringklocka, school, PUPIL, *to), teacher


def test_nothing_former_is_left_in_school_history_restore_points_outbox_attendance_and_later_backups(
    ringklocka: Command, school: Path, tmp_path: Path
) -> None:
    assert kept(school) == kept(tmp_path / "a.db") == set(CANARIES)
    with closing(Stores().open(str(school))) as store:
        before = store.back_up().path
    pupil, teacher = mark_both(ringklocka, school)
    with closing(Stores().open(str(school))) as store:
        now = store.load()
        people = [(row.name, row.marking) for row in (now.staff[teacher], now.pupils[pupil])]
        assert people == [("Sol Berg", SecurityMarking.PROTECTED)] * 2
        assert (len(now.pupils), len(now.staff)) == (len(planted().pupils), len(planted().staff))
        assert store.bookmarked("b").staff[teacher].name == "Sol Berg"
        assert store.waiting_outgoing() == []
        steps = 0
        while store.undo("me") is not None:
            steps += 1
        assert steps == 4
        undone = store.load()
        assert (undone.staff[teacher].percent, undone.pupils[pupil].expected_minutes) == (100.0, None)
        assert (undone.staff[teacher].name, undone.withheld) == ("Sol Berg", now.withheld)  # protection is not undone
        assert not found_in(codec.to_json(undone).encode())
        while store.redo("me") is not None:
            pass
        assert store.load() == now
        after = store.back_up().path
    assert [kept(path) for path in (school, tmp_path / "a.db", after)] == [set()] * 3
    assert NAME in kept(before)
    ran = ringklocka("protected", school, "--mark", "7A-04", "--given-name", "Sol", "--remove-backups")
    assert "removed" in ran.err
    assert not before.exists()


def test_backups_made_before_are_told_of(ringklocka: Command, school: Path) -> None:
    with closing(Stores().open(str(school))) as store:
        before = store.back_up().path
    ran = ringklocka("protected", school, "--mark", PUPIL, "--given-name", "Sol")
    assert str(before) in ran.err


def test_nothing_that_is_handed_out_tells_who_it_was(ringklocka: Command, school: Path, tmp_path: Path, own_folders: Path) -> None:
    mark_both(ringklocka, school)
    out = tmp_path / "ut"
    out.mkdir()
    for format in ("json", "csv", "xlsx", "fet", "asc", "untis", "ics", "ss12000"):
        assert ringklocka("export", school, "--format", format, "--out", out / format).code in (0, 2), format
    for what in ("classes", "teachers", "pupils", "rooms", "staff"):
        assert ringklocka("print", school, "--what", what, "--out", out / f"{what}.pdf").code in (0, 2), what
    for format in ("edlevo", "csv"):
        assert ringklocka("staff", school, "--export", format, "--out", out / f"staff.{format}").code in (0, 2)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) >= 10
    assert {path.name: found_in(path.read_bytes()) for path in files} == {path.name: set() for path in files}
    said = ringklocka("check", school, "--json").out + ringklocka("staff", school).out + ringklocka("protected", school).out
    assert not found_in(said.encode())
    for path in own_folders.rglob("*"):  # logs, caches, copies made since
        assert not path.is_file() or not found_in(path.read_bytes()), path


def test_dated_lessons_keep_all_but_the_identity_and_publishing_again_changes_nothing(
    ringklocka: Command, school: Path, tmp_path: Path
) -> None:
    same = ("SELECT id, lesson_uid, local_date, starts_at, ends_at, subject_code, status, reported_at, publication_seq FROM calendar_event",
            "SELECT calendar_event_id, reason_id, minutes, extra, reported_at FROM attendance ORDER BY 1, pupil_id = 'x', 2, 3",
            "SELECT calendar_event_id, count(*), sum(planned_minutes) FROM calendar_event_pupil GROUP BY 1 ORDER BY 1",
            "SELECT seq, token, snapshot_sha256 FROM publication WHERE CAST(counts AS text) NOT LIKE '%identities%'")  # fmt: skip
    storehouse = open_storehouse(str(tmp_path / "a.db"))

    def held() -> list[list[str]]:
        with storehouse.session() as session:
            return [sorted(map(str, session.rows(query))) for query in same]

    before = held()
    pupil, teacher = mark_both(ringklocka, school)
    assert held() == before
    with storehouse.session() as session:
        assert session.rows("SELECT DISTINCT reason_id FROM attendance WHERE pupil_id = :who", who=pupil) == [(15,)]
        assert session.rows("SELECT count(*) FROM announced_absence WHERE pupil_id = :who", who=pupil) == [(1,)]
        assert {what for (what,) in session.rows("SELECT what FROM audit")} == {"publish", "take_back", "new_identity"}
        assert session.rows("SELECT DISTINCT reported_by FROM attendance") == [("SOB",)]
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):  # the audit is as closed as before
            session.change("UPDATE audit SET who = 'x'")
    with closing(Stores().open(str(school))) as store:
        plan = Targets().open(str(tmp_path / "a.db")).preview(make_snapshot(store.load(), date(2025, 9, 1), UNTIL))
    assert (plan.new, plan.changed, plan.cancelled, plan.frozen) == (0, 0, 0, 0)
    assert plan.untouched > 0
    assert teacher not in (pupil, TEACHER)


def test_the_register_is_recognised_and_brings_neither_name_nor_a_second_person(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    pupil, teacher = mark_both(ringklocka, school)
    people = tmp_path / "elever.csv"
    people.write_text(f"Id;Förnamn;Efternamn;Klass\n{PUPIL};Cesar;{NAME};7B\n", encoding="utf-8")
    posts = tmp_path / "personal.csv"
    posts.write_text(f"Id;Signatur;Förnamn;Efternamn;Tjänstgöring %\n{TEACHER};AND;Anna;{NAME};60\n", encoding="utf-8")
    for path, kind in ((people, "pupils"), (posts, "staff")):
        ran = ringklocka("import", school, path, "--kind", kind, "--partial", "--json")
        assert ran.code == 0, ran.err
        assert ran.json["added"] == (1 if kind == "pupils" else 0)  # the place in 7B
    with closing(Stores().open(str(school))) as store:
        now = store.load()
    assert (len(now.pupils), len(now.staff)) == (len(planted().pupils), len(planted().staff))
    assert (now.pupils[pupil].name, now.staff[teacher].name) == ("Sol Berg", "Sol Berg")
    assert any(row.pupil == pupil and row.group == "7B" for row in now.memberships.values())
    assert kept(school) == set()


def test_an_attendance_database_that_was_forgotten_is_gone_through_later(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    pupil = mark(ringklocka, school, PUPIL)
    assert PUPIL in kept(tmp_path / "a.db")
    assert ringklocka("protected", school, "--former", PUPIL, "--mark", pupil).code == 2
    assert ringklocka("protected", school, "--former", PUPIL, "--mark", "nobody", "--to", tmp_path / "a.db").code == 2
    ran = ringklocka("protected", school, "--former", PUPIL, "--mark", pupil, "--to", tmp_path / "a.db")
    assert ran.code == 0, ran.err
    with open_storehouse(str(tmp_path / "a.db")).session() as session:
        assert session.rows("SELECT count(*) FROM calendar_event_pupil WHERE pupil_id = :who", who=PUPIL) == [(0,)]
        assert session.rows("SELECT count(*) > 0 FROM calendar_event_pupil WHERE pupil_id = :who", who=pupil) == [(1,)]


def test_texts_that_name_part_of_the_person_are_pointed_out(ringklocka: Command, school: Path) -> None:
    with closing(Stores().open(str(school))) as store:
        store.apply(change(store.load(), replace(store.load().groups["7B1"], name=f"Stöd {NAME}")), "me")
    ran = ringklocka("protected", school, "--mark", PUPIL, "--given-name", "Sol")
    assert "group 7B1" in ran.err
    assert NAME not in ran.err  # a line on stderr may end up in a log


def test_all_of_it_or_nothing(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    """The second database cannot be written: the first one and the school stay as they are."""
    with closing(Stores().open(str(school))) as store:
        before, held = store.load(), kept(tmp_path / "a.db")
    other = tmp_path / "b.db"
    Targets().open(str(other)).publish(make_snapshot(before, date(2025, 9, 1), UNTIL), 0, "me")
    with closing(sqlite3.connect(other)) as locked:
        locked.execute("CREATE TRIGGER no BEFORE UPDATE ON calendar_event BEGIN SELECT RAISE(ABORT, 'no'); END")
        locked.commit()
    ran = ringklocka("protected", school, "--mark", PUPIL, "--given-name", "Sol", "--to", tmp_path / "a.db", "--to", other)
    assert ran.code == 3, ran.err
    with closing(Stores().open(str(school))) as store:
        assert store.load() == before
    assert kept(tmp_path / "a.db") == held


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mark", "nobody", "--given-name", "Sol"), "nobody"),
        (("--mark", PUPIL), "alias"),
        (("--mark", TEACHER, "--given-name", "Sol"), "initials"),
        (("--mark", PUPIL, "--given-name", "Cesar", "--family-name", NAME), "same"),
        (("--former", PUPIL), "--former"),
    ],
)
def test_bad_input_changes_nothing(ringklocka: Command, school: Path, arguments: tuple[str, ...], said: str) -> None:
    with closing(Stores().open(str(school))) as store:
        before = store.load()
    ran = ringklocka("protected", school, *arguments)
    assert ran.code == 2
    assert said in ran.err
    with closing(Stores().open(str(school))) as store:
        assert store.load() == before
