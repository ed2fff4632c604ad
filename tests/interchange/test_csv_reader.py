"""Tables into entities: who is who, what is refused, what is gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.people import Origin, Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.personal_number import stored_id
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement, Room, Subject
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.columns import TABLES
from scheduler_app.interchange.csv.reader import read_tables
from scheduler_app.texts import error_text, text
from tests.schools import tiny_school


def _read(table: str, name: str = "x.csv", school: School | None = None) -> Reading:
    return read_tables(school or tiny_school(), {name: table.encode()})


def _one(reading: Reading, kind: type[Any]) -> Any:
    (row,) = [row for row in reading.entities if isinstance(row, kind)]
    return row


def _refused(table: str, name: str = "x.csv") -> tuple[int, str]:
    (row,) = _read(table, name).refused
    assert "{" not in text(row.code, "sv", **row.data)
    return row.line if hasattr(row, "line") else row.row, row.code


def _error(table: str, name: str = "x.csv") -> InputError:
    with pytest.raises(InputError) as caught:
        _read(table, name)
    assert "{" not in error_text(caught.value, "sv")
    return caught.value


def test_a_person_by_signature_keeps_what_the_file_does_not_say() -> None:
    person = _one(_read("Signatur;Efternamn\nAND;Ahl\n"), StaffMember)
    assert (person.uid, person.family_name, person.given_name, person.subjects) == ("AND", "Ahl", "Anna", ("MA", "EN"))


def test_a_new_person_is_marked_as_imported() -> None:
    person = _one(_read('Sign.,Förnamn,Efternamn,Tjänstgöringsgrad,Behörig i\nEVA,Eva,Ek,"62,5 %","MA, SV"\n'), StaffMember)
    assert (person.origin, person.percent, person.subjects) == (Origin.IMPORT, 62.5, ("MA", "SV"))
    assert person.marking is SecurityMarking.UNKNOWN


def test_the_same_row_gives_the_same_uid() -> None:
    table = "Signatur\nEVA\n"
    assert _one(_read(table), StaffMember).uid == _one(_read(table), StaffMember).uid


def test_a_taken_signature_is_refused() -> None:
    assert _refused("Id;Signatur\nx1;AND\n") == (2, "csv_signature_taken")


def test_a_pupil_comes_with_her_class() -> None:
    reading = _read("Id;Förnamn;Efternamn;Klass;Årskurs\np1;Siv;Ek;7A;7\n")
    assert _one(reading, Pupil).grade == 7
    membership = _one(reading, Membership)
    assert (membership.group, membership.pupil) == ("7A", "p1")


def test_a_class_and_a_half_class() -> None:
    assert _one(_read("Klass;Årskurs;Mentor\n8C;8;BER\n", "klasser.csv"), Group).kind is GroupKind.CLASS
    half = _one(_read("Grupp;Del av klass\n7A tredje;7A\n"), Group)
    assert (half.kind, half.parent) == (GroupKind.HALF, "7A")


def test_memberships_with_dates() -> None:
    row = _one(_read("Grupp;Elev;Från;Till\n7B;7A-01;2026-01-10;20260320\n"), Membership)
    assert (str(row.dates.first), str(row.dates.last)) == ("2026-01-10", "2026-03-20")


def test_the_same_membership_is_found_again_without_an_id() -> None:
    row = _one(_read("Grupp;Elev;Från\n7A;7A-01;2025-08-18\n"), Membership)
    assert row.uid == "7A/7A-01"


def test_rooms_and_subjects() -> None:
    room = _one(_read("Sal;Platser;Egenskaper;Delas\nNy sal;24;science, craft;nej\n"), Room)
    assert (room.seats, room.tags, room.shared) == (24, ("science", "craft"), False)
    subject = _one(_read("Kod;Ämne;Specialämne\nRAST;Rastvakt;ja\n"), Subject)
    assert (subject.code, subject.special) == ("RAST", True)


def test_a_requirement_with_its_lessons() -> None:
    reading = _read("Id;Ämne;Grupper;Lärare;Lektioner;Sal;Block\nr1;Matematik;7A|7B;AND,BER;2x60 40/udda 40/jämn;A1;Nytt block\n")
    row = _one(reading, Requirement)
    assert (row.subject, row.groups, row.teachers, row.minutes) == ("MA", ("7A", "7B"), ("AND", "BER"), 200)
    assert row.room_need.rooms == ("A1",)
    lessons = [entity for entity in reading.entities if isinstance(entity, Lesson)]
    assert [(lesson.minutes, lesson.weeks.kind) for lesson in lessons] == [
        (60, WeekKind.EVERY), (60, WeekKind.EVERY), (40, WeekKind.ODD), (40, WeekKind.EVEN),
    ]  # fmt: skip


def test_minutes_alone_are_split_evenly_on_the_grid() -> None:
    reading = _read("Ämne;Grupper;Minuter per vecka\nMA;7A;200\n")
    lengths = [row.minutes for row in reading.entities if isinstance(row, Lesson)]
    assert sum(lengths) == 200
    assert max(lengths) <= 60
    assert all(minutes % 5 == 0 for minutes in lengths)


def test_lessons_keep_their_uids_when_their_length_changes_and_the_surplus_goes() -> None:
    reading = _read("Id;Ämne;Grupper;Lektioner\nMA-7A;MA;7A;50 50\n")
    assert [row.uid for row in reading.entities if isinstance(row, Lesson)] == ["MA-7A-1", "MA-7A-2"]
    assert [row.uid for row in reading.gone] == ["MA-7A-3"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("Sal;Platser\nNy;många\n", "csv_bad_number"),
        ("Sal;Platser\nNy;-3\n", "csv_bad_number"),
        ("Sal;Platser\n;30\n", "csv_empty_cell"),
        ("Sal;Platser\nNy;3;4;5\n", "csv_too_many_cells"),
        ("Sal;Delas\nNy;kanske\n", "csv_bad_choice"),
        ("Sal;Platser\n" + "N" * 300 + ";3\n", "csv_too_long"),
        ("Sal;Platser\nN\x07y;3\n", "csv_control_character"),
        ("Grupp;Elev\n7A;ingen\n", "csv_unknown_reference"),
        ("Grupp;Elev\n9Q;7A-01\n", "csv_unknown_reference"),
        ("Grupp;Elev;Från\n7A;7A-01;10/1 2026\n", "csv_bad_date"),
        ("Grupp;Elev;Från;Till\n7A;7A-01;2026-02-01;2026-01-01\n", "csv_bad_dates"),
        ("Ämne;Grupper;Lektioner\nMA;7A;63\n", "csv_off_grid"),
        ("Ämne;Grupper;Lektioner\nMA;7A;timme\n", "csv_bad_lessons"),
        ("Ämne;Grupper;Lektioner\nXX;7A;60\n", "csv_unknown_reference"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(table: str, code: str) -> None:
    assert _refused(table) == (2, code)


@pytest.mark.parametrize(("heading", "called"), [("Platser", "Platser"), ("seats", "seats"), (" SEATS  ", "SEATS")])
def test_a_refusal_names_the_column_as_the_file_does(heading: str, called: str) -> None:
    (row,) = _read(f"name;{heading}\nNy;många\n").refused
    assert row.data["column"] == called


def test_a_duplicate_id_names_the_first_line() -> None:
    reading = _read("Id;Sal;Platser\nx;Ett;1\ny;Två;2\nx;Tre;3\n")
    (row,) = reading.refused
    assert (row.row, row.code, row.data["first"]) == (4, "csv_duplicate_id", 2)
    assert len(reading.entities) == 2


@pytest.mark.parametrize("mark", ["ja", "sekretessmarkering", "Skyddad folkbokföring", "2", "något annat"])
def test_a_protected_person_is_left_to_a_human(mark: str) -> None:
    reading = _read(f"Id;Förnamn;Efternamn;Skyddsmarkering\np1;Hemlig;Person;{mark}\n")
    (row,) = reading.refused
    assert row.code == "csv_protected"
    (waiting,) = reading.entities
    assert isinstance(waiting, Withheld)
    assert (waiting.kind, waiting.person, waiting.decision) == (PersonKind.PUPIL, "p1", Decision.WAITING)
    assert "Hemlig" not in str((row, waiting))


def test_a_person_under_an_alias_keeps_it_whatever_the_file_says() -> None:
    alias = Pupil("p1", "Alias", "Ett", marking=SecurityMarking.PROTECTED, origin=Origin.IMPORT)
    decided = Withheld(PersonKind.PUPIL, "p1", SecurityMarking.PROTECTED, Decision.ALIAS)
    school = replace(tiny_school(), pupils={**tiny_school().pupils, "p1": alias}, withheld={decided.uid: decided})
    for mark in ("skyddad folkbokföring", "nej", ""):
        reading = _read(f"Id;Förnamn;Efternamn;Årskurs;Skyddsmarkering\np1;Verkligt;Namn;8;{mark}\n", school=school)
        assert reading.refused == []
        assert _one(reading, Pupil) == replace(alias, grade=8)
    unmarked = _read("Id;Förnamn;Efternamn\np1;Verkligt;Namn\n", school=school)
    assert _one(unmarked, Pupil) == alias


@pytest.mark.parametrize(("decision", "code"), [(Decision.OMIT, "csv_omitted"), (Decision.WAITING, "csv_protected")])
def test_a_file_without_the_mark_does_not_bring_in_who_was_met_with_it(decision: Decision, code: str) -> None:
    row = Withheld(PersonKind.PUPIL, "p1", SecurityMarking.CONFIDENTIAL, decision)
    school = replace(tiny_school(), withheld={row.uid: row})
    reading = _read("Id;Förnamn;Efternamn;Klass\np1;Verkligt;Namn;7A\n", school=school)
    assert [refused.code for refused in reading.refused] == [code]
    assert reading.entities == [row]
    member = _read("Grupp;Elev\n7A;p1\n", school=school)
    assert [refused.code for refused in member.refused] == ["csv_about_withheld"]


def test_a_known_person_who_becomes_protected_waits_and_is_not_archived() -> None:
    school = tiny_school()
    imported = {uid: replace(row, origin=Origin.IMPORT) for uid, row in school.pupils.items()}
    rows = "".join(f"{uid};Hemlig;Person;{'ja' if uid == '7A-01' else ''}\n" for uid in imported if uid.startswith("7A"))
    reading = _read("Id;Förnamn;Efternamn;Skyddsmarkering\n" + rows, school=replace(school, pupils=imported))
    assert "7A-01" not in {row.uid for row in reading.gone}
    assert _one(reading, Withheld).person == "7A-01"


def test_a_reused_signature_does_not_turn_one_person_into_another() -> None:
    assert _refused("Signatur;Förnamn;Efternamn\nAND;Anders;Nord\n") == (2, "csv_other_person")
    assert _one(_read("Signatur;Förnamn;Efternamn\nAND;Anna;Nord\n"), StaffMember).family_name == "Nord"


@pytest.mark.parametrize("number", ["20120229-1231", "201202291231", "120229-1231", "1202291231"])
def test_a_personal_number_is_never_kept(number: str) -> None:
    reading = _read(f"Id;Förnamn;Efternamn;Klass\n{number};Siv;Ek;7A\n")
    pupil, membership = _one(reading, Pupil), _one(reading, Membership)
    assert "1231" not in str(reading.entities)
    assert pupil.uid == membership.pupil == stored_id(tiny_school().unit.uid, "201202291231")
    school = replace(tiny_school(), pupils={**tiny_school().pupils, pupil.uid: pupil})
    assert _one(_read(f"Grupp;Elev\n7B;{number}\n", school=school), Membership).pupil == pupil.uid


def test_no_mark_in_a_marked_column_means_none() -> None:
    assert _one(_read("Id;Förnamn;Efternamn;Skyddsmarkering\np1;Siv;Ek;\n"), Pupil).marking is SecurityMarking.NONE


@pytest.mark.parametrize(
    ("table", "name", "code"),
    [
        ("Namn;Ålder\nx;3\n", "x.csv", "csv_unknown_table"),
        ("Platser\n3\n", "salar.csv", "csv_missing_column"),
        ("Sal;Platser;Seats\nx;1;2\n", "x.csv", "csv_duplicate_column"),
        ("Sal;Platser\n", "x.csv", "csv_no_rows"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_as_a_whole(table: str, name: str, code: str) -> None:
    assert _error(table, name).code == code


def test_a_missing_column_is_named() -> None:
    assert _error("Förnamn;Efternamn\nSiv;Ek\n", "elever.csv").data["columns"] == "Id"


def test_two_files_of_one_kind_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_tables(tiny_school(), {"a.csv": b"Sal;Platser\nx;1\n", "salar.csv": b"Sal;Platser\ny;1\n"})
    assert caught.value.code == "csv_same_kind"


def test_headings_nobody_knows_are_counted() -> None:
    assert dict(_read("Sal;Platser;Skostorlek\nx;1;43\n").not_supported) == {"rooms: Skostorlek": 1}


def test_tables_of_a_folder_may_refer_to_each_other_in_any_order() -> None:
    reading = read_tables(tiny_school(), {
        "1.csv": "Ämne;Grupper;Lärare;Lektioner\nFY;9A;EVA;60\n".encode(), "2.csv": "Kod;Ämne\nFY;Fysik\n".encode(),
        "3.csv": b"Signatur\nEVA\n", "klasser.csv": b"Klass\n9A\n",
    })  # fmt: skip
    assert reading.refused == []
    assert {type(row) for row in reading.entities} == {Subject, StaffMember, Group, Requirement, Lesson}


@pytest.mark.parametrize("kind", TABLES)
def test_every_table_knows_its_headings_in_both_languages(kind: str) -> None:
    names = [name for column in TABLES[kind].columns for name in column.names]
    assert len(names) == len(set(names))


_words = st.sampled_from(
    ["Id", "Sal", "Platser", "Ämne", "Klass", "Elev", "7A", "AND", "60", "=1+1", "", '"', "2026-01-01", "x" * 30, "ja", "🙂", "\u202e"]
)


@given(
    st.lists(st.lists(_words, min_size=1, max_size=5), min_size=1, max_size=6),
    st.sampled_from(["x.csv", "elever.csv", "personal.csv", "grupper.csv", "tjänster.csv"]),
)
def test_any_table_is_read_or_refused(rows: list[list[str]], name: str) -> None:
    content = "\n".join(";".join(row) for row in rows).encode()
    try:
        reading = read_tables(tiny_school(), {name: content})
    except InputError:
        return
    assert all(1 < row.row <= len(rows) for row in reading.refused)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(InputError):
        reading = read_tables(tiny_school(), {"rooms.csv": b"Sal;Platser\n" + content})
        assert reading.entities or reading.refused
