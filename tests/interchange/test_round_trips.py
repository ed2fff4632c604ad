"""What is written comes back: any school as JSON, any school of ordinary names as tables."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.demo import demo_school
from scheduler_app.services.exporting import export_school
from scheduler_app.services.importing import import_into
from scheduler_app.storage.stores import Stores
from tests.schools import schools, tiny_school

FOREIGN = Formats()


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_tables_of_a_whole_school_come_back_without_a_change(tmp_path: Path, format: str) -> None:
    school = demo_school("small", 1, 2026)
    out = tmp_path / ("tables" if format == "csv" else "tables.xlsx")
    export_school(FOREIGN, school, format, out)
    outcome = import_into(FOREIGN, school, out)
    assert outcome.step is not None
    assert outcome.step.changes == ()
    assert {row.code for row in outcome.report.refused} <= {"csv_protected", "csv_about_withheld"}


def _ordinary(school: School) -> School:
    """The same school with unmarked people of unique short names, which tables can tell apart."""
    staff = {uid: replace(row, signature=f"S{n}", marking=SecurityMarking.NONE) for n, (uid, row) in enumerate(school.staff.items())}
    pupils = {uid: replace(row, marking=SecurityMarking.NONE) for uid, row in school.pupils.items()}
    return replace(school, staff=staff, pupils=pupils, withheld={}, mappings={})


@given(school=schools())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tables_of_any_school_are_read_row_by_row_or_refused(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    ordinary = _ordinary(school)
    for format, name in (("csv", "tables"), ("xlsx", "tables.xlsx")):
        out = tmp_path_factory.mktemp("out") / name
        export_school(FOREIGN, ordinary, format, out)
        try:
            outcome = import_into(FOREIGN, ordinary, out)
        except InputError as error:
            assert error.code in {"csv_empty", "csv_no_rows", "csv_quote", "csv_nul"}  # noqa: PT017
            continue
        assert outcome.step is not None
        assert not any(change.after is None for change in outcome.step.changes if change.before in ordinary.pupils.values())


@pytest.mark.parametrize(("size", "seed"), [("small", 2), ("medium", 3), ("large", 4), ("gymnasium", 5)])
def test_every_demo_school_comes_back_equal_as_json(tmp_path: Path, size: str, seed: int) -> None:
    school = demo_school(size, seed, 2026)
    _comes_back_equal(school, tmp_path / "s.json")


def _comes_back_equal(school: School, out: Path) -> None:
    """As a new school, and into itself without a change."""
    export_school(FOREIGN, school, "json", out)
    assert import_into(FOREIGN, None, out).school == school
    again = import_into(FOREIGN, school, out).step
    assert again is not None
    assert again.changes == ()


def _stored(source: Path, school: Path) -> None:
    outcome = import_into(FOREIGN, None, source)
    assert outcome.school is not None
    Stores().create(str(school), outcome.school)


@pytest.mark.parametrize("name", ["\ud800", "a\0b"])
def test_json_with_text_that_cannot_be_stored_is_bad_input(tmp_path: Path, name: str) -> None:
    export_school(FOREIGN, tiny_school(), "json", tmp_path / "s.json")
    content = (tmp_path / "s.json").read_text(encoding="utf-8")
    escaped = name.encode("unicode_escape").decode().replace("\\x00", "\\u0000")
    (tmp_path / "s.json").write_text(content.replace("Åke", escaped), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        _stored(tmp_path / "s.json", tmp_path / "s.ringklocka")
    assert caught.value.code in {"json_broken", "json_other_format", "json_wrong_value", "storage_text_unstorable"}
    assert not (tmp_path / "s.ringklocka").exists()


def test_decomposed_names_are_the_same_person(tmp_path: Path) -> None:
    table = tmp_path / "klasser.csv"
    table.write_text("Klass\nÅ1\n", encoding="utf-8")
    first = import_into(FOREIGN, tiny_school(), table)
    table.write_text(unicodedata.normalize("NFD", "Klass\nÅ1\n"), encoding="utf-8")
    second = import_into(FOREIGN, tiny_school(), table)
    assert first.step is not None
    assert second.step is not None
    assert first.step.changes == second.step.changes
