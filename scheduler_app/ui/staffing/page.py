"""The page of staff planning: tabs for who teaches what and for each report, and what can be done above them.

In     show_staffing(Staffing) · show_report(name, ReportTable) · clear()
Out    report_wanted(name) when a report comes into sight · propose_requested · duty_requested · vacancy_requested · last_year_requested ·
       export_requested
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from scheduler_app.ui.icons import icon
from scheduler_app.ui.language import grouped
from scheduler_app.ui.staffing.assign_panel import AssignPanel
from scheduler_app.ui.staffing.line_table import LineTable
from scheduler_app.ui.staffing.lines import Staffing
from scheduler_app.ui.staffing.report_head import ReportHead
from scheduler_app.ui.staffing.report_tables import ReportTable
from scheduler_app.ui.two_parts import TwoParts


class StaffingPage(QWidget):
    """See the module's text."""

    report_wanted = Signal(str)
    propose_requested = Signal()
    duty_requested = Signal()
    vacancy_requested = Signal()
    last_year_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staffing")
        self.assign = AssignPanel()
        self.summary = QLabel()
        self.summary.setObjectName("staffing.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.propose = QPushButton(icon("solve"), QCoreApplication.translate("Staffing", "&Propose teachers…"))
        self.propose.setObjectName("staffing.propose")
        self.duty = QPushButton(icon("solve"), QCoreApplication.translate("Staffing", "Propose &break duty"))
        self.duty.setObjectName("staffing.duty")
        self.vacancy = QPushButton(icon("add"), QCoreApplication.translate("Staffing", "&Vacant post…"))
        self.vacancy.setObjectName("staffing.vacancy")
        self.last_year = QPushButton(icon("import"), QCoreApplication.translate("Staffing", "Last &year…"))
        self.last_year.setObjectName("staffing.last_year")
        self.export = QPushButton(icon("export"), QCoreApplication.translate("Staffing", "E&xport…"))
        self.export.setObjectName("staffing.export")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("staffing.tabs")
        self.setFocusProxy(self.tabs)
        self.reports: dict[str, tuple[LineTable, ReportHead]] = {}
        self.tabs.addTab(self.assign, QCoreApplication.translate("Staffing", "Who teaches what"))
        for name, title in (
            ("need", QCoreApplication.translate("Staffing", "Need")),
            ("working_time", QCoreApplication.translate("Staffing", "Working time")),
            ("break_duty", QCoreApplication.translate("Staffing", "Break duty")),
            ("fairness", QCoreApplication.translate("Staffing", "Fair distribution")),
        ):
            self._add_report(name, title)
        self._assemble()
        self.propose.clicked.connect(self.propose_requested)
        self.duty.clicked.connect(self.duty_requested)
        self.vacancy.clicked.connect(self.vacancy_requested)
        self.last_year.clicked.connect(self.last_year_requested)
        self.export.clicked.connect(self.export_requested)
        self.tabs.currentChanged.connect(lambda _index: self._want_report())

    def _add_report(self, name: str, title: str) -> None:
        table, head = LineTable(f"staffing.{name}"), ReportHead(name)
        table.setAccessibleName(title)
        table.setSortingEnabled(True)
        # As high as there is room: asking for more, it would make the page scroll as well on a small screen.
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.addWidget(head)
        column.addWidget(table, 1)
        self.reports[name] = (table, head)
        self.tabs.addTab(tab, title)

    def _assemble(self) -> None:
        said, buttons = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.summary, 1)
        for button in (self.propose, self.duty, self.vacancy, self.last_year, self.export):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(TwoParts(said, buttons))
        column.addWidget(self.tabs, 1)

    # Methods

    @property
    def report(self) -> str | None:
        """The report in sight; None for who teaches what, and while the page is hidden."""
        names = [None, *self.reports]
        return names[self.tabs.currentIndex()] if self.isVisible() else None

    def show_staffing(self, staffing: Staffing) -> None:
        self.assign.show_staffing(staffing)
        missing, left, over = staffing.summary
        text = self.tr("Teachers missing: {missing} · {left} min/week left · {over} min/week too much")
        self.summary.setText(text.format(missing=missing, left=grouped(round(left)), over=grouped(round(over))))

    def show_report(self, name: str, report: ReportTable) -> None:
        table, head = self.reports[name]
        first = not table.model_.lines
        head.show_texts(report.said, report.sources)
        table.model_.telling = report.telling
        table.model_.show_lines(report.lines, report.titles, report.numbers)
        if first:
            table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
            table.fit()

    def clear(self) -> None:
        self.assign.clear()
        self.summary.clear()
        for table, head in self.reports.values():
            table.model_.show_lines(())
            head.show_texts("", "")
        self.tabs.setCurrentIndex(0)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._want_report()

    def _want_report(self) -> None:
        if self.report is not None:
            self.report_wanted.emit(self.report)
