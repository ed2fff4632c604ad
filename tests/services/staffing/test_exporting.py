"""The staff plan leaving the program: Edlevo's XML and the table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.people import Origin
from scheduler_app.domain.planning import Assignment, AssignmentKind, PostTerms
from scheduler_app.errors import InputError
from scheduler_app.interchange.edlevo.schedule import NAMESPACE
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.staffing import export_staff
from scheduler_app.services.staffing.counting import teaching_weeks
from tests.schools import tiny_school

_IN = {"t": NAMESPACE}


def _xml(tmp_path: Path, school):
    number = export_staff(Formats(), school, tmp_path / "out.xml")
    return number, Tree.parse(tmp_path / "out.xml").getroot()


def test_every_assignment_of_the_unit_is_in_the_file_with_its_hours_and_dates(tmp_path: Path) -> None:
    school = tiny_school()
    number, root = _xml(tmp_path, school)
    rows = root.findall(".//t:teacherassignment", _IN)
    assert len(rows) == number == 12
    assert [one.text for one in root.findall(".//t:unitid", _IN)] == ["12345678"]
    assert [one.text for one in root.findall(".//t:schooltype", _IN)] == ["GR"]
    first = {child.tag.split("}")[1]: child.text for child in rows[0]}
    assert first == {
        "teacherid": "AND", "groupid": "7B", "subjectcode": "GRGRENG01", "hours": str(round(120 * teaching_weeks(school) / 60)),
        "start": "2025-08-18", "end": "2026-06-11",
    }  # fmt: skip
    assert not any("Konf" in (one.text or "") for one in root.iter())


def test_people_of_the_register_have_its_ids_and_vacancies_are_left_out(tmp_path: Path) -> None:
    school = tiny_school()
    staff = {**school.staff, "AND": replace(school.staff["AND"], uid="AND", signature="ann", origin=Origin.IMPORT)}
    staff["CEC"] = replace(staff["CEC"], dates=DateRange(date(2026, 1, 1), None))
    _, root = _xml(tmp_path, replace(school, staff=staff, post_terms={"BER": PostTerms("BER", vacant=True)}))
    ids = [one.text for one in root.findall(".//t:teacherid", _IN)]
    assert set(ids) == {"AND", "CEC", "DAV"}
    starts = {
        row.findtext("t:start", None, _IN)
        for row in root.findall(".//t:teacherassignment", _IN)
        if row.findtext("t:teacherid", None, _IN) == "CEC"
    }
    assert starts == {"2026-01-01"}


def test_nasty_names_appear_literally(tmp_path: Path) -> None:
    school = tiny_school()
    groups = {**school.groups, "7A": replace(school.groups["7A"], name="A & B <b> \u202e\u0007")}
    _, root = _xml(tmp_path, replace(school, groups=groups))
    assert "A & B <b>" in {one.text for one in root.findall(".//t:groupid", _IN)}


def test_the_table_has_a_row_for_everything_a_post_is_used_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGKLOCKA_LANGUAGE", "sv")
    school = replace(tiny_school(), assignments={"a": Assignment("a", "AND", AssignmentKind.MENTOR, "7A", 60)})
    school = replace(school, requirements={**school.requirements, "MA-7B": replace(school.requirements["MA-7B"], teachers=())})
    export_staff(Formats(), school, tmp_path / "plan.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "plan.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Signatur", "Namn", "Tjänst %", "Slag"]
    assert {len(row) for row in rows} == {len(rows[0])}
    anna = [row for row in rows if row[0] == "AND"]
    assert [row[4] for row in anna] == ["Engelska", "Matematik", "Konferens", "7A"]
    assert anna[1][6] == "180"
    assert [row for row in rows if row[1] == "Vakans" and row[4] == "Matematik"]


def test_bad_targets_are_refused_in_words_and_leave_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_text("old")
    with pytest.raises(InputError, match="staff_export_suffix"):
        export_staff(Formats(), tiny_school(), target)
    assert target.read_text() == "old"
    nobody = replace(tiny_school(), requirements={}, lessons={}, placements={}, programmes={})
    with pytest.raises(InputError, match="staff_export_empty"):
        export_staff(Formats(), nobody, tmp_path / "out.xml")
    assert not (tmp_path / "out.xml").exists()
