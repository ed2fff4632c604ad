"""Print preview: what is printed, seen page by page, saved as PDF or sent to a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from scheduler_app.domain.printing import LaidOutPrint
from scheduler_app.domain.school import School
from scheduler_app.ui import language
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.form import MessageLine, documents_folder
from scheduler_app.ui.dialogs.pdf_pages import PagePixels, page_pixels
from scheduler_app.ui.dialogs.print_choices import PrintChoices
from scheduler_app.ui.dialogs.print_job import PrintJob
from scheduler_app.ui.icons import icon
from scheduler_app.ui.language import error_line
from scheduler_app.ui.theme import current_theme

_ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)
_RESIZE_DELAY_MS = 150
_LOOKED_MS = 100
"""How often it is told how far the printing has come."""
_AIR = 8
"""Pixels around the paper."""
_SIDE = 322
"""Pixels that the choices are wide."""


class PrintDialog(QDialog):
    """Everything is made in the background: what the pages say once for each choice, then the sheet that is looked at and no other."""

    saved = Signal(str)

    def __init__(self, services: DesktopServices, background: Background, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print")
        self._services, self._background, self._school = services, background, school
        self._laid_out: LaidOutPrint | None = None
        self._job: PrintJob | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Print preview"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1000, 680)
        self._build()
        self._assemble()
        self._connect()
        self.render_again()

    # Widgets

    def _build(self) -> None:
        services = self._services
        self.choices = PrintChoices(self._school, services.print_kinds, services.print_narrowing, services.print_personal)
        self.zoom = QComboBox()
        self.zoom.setObjectName("print.zoom")
        self.zoom.addItem(self.tr("Whole page"), None)
        for zoom in _ZOOMS:
            self.zoom.addItem(language.say("print_percent", n=round(100 * zoom)), zoom)
        self.page = QSpinBox(minimum=1, maximum=1)
        self.page.setObjectName("print.page")
        self.page.setKeyboardTracking(False)
        self.of = QLabel()
        self.save = QPushButton(icon("save"), self.tr("&Save as PDF…"))
        self.save.setObjectName("print.save")
        self.print = QPushButton(icon("print"), self.tr("P&rint…"))
        self.print.setObjectName("print.print")
        self.stop = QPushButton(icon("stop"), self.tr("S&top"))
        self.stop.setObjectName("print.stop")
        self.stop.hide()
        self.close_button = QPushButton(self.tr("&Close"))
        self.message = MessageLine("print.message")
        self.paper = QLabel()
        self.paper.setObjectName("print.paper")
        self.paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.setMargin(_AIR)
        self.paper.setAccessibleName(self.tr("Page"))
        self._resized = QTimer(self, singleShot=True, interval=_RESIZE_DELAY_MS)
        self._looked = QTimer(self, interval=_LOOKED_MS)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setWidget(self.paper)
        self.area.setAccessibleName(self.tr("Page"))

    def _assemble(self) -> None:
        looking = QHBoxLayout()  # over the paper, in reach however low the window is
        looking.addWidget(_label(self.tr("&Zoom"), self.zoom))
        looking.addWidget(self.zoom)
        looking.addSpacing(12)
        looking.addWidget(_label(self.tr("P&age"), self.page))
        looking.addWidget(self.page)
        looking.addWidget(self.of)
        looking.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.choices, 1)
        left.addWidget(self.message)
        chosen = QWidget()
        chosen.setLayout(left)
        scrolled = QScrollArea(widgetResizable=True)  # on a low screen; the buttons stay in sight
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setWidget(chosen)
        side = QVBoxLayout()
        side.addWidget(scrolled, 1)
        buttons = QHBoxLayout()
        for button in (self.save, self.print, self.stop, self.close_button):
            buttons.addWidget(button)
        side.addLayout(buttons)
        scrolled.setFixedWidth(_SIDE)
        right = QVBoxLayout()
        right.addLayout(looking)
        right.addWidget(self.area, 1)
        row = QHBoxLayout(self)
        row.addLayout(side)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self.render_again)
        self.zoom.currentIndexChanged.connect(self._show_page)
        self.page.valueChanged.connect(self._show_page)
        self._resized.timeout.connect(self._show_page)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.stop.clicked.connect(self._on_stop)
        self._looked.timeout.connect(self._on_looked)
        self.finished.connect(self._on_stop)
        self.close_button.clicked.connect(self.accept)

    # Methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom.currentData() is None:
            self._resized.start()

    def render_again(self) -> None:
        """Lay out what is chosen."""
        self._asked += 1
        number, school, wish = self._asked, self._school, self.choices.wish()
        self._laid_out = None
        self._enable(False)
        self.message.say(self.tr("Drawing…"))
        self._background.run(
            lambda: self._services.print_preview(school, wish),
            lambda laid_out: self._on_laid_out(number, laid_out),
            lambda error: self._on_error(number, error),
            latest="print",
            owner=self,
        )

    # Private

    def _on_laid_out(self, number: int, laid_out: LaidOutPrint) -> None:
        if number == self._asked:
            self._laid_out = laid_out
            self._enable(True)
            self.message.say("")
            self.page.blockSignals(True)
            self.page.setMaximum(laid_out.sheets)
            self.page.blockSignals(False)
            self.of.setText(self.tr("of {count}").format(count=laid_out.sheets))
            self._show_page()

    def _show_page(self) -> None:
        if self._laid_out is None:
            return
        number, laid_out, sheet = self._asked, self._laid_out, self.page.value()
        ratio = self.devicePixelRatioF()
        zoom, room = self.zoom.currentData(), self.area.maximumViewportSize()
        scale = None if zoom is None else zoom * ratio * self.logicalDpiX() / 72
        box = ((room.width() - 2 * _AIR) * ratio, (room.height() - 2 * _AIR) * ratio)
        self._background.run(
            lambda: page_pixels(laid_out.draw(sheet), scale, box),
            lambda pixels: self._on_pixels(number, ratio, pixels),
            lambda error: self._on_error(number, error),
            latest="print.page",
            owner=self,
        )

    def _on_pixels(self, number: int, ratio: float, pixels: PagePixels) -> None:
        if number != self._asked:
            return
        image = QImage(pixels.pixels, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        pixmap = QPixmap.fromImage(image)
        with QPainter(pixmap) as painter:
            painter.setPen(QColor(current_theme().muted))  # white paper on a light ground shows no edge of its own
            painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        pixmap.setDevicePixelRatio(ratio)
        self.paper.setPixmap(pixmap)

    def _on_error(self, number: int, error: Exception) -> None:
        if number == self._asked:
            self.paper.clear()
            self.message.say(error_line(error))

    def _on_save(self) -> None:
        if self._laid_out is None:
            return
        proposed = documents_folder() / self.choices.what.currentText().lower()
        if self.choices.each.isChecked():
            dialog = QFileDialog(self, self.tr("A folder for the files"), str(proposed.parent))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog = QFileDialog(self, "", f"{proposed}.pdf", self.tr("PDF (*.pdf)"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write what is shown: one PDF, or one for each recipient into a folder."""
        school, wish, each = self._school, self.choices.wish(), self.choices.each.isChecked()
        self.message.say(self.tr("Drawing…"))
        self._background.run(
            lambda: self._services.print_file(school, wish, Path(path), each),
            lambda _: self._on_saved(path),
            lambda error: self.message.say(error_line(error)),
            owner=self,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Send the sheets of the printer's range; nothing else can be chosen meanwhile."""
        if self._laid_out is not None and self._job is None:
            self._job = PrintJob(self._laid_out, printer)
            self.destroyed.connect(self._job.stop)  # with the program, when it is ended meanwhile
            self._printing(True)
            self._on_looked()
            self._looked.start()

    def _on_print(self) -> None:
        if self._laid_out is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.choices.what.currentText())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._laid_out.sheets)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # its own wants a slot's name

    def _on_looked(self) -> None:
        job = self._job
        if job is None:
            return
        if job.running:
            number = min(job.printed + 1, len(job.sheets))
            self.message.say(self.tr("Printing sheet {number} of {count}…").format(number=number, count=len(job.sheets)))
            return
        self._looked.stop()
        self._job = None
        self._printing(False)
        if job.error is not None:
            self.message.say(self.tr("It could not be printed. {reason}").format(reason=error_line(job.error)))
        else:
            self.message.say(self.tr("Sheets sent to the printer: {count}").format(count=job.printed))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _printing(self, on: bool) -> None:
        self.print.setVisible(not on)
        self.stop.setVisible(on)
        for part in (self.choices, self.zoom, self.page, self.save):
            part.setEnabled(not on)

    def _enable(self, on: bool) -> None:
        self.save.setEnabled(on)
        self.print.setEnabled(on)

    def _on_saved(self, path: str) -> None:
        self.message.say(self.tr("Saved: {path}").format(path=path))
        self.saved.emit(path)


def _label(title: str, field: QWidget) -> QLabel:
    """The label that is the field's buddy and accessible name."""
    label = QLabel(title)
    label.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    return label
