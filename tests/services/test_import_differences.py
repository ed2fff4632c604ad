"""What an import would change, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.codec import KIND
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.school import School
from scheduler_app.services.import_differences import Kind, differences
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
    )))  # fmt: skip
    assert [row.kind for row in found] == [Kind.CHANGED, Kind.ARCHIVED, Kind.ADDED, Kind.REMOVED]
    assert found[0].fields == (("mentor", "Anna Andersson", "Bo Bergström"),)
    assert found[2].name == "7B Ada Ek 7A"
    assert found[0].line("en") == "Changed: group 7A (mentor: Anna Andersson → Bo Bergström)"
    assert found[1].line("sv") == "Arkiverad: elev Ada Ek 7A"


@given(school=schools())
def test_any_school_can_be_listed_as_new(school: School) -> None:
    outcome = ImportOutcome(ImportReport("json"), school=school)
    assert all(row.kind is Kind.ADDED and row.line("sv") for row in differences(None, outcome))


def test_a_fet_file_can_be_listed() -> None:
    from scheduler_app.interchange.formats import Formats
    from scheduler_app.services.importing import import_into

    assert len(list(differences(None, import_into(Formats(), None, Path(FILE))))) > 20
