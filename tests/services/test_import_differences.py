"""What an import would change, in words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from hypothesis import given

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.codec import KIND
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.import_difference import Kind
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import NO_ROOM
from scheduler_app.services.import_differences import difference_line, differences
from scheduler_app.services.import_report import ImportOutcome, ImportReport
from scheduler_app.texts import LANGUAGES, text
from tests.interchange.fet_files import FILE
from tests.schools import schools, tiny_school


def _of(*changes: Change) -> ImportOutcome:
    return ImportOutcome(ImportReport("csv"), step=ChangeSet("import", changes))


def test_every_table_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        assert [name for name in KIND.values() if text(f"table_{name}", language) == f"table_{name}"] == []


def test_changed_fields_are_told_with_names_instead_of_uids() -> None:
    school = tiny_school()
    group, pupil = school.groups["7A"], school.pupils["7A-01"]
    found = list(differences(school, _of(
        Change(group, replace(group, mentor="BER")), Change(pupil, replace(pupil, archived=True)),
        Change(None, Membership("m", "7B", "7A-01")), Change(school.rooms["A1"], None),
    ), "en"))  # fmt: skip
    assert [row.kind for row in found] == [Kind.CHANGED, Kind.ARCHIVED, Kind.ADDED, Kind.REMOVED]
    assert found[0].fields == (("mentor", "Anna Andersson", "Bo Bergström"),)
    assert found[2].name == "7B Ada Ek 7A"
    assert difference_line(found[0], "en") == "Changed: group 7A (mentor: Anna Andersson → Bo Bergström)"
    assert difference_line(found[1], "sv") == "Arkiverad: elev Ada Ek 7A"


@given(school=schools())
def test_any_school_can_be_listed_as_new(school: School) -> None:
    outcome = ImportOutcome(ImportReport("json"), school=school)
    assert all(row.kind is Kind.ADDED and difference_line(row, "sv") for row in differences(None, outcome))


def test_a_fet_file_can_be_listed() -> None:
    from scheduler_app.interchange.formats import Formats
    from scheduler_app.services.importing import import_into

    assert len(list(differences(None, import_into(Formats(), None, Path(FILE))))) > 20


def test_every_field_and_every_word_has_a_name_in_both_languages() -> None:
    names = {f"field_{entry.name}" for kind in KIND for entry in fields(kind)}
    words = {f"value_{kind.__name__.lower()}_{word.value}" for kind in _ENUMERATIONS for word in kind}
    for language in LANGUAGES:
        assert sorted(code for code in names | words if text(code, language) == code) == []


def _enumerations(kind: Any) -> set[type[StrEnum]]:
    """The enumerations among a row's fields."""
    found: set[type[StrEnum]] = set()
    for hint in get_type_hints(kind).values() if is_dataclass(kind) else ():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, StrEnum):
                found.add(part)
    return found


_ENUMERATIONS = {row for kind in KIND for row in _enumerations(kind)}


def test_values_are_told_as_people_say_them() -> None:
    school = tiny_school()
    requirement, lesson = school.requirements["MA-7A"], school.lessons["MA-7A-1"]
    placement = next(row for row in school.placements.values() if row.lesson == "MA-7A-1")
    found = list(differences(school, _of(
        Change(requirement, replace(requirement, room_need=NO_ROOM, teachers=("BER",), block=None)),
        Change(lesson, replace(lesson, weeks=WeekPattern(WeekKind.ODD), period="P1")),
        Change(placement, replace(placement, day=2, start=540)), Change(school.rooms["A1"], replace(school.rooms["A1"], shared=True)),
        Change(school.pupils["7A-01"], replace(school.pupils["7A-01"], marking=SecurityMarking.CONFIDENTIAL)),
        Change(school.year, replace(school.year, periods=school.year.periods[:1])),
    ), "sv"))  # fmt: skip
    told = " ".join(difference_line(row, "sv") for row in found)
    for words in (
        "lärare: Anna Andersson → Bo Bergström", "salsbehov: valfri sal → ingen sal", "veckor: alla veckor → udda veckor",
        "period: – → Hösten",
        "dag: Måndag → Onsdag", "börjar: 08:10 → 09:00", "flera lektioner samtidigt: nej → ja",
        "skyddsmarkering: ingen → sekretessmarkering",
        "perioder: Hösten 2025-08-18–2025-12-19, Våren 2026-01-07–2026-06-11 → Hösten",
    ):  # fmt: skip
        assert words in told
    assert "(" not in told.replace(" (", "")
