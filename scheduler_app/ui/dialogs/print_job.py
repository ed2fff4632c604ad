"""Sheets on their way to a printer: drawn one at a time in a thread of their own, so that the window goes on."""

from __future__ import annotations

from threading import Event, Thread

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from scheduler_app.domain.printing import LaidOutPrint
from scheduler_app.ui.dialogs.pdf_pages import page_pixels

_POINTS = 72
_DOTS = 300
"""Dots an inch: what a school's printer shows of small letters; the sheet of one A3 takes some 70 MB at that."""


class PrintJob:
    """Prints what the printer's own range asks for; `printed` sheets of `sheets` so far, `error` is what ended it too early.

    Qt lets a thread paint on a printer as long as nobody else touches that printer (documentation, "Threads and QObjects").
    """

    def __init__(self, laid_out: LaidOutPrint, printer: QPrinter) -> None:
        self._laid_out, self._printer = laid_out, printer
        first, last = 1, laid_out.sheets
        if printer.printRange() is QPrinter.PrintRange.PageRange:
            first, last = max(first, printer.fromPage()), min(last, printer.toPage() or last)
        self.sheets = range(first, last + 1)
        self.printed = 0
        self.error: Exception | None = None
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="printing")
        self._thread.start()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def stop(self) -> None:
        """Print no further sheet; the one that is being drawn is not printed either."""
        self._stopped.set()

    def wait(self) -> None:
        """Return when the thread has ended."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self._print()
        except Exception as error:  # carried to the window, which knows what to say
            self.error = error

    def _print(self) -> None:
        if not self.sheets:
            return
        image = self._image(self.sheets[0])
        self._printer.setPageLayout(_layout(image))
        with QPainter(self._printer) as painter:
            if not painter.isActive():
                raise OSError(self._printer.printerName() or self._printer.outputFileName())
            self._put(painter, image)
            for sheet in self.sheets[1:]:
                image = self._image(sheet)
                if self._stopped.is_set():
                    self._printer.abort()
                    return
                self._printer.setPageLayout(_layout(image))
                self._printer.newPage()
                self._put(painter, image)

    def _image(self, sheet: int) -> QImage:
        pixels = page_pixels(self._laid_out.draw(sheet), _DOTS / _POINTS, (0, 0))
        image = QImage(pixels.pixels, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        return image.copy()  # which keeps the pixels, that are gone with this call

    def _put(self, painter: QPainter, image: QImage) -> None:
        painter.drawImage(QRect(0, 0, self._printer.width(), self._printer.height()), image)
        self.printed += 1


def _layout(image: QImage) -> QPageLayout:
    """The whole sheet, as large as it was laid out; turned as the paper lies in the printer."""
    width, height = (side * _POINTS / _DOTS for side in (image.width(), image.height()))
    turned = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
