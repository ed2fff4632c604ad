"""Orders to print, and the file they end in."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.reports.printer import Printer
from scheduler_app.services.printing import PERSONAL, print_order, print_schedules
from scheduler_app.services.staffing import staff_sums
from tests.reports.reading import reader, texts
from tests.schools import tiny_school


@pytest.mark.parametrize("what", PERSONAL)
def test_personal_schedules_are_never_public(what: str) -> None:
    with pytest.raises(InputError, match="print_personal"):
        print_order(tiny_school(), what, public=True)


def test_unknown_kind_is_told() -> None:
    with pytest.raises(InputError, match="print_unknown_kind"):
        print_order(tiny_school(), "wallpaper")


def test_only_the_staff_list_tells_the_sums_of_the_staff() -> None:
    assert print_order(tiny_school(), "staff").staff == staff_sums(tiny_school())
    assert print_order(tiny_school(), "classes").staff == ()


def test_file_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "klasser.pdf"
    out.write_text("old")
    report = print_schedules(Printer(), tiny_school(), "classes", out, language="sv")
    assert (report.pages, report.path) == (2, out)
    assert len(reader(out.read_bytes()).pages) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["klasser.pdf"]


def test_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "klasser.pdf"
    out.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentProblem, match="print_disk_full"):
        print_schedules(Printer(), tiny_school(), "classes", out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["klasser.pdf"]


def test_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="print_cannot_write"):
        print_schedules(Printer(), tiny_school(), "classes", tmp_path / "nowhere" / "a.pdf")


def test_preview_is_what_is_printed(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    print_schedules(Printer(), tiny_school(), "rooms", out, language="sv", week=38)
    order = print_order(tiny_school(), "rooms", language="sv", week=38, today=date.today())
    assert texts(out.read_bytes()) == texts(Printer().draw(order).pdf)
