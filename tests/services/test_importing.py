"""Foreign files into schools: new or existing, repeated, changed, refused; nothing is stored here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.people import Origin
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement, Room
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.exporting import FORMATS as WRITTEN
from scheduler_app.services.exporting import export_school
from scheduler_app.services.import_refused import refused_table
from scheduler_app.services.importing import FORMATS, ImportOutcome, guess_format, import_into, school_year
from scheduler_app.texts import error_text
from tests.interchange.fet_files import FILE, original
from tests.schools import schools, tiny_school

FOREIGN = Formats()
TODAY = date(2026, 8, 1)


def _new(source: Path) -> School:
    outcome = import_into(FOREIGN, None, source, today=TODAY)
    assert outcome.school is not None
    assert outcome.step is None
    return outcome.school


def _into(school: School, source: Path) -> tuple[School, ImportOutcome]:
    outcome = import_into(FOREIGN, school, source, today=TODAY)
    assert outcome.step is not None
    return apply_changes(school, outcome.step.changes), outcome


def _fet(folder: Path, text: str) -> Path:
    path = folder / "changed.fet"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_fet_file_makes_a_school() -> None:
    outcome = import_into(FOREIGN, None, FILE, today=TODAY)
    data = outcome.report.data()
    assert outcome.school is not None
    assert len(outcome.school.lessons) == 9
    assert data["format"] == "fet"
    assert data["added"] > 0  # type: ignore[operator]
    assert data["not_supported"] == {"Activity (inactive)": 1}


def test_the_same_fet_file_again_changes_nothing() -> None:
    _, outcome = _into(_new(FILE), FILE)
    assert outcome.step is not None
    assert outcome.step.changes == ()
    assert (outcome.report.tally.added, outcome.report.tally.changed, outcome.report.tally.archived) == (0, 0, 0)


def test_an_empty_school_takes_a_fet_file_as_one_step() -> None:
    blank = School(_new(FILE).unit, school_year(TODAY))
    after, outcome = _into(replace(blank, unit=replace(blank.unit, uid="own", name="Min skola", period_frame=())), FILE)
    assert after.unit.name == "Min skola"
    assert after.unit.period_frame
    assert len(after.lessons) == 9
    assert outcome.step is not None
    assert outcome.step.label == "import"


def test_the_step_can_be_taken_back() -> None:
    school = _new(FILE)
    blank = School(replace(school.unit, uid="own"), school_year(TODAY))
    outcome = import_into(FOREIGN, blank, FILE, today=TODAY)
    assert outcome.step is not None
    after = apply_changes(blank, outcome.step.changes)
    assert apply_changes(after, outcome.step.inverse().changes) == blank


def test_who_left_the_file_is_archived_and_local_additions_stay(tmp_path: Path) -> None:
    school = _new(FILE)
    own = Rule("own", "max_days", Scope.STAFF, (), {"days": 4})
    school = replace(school, rules={**school.rules, "own": own}, rooms={**school.rooms, "own": Room("own", "Own room")})
    text = original().replace(
        "<Room><Name>Studio</Name><Building></Building><Capacity>15</Capacity><Virtual>false</Virtual><Comments></Comments></Room>", ""
    )
    text = text.replace("<Preferred_Room>Studio</Preferred_Room>", "").replace(
        "<Subject>Music</Subject><Room>Studio</Room>", "<Subject>Music</Subject><Room>R1</Room>"
    )
    after, outcome = _into(school, _fet(tmp_path, text))
    archived = [room.name for room in after.rooms.values() if room.archived]
    assert archived == ["Studio"]
    assert after.rules["own"] == own
    assert not after.rooms["own"].archived
    assert outcome.report.tally.archived >= 1


def test_a_lesson_gone_from_the_file_takes_its_placement_and_leaves_rules_that_name_others(tmp_path: Path) -> None:
    school = _new(FILE)
    gone = next(row for row in school.lessons.values() if school.subject_of(row.uid).name == "Music")
    other = next(row for row in school.lessons.values() if row != gone)
    placement = Placement(school.current, gone.uid, 0, 480)
    rules = {
        **school.rules,
        "a": Rule("a", "same_start", Scope.LESSON, (gone.uid, other.uid)),
        "b": Rule("b", "fixed_time", Scope.LESSON, (gone.uid,)),
    }
    school = replace(school, placements={**school.placements, placement.uid: placement}, rules=rules)
    start = original().index("<Activity><Teacher>Lind</Teacher><Subject>Music")
    end = original().index("</Activity>", start) + len("</Activity>")
    after, _ = _into(school, _fet(tmp_path, original()[:start] + original()[end:]))
    assert gone.uid not in after.lessons
    assert placement.uid not in after.placements
    assert after.rules["a"].targets == (other.uid,)
    assert "b" not in after.rules


def test_what_the_scheduler_placed_survives_a_new_import() -> None:
    school = _new(FILE)
    free = next(uid for uid in school.lessons if uid not in school.placed)
    placement = Placement(school.current, free, 3, 660)
    after, _ = _into(replace(school, placements={**school.placements, placement.uid: placement}), FILE)
    assert after.placements[placement.uid] == placement


def test_a_fet_file_does_not_overrun_a_school_of_other_origin() -> None:
    with pytest.raises(InputError) as caught:
        import_into(FOREIGN, tiny_school(), FILE)
    assert caught.value.code == "fet_into_other_school"


def test_other_hours_are_refused_while_lessons_were_entered_by_hand(tmp_path: Path) -> None:
    school = _new(FILE)
    any_one = next(iter(school.requirements.values()))
    own = Requirement("own", any_one.subject, (), (), 60)
    school = replace(school, requirements={**school.requirements, "own": own}, lessons={**school.lessons, "l": Lesson("l", "own", 60)})
    with pytest.raises(InputError) as caught:
        import_into(FOREIGN, school, _fet(tmp_path, original().replace("</Hours_List>", "<Hour><Name>H7</Name></Hour></Hours_List>")))
    assert caught.value.code == "fet_other_frame"


def test_a_complete_json_copy_comes_back_equal(tmp_path: Path) -> None:
    export_school(FOREIGN, tiny_school(), "json", tmp_path / "school.json")
    assert _new(tmp_path / "school.json") == tiny_school()


@given(school=schools())
def test_any_school_comes_back_equal_from_json(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("json") / "school.json"
    export_school(FOREIGN, school, "json", path)
    assert _new(path) == school


def test_a_json_copy_restores_what_was_changed_since(tmp_path: Path) -> None:
    school = tiny_school()
    export_school(FOREIGN, school, "json", tmp_path / "school.json")
    kept = {uid: row for uid, row in school.placements.items() if row.lesson != "KONF-1"}
    other = TimetableVersion("other", "Annat")
    changed = replace(
        school, placements=kept, rooms={**school.rooms, "new": Room("new", "Ny")}, timetables={**school.timetables, "other": other},
        current="other", source={"fet": "x"},
    )  # fmt: skip
    after, outcome = _into(changed, tmp_path / "school.json")
    assert after == school
    assert (outcome.report.tally.added, outcome.report.tally.archived) == (1, 3)


def test_a_json_copy_of_another_school_is_refused(tmp_path: Path) -> None:
    other = replace(tiny_school(), unit=replace(tiny_school().unit, uid="other"))
    export_school(FOREIGN, other, "json", tmp_path / "school.json")
    with pytest.raises(InputError) as caught:
        import_into(FOREIGN, tiny_school(), tmp_path / "school.json")
    assert caught.value.code == "json_other_school"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": "other"}', b"\xff\xfe", b'{"format":"ringklocka-school","version":1,"school":{}}', b"[" * 100_000],
)
def test_broken_json_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "school.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_into(FOREIGN, None, path)
    assert caught.value.code.startswith("json_")
    assert "{" not in error_text(caught.value, "sv")


def test_tables_of_a_school_read_back_without_a_change(tmp_path: Path) -> None:
    export_school(FOREIGN, tiny_school(), "csv", tmp_path / "tables")
    _, outcome = _into(tiny_school(), tmp_path / "tables")
    assert outcome.step is not None
    assert outcome.step.changes == ()
    assert outcome.report.refused == ()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_tables_make_the_same_school_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("RINGKLOCKA_LANGUAGE", language)
    school = tiny_school()
    export_school(FOREIGN, school, "csv", tmp_path / "tables")
    again = _new(tmp_path / "tables")
    for name in ("subjects", "rooms", "staff", "pupils", "groups", "memberships"):
        local = {uid: replace(row, origin=Origin.LOCAL) for uid, row in getattr(again, name).items()}
        assert local == dict(getattr(school, name))
    assert [(row.subject, row.groups, row.teachers, row.minutes, row.room_need, row.setup) for row in again.requirements.values()] == [
        (row.subject, row.groups, row.teachers, row.minutes, row.room_need, row.setup) for row in school.requirements.values()
    ]
    assert [(row.minutes, row.weeks) for row in again.lessons.values()] == [(row.minutes, row.weeks) for row in school.lessons.values()]


def test_a_table_says_who_is_gone_of_those_it_brought(tmp_path: Path) -> None:
    table = tmp_path / "personal.csv"
    table.write_text("Signatur;Efternamn\nEVA;Ek\nOLA;Alm\n", encoding="utf-8")
    school, _ = _into(tiny_school(), table)
    table.write_text("Signatur;Efternamn\nOLA;Alm\n", encoding="utf-8")
    after, outcome = _into(school, table)
    assert [person.signature for person in after.staff.values() if person.archived] == ["EVA"]
    assert outcome.report.tally.archived == 1
    table.write_text("Signatur;Efternamn\nEVA;Ek\nOLA;Alm\n", encoding="utf-8")
    back, outcome = _into(after, table)
    assert not any(person.archived for person in back.staff.values())
    assert len(back.staff) == len(after.staff)


def test_a_refused_row_archives_nobody(tmp_path: Path) -> None:
    table = tmp_path / "personal.csv"
    table.write_text("Signatur;Tjänstgöringsgrad\nEVA;100\nOLA;100\n", encoding="utf-8")
    school, _ = _into(tiny_school(), table)
    table.write_text("Signatur;Tjänstgöringsgrad\nEVA;mycket\nOLA;100\n", encoding="utf-8")
    after, outcome = _into(school, table)
    assert [row.row for row in outcome.report.refused] == [2]
    assert not any(person.archived for person in after.staff.values())


def test_refused_rows_are_reported_as_texts(tmp_path: Path) -> None:
    table = tmp_path / "salar.csv"
    table.write_text("Sal;Platser\nNy;många\n", encoding="utf-8")
    report = import_into(FOREIGN, tiny_school(), table).report
    assert report.data("sv")["refused"] == [{"row": 2, "reason": "Kolumnen ”Platser”: ”många” är inte ett giltigt tal"}]
    assert "number" in str(report.data("en")["refused"])


def test_that_a_refusal_names_the_files_heading_and_what_it_means_where_that_is_another_word(tmp_path: Path) -> None:
    table = tmp_path / "salar.csv"
    table.write_text("name;seats\nNy;many\n", encoding="utf-8")
    report = import_into(FOREIGN, tiny_school(), table).report
    assert report.data("sv")["refused"] == [{"row": 2, "reason": "Kolumnen ”seats” (Platser): ”many” är inte ett giltigt tal"}]
    assert report.data("en")["refused"] == [{"row": 2, "reason": "Column “seats”: “many” is not a valid number"}]
    assert "Kolumnen ”seats” (Platser)" in refused_table(report.refused, "sv").decode("utf-8-sig")


@pytest.mark.parametrize(("name", "content", "kind"), [
    ("a.fet", b"", "fet"), ("a.csv", b"", "csv"), ("a.json", b"", "json"), ("a.txt", b"", "csv"),
    ("a.xml", b'\xef\xbb\xbf<?xml version="1.0"?>', "fet"),
    ("a", b'{"format"', "json"), ("a", b"Sal;Platser", "csv"), ("A.FET", b"", "fet"),
])  # fmt: skip
def test_formats_are_guessed(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert guess_format(tmp_path / name) == kind


def test_a_missing_file_an_unknown_format_and_an_empty_folder_are_clear_errors(tmp_path: Path) -> None:
    cases = {
        (tmp_path / "no.fet", None): "import_missing",
        (FILE, "novaschem"): "import_format_unknown",
        (tmp_path, None): "csv_no_files",
        (tmp_path, "fet"): "import_is_folder",
    }
    for (path, kind), code in cases.items():
        with pytest.raises(InputError) as caught:
            import_into(FOREIGN, None, path, kind)
        assert caught.value.code == code
        assert "{" not in error_text(caught.value, "sv")


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("Sal;Platser\nHemlig;1\n", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "salar.csv").symlink_to(secret)
    with pytest.raises(InputError) as caught:
        import_into(FOREIGN, None, folder)
    assert caught.value.code == "csv_no_files"


def test_every_format_that_is_read_is_written_but_the_registers() -> None:
    assert set(FORMATS) - {"edlevo"} <= set(WRITTEN)
