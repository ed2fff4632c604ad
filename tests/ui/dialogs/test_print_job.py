"""What reaches the printer is what the preview shows; it can be stopped, and a fault on the way is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from shiboken6 import isValid

from scheduler_app.errors import EnvironmentProblem
from scheduler_app.ui.dialogs.pdf_pages import page_pixels
from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.dialogs.print_job import PrintJob
from tests.ui.conftest import wait

_SMALL = 0.25
"""Pixels a point, in which two sheets are compared."""


@pytest.fixture
def dialog(qtbot, window) -> Iterator[PrintDialog]:
    made = PrintDialog(window._services, window.background, window.session.school, window)
    made.open()
    wait(qtbot, lambda: made.print.isEnabled() and not made.paper.pixmap().isNull())
    yield made
    if isValid(made):
        made.close()
        made.deleteLater()


def paper(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


class Sheets:
    """`count` sheets; before each is drawn `asked` is told its number."""

    def __init__(self, sheets: int, asked: Callable[[int], bytes]) -> None:
        self.sheets, self.draw = sheets, asked


def test_that_the_printer_gets_the_sheets_of_the_preview(qtbot, dialog: PrintDialog, tmp_path) -> None:
    laid_out = dialog._laid_out
    dialog.print_on(paper(tmp_path / "printed.pdf"))
    assert not dialog.choices.isEnabled()
    wait(qtbot, lambda: dialog._job is None)
    assert dialog.choices.isEnabled()
    assert dialog.print.isVisible()
    assert not dialog.stop.isVisible()
    assert dialog.message.text() == "Sheets sent to the printer: 2"
    printed = (tmp_path / "printed.pdf").read_bytes()
    document = pypdfium2.PdfDocument(printed)
    assert len(document) == laid_out.sheets
    for number in range(laid_out.sheets):
        wanted = page_pixels(laid_out.draw(number + 1), _SMALL, (0, 0))
        page = document[number]
        assert [round(page.get_width()), round(page.get_height())] == pytest.approx([842, 595], abs=2)
        got = page.render(scale=_SMALL, prefer_bgrx=True)
        assert (got.width, got.height) == pytest.approx((wanted.width, wanted.height), abs=1)
        rows, columns = min(got.height, wanted.height), min(got.width, wanted.width)
        there = bytes(got.buffer)
        far = sum(
            abs(there[y * got.stride + 4 * x] - wanted.pixels[y * wanted.stride + 4 * x]) > 96 for y in range(rows) for x in range(columns)
        )
        assert far < 0.02 * rows * columns
    document.close()


def test_that_only_the_asked_sheets_are_printed(dialog: PrintDialog, tmp_path) -> None:
    printer = paper(tmp_path / "second.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert dialog._laid_out is not None
    job = PrintJob(dialog._laid_out, printer)
    job.wait()
    assert list(job.sheets) == [2]
    assert (job.printed, job.error) == (1, None)


def test_that_printing_is_stopped_before_the_next_sheet(qtbot, dialog: PrintDialog, tmp_path) -> None:
    second, go_on, real = Event(), Event(), dialog._laid_out
    assert real is not None

    def draw(number: int) -> bytes:
        if number == 2:
            second.set()
            assert go_on.wait(30)
        return real.draw(1)

    dialog._laid_out = Sheets(500, draw)
    dialog.print_on(paper(tmp_path / "stopped.pdf"))
    wait(qtbot, second.is_set)
    dialog.stop.click()
    go_on.set()
    wait(qtbot, lambda: dialog._job is None)
    assert dialog.message.text() == "Sheets sent to the printer: 1"


def test_that_a_fault_on_the_way_is_told_and_all_can_be_chosen_again(qtbot, dialog: PrintDialog, tmp_path) -> None:
    def full(_number: int) -> bytes:
        raise EnvironmentProblem("disk_full", path="x")

    dialog._laid_out = Sheets(1, full)
    dialog.print_on(paper(tmp_path / "none.pdf"))
    wait(qtbot, lambda: dialog._job is None)
    assert dialog.message.text().startswith("It could not be printed.")
    assert dialog.choices.isEnabled()


@pytest.mark.parametrize("end", ["accept", "deleteLater"])
def test_that_a_dialog_that_is_gone_prints_no_further_sheet(qtbot, dialog: PrintDialog, tmp_path, end: str) -> None:
    real = dialog._laid_out
    assert real is not None
    dialog._laid_out = Sheets(500, lambda _number: real.draw(1))
    dialog.print_on(paper(tmp_path / "closed.pdf"))
    job = dialog._job
    assert job is not None
    getattr(dialog, end)()
    wait(qtbot, lambda: not job.running)
    assert job.printed < 500


def test_that_the_print_button_asks_which_printer(qtbot, dialog: PrintDialog) -> None:
    dialog.print.click()
    wait(qtbot, lambda: any(one.isVisible() for one in dialog.findChildren(QPrintDialog)))
    asked = dialog.findChildren(QPrintDialog)[-1]
    assert (asked.minPage(), asked.maxPage()) == (1, 2)
    asked.reject()
