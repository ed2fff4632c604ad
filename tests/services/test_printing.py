"""Orders to print, and the files they end in."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.printing import PrintOrder, PrintWish
from scheduler_app.domain.timetable import TimetableVersion
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.reports.printer import Printer
from scheduler_app.services.printing import NARROWED, PERSONAL, file_names, narrowing, print_order, print_schedules
from scheduler_app.services.staffing import staff_sums
from tests.reports.reading import reader, texts
from tests.schools import tiny_school


def order(what: str, **wish: object) -> PrintOrder:
    return print_order(tiny_school(), PrintWish(what, language="sv", **wish))  # type: ignore[arg-type]


@pytest.mark.parametrize("what", PERSONAL)
def test_personal_schedules_are_never_public(what: str) -> None:
    with pytest.raises(InputError, match="print_personal"):
        order(what, public=True)


@pytest.mark.parametrize("of", ["AND", "7A-01"])
def test_a_collective_schedule_with_a_person_in_it_is_never_public(of: str) -> None:
    with pytest.raises(InputError, match="print_personal"):
        order("collective", of=("7A", of), public=True)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"what": "wallpaper"}, "print_unknown_kind"),
        ({"what": "collective"}, "print_of_missing"),
        ({"what": "classes", "of": ("9Z",)}, "print_of_unknown"),
        ({"what": "changes", "of": ("7A",), "since": "Utkast"}, "print_of_unused"),
        ({"what": "changes"}, "print_since_missing"),
        ({"what": "changes", "since": "Höstens"}, "version_unknown"),
        ({"what": "classes", "period": "Sommaren"}, "print_no_such_period"),
        ({"what": "classes", "period": "Hösten", "week": 38}, "print_week_or_period"),
    ],
)
def test_what_cannot_be_printed_is_told(wish: dict[str, object], code: str) -> None:
    with pytest.raises(InputError, match=code):
        order(**wish)  # type: ignore[arg-type]


def test_names_signatures_and_uids_are_found() -> None:
    assert order("teachers", of=("anna andersson", "ber", "CEC")).of == ("AND", "BER", "CEC")
    assert order("collective", of=("Gymnastiksal", "7A")).of == ("GYM", "7A")


def test_that_what_a_print_can_be_narrowed_to_stands_in_the_order_of_its_pages() -> None:
    school = tiny_school()
    first, second = (row for row in school.groups.values() if row.kind is GroupKind.CLASS)
    renamed = {second.uid: replace(second, name="FA", grade=0), first.uid: replace(first, name="1A", grade=1)}
    school = replace(school, groups={**school.groups, **renamed})
    pages = texts(Printer().draw(print_order(school, PrintWish("classes", language="sv"))).pdf)
    assert [row.name for row in narrowing(school, "classes")] == ["FA", "1A"]
    assert ["FA" in pages[0], "1A" in pages[1]] == [True, True]
    names = [(row.family_name, row.given_name) for row in narrowing(school, "teachers")]
    assert names == sorted(names, key=lambda name: (name[0].casefold(), name[1].casefold()))
    kinds = [type(row).__name__ for row in narrowing(school, "pupils")]
    assert kinds == sorted(kinds)
    assert kinds[0] != kinds[-1]
    assert next(row.name for row in narrowing(school, "pupils")) == "FA"
    assert all(narrowing(school, what) is not None for what in NARROWED)


def test_only_the_staff_list_tells_the_sums_of_the_staff() -> None:
    assert order("staff").staff == staff_sums(tiny_school())
    assert order("classes").staff == ()


def test_changes_are_counted_from_a_version() -> None:
    school = tiny_school()
    old = replace(school, timetables={**school.timetables, "old": TimetableVersion("old", "Augusti")})
    found = print_order(old, PrintWish("changes", since="Augusti", language="sv"))
    assert found.before is not None
    assert found.before.current == "old"
    assert found.comparison is not None
    assert {row.uid for row in found.comparison.lessons} == set(school.placed)


def test_file_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "klasser.pdf"
    out.write_text("old")
    report = print_schedules(Printer(), order("classes"), out)
    assert (report.pages, report.path, report.files) == (2, out, 1)
    assert len(reader(out.read_bytes()).pages) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["klasser.pdf"]


def test_every_recipient_gets_a_file(tmp_path: Path) -> None:
    report = print_schedules(Printer(), order("teachers"), tmp_path / "scheman", each=True)
    assert (report.pages, report.files) == (4, 4)
    files = {path.name: path.read_bytes() for path in (tmp_path / "scheman").iterdir()}
    assert set(files) == {"Anna Andersson.pdf", "Bo Bergström.pdf", "Cecilia Ceder.pdf", "Åke Dävertz.pdf"}
    (page,) = texts(files["Bo Bergström.pdf"])
    assert "Bo Bergström" in page
    assert "Sida 1 av 1" in page
    assert not any("Anna" in text for text in texts(files["Bo Bergström.pdf"]))


def test_namesakes_get_a_file_each(tmp_path: Path) -> None:
    school = tiny_school()
    twins = {uid: replace(row, given_name="Ada", family_name="Ek") for uid, row in school.pupils.items()}
    wish = print_order(replace(school, pupils=twins), PrintWish("pupils", language="sv"))
    assert print_schedules(Printer(), wish, tmp_path / "elever", each=True).files == len(school.pupils)
    assert len(list((tmp_path / "elever").iterdir())) == len(school.pupils)


def test_file_names_suit_every_system() -> None:
    names = file_names(["7A/B: norr", "7a-b- norr", "..", "<b>Åsa</b>", "x" * 300, "höger\u202eretsnäv"])
    assert len({name.casefold() for name in names.values()}) == len(names)
    for name in names.values():
        assert 0 < len(name) <= 90
        assert not set(name) & set('\\/:*?"<>|')
        assert not name.startswith(".")


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "klasser.pdf"
    out.write_text("old")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(EnvironmentProblem, match="print_disk_full"):
        print_schedules(Printer(), order("classes"), out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["klasser.pdf"]


def test_full_disk_keeps_all_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "7A.pdf"
    old.write_text("old")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(EnvironmentProblem):
        print_schedules(Printer(), order("classes"), tmp_path, each=True)
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["7A.pdf"]


def test_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="print_cannot_write"):
        print_schedules(Printer(), order("classes"), tmp_path / "nowhere" / "a.pdf")


def test_preview_is_what_is_printed(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    print_schedules(Printer(), order("rooms", week=38), out)
    assert texts(out.read_bytes()) == texts(Printer().draw(order("rooms", week=38)).pdf)
