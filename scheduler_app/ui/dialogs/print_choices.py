"""What to print and how: the choices beside the print preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.printing import PER_SHEET, Paper, PrintWish
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.language import current

_UID = Qt.ItemDataRole.UserRole


class PrintChoices(QWidget):
    """Gives a `PrintWish`; `changed` says that it is another one now. `narrowing(school, what)` are the rows to choose from."""

    changed = Signal()

    def __init__(
        self, school: School, kinds: tuple[str, ...], narrowing: Callable[[School, str], Sequence[Any]], personal: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._school, self._narrowing, self._personal = school, narrowing, personal
        self._build(kinds)
        self._assemble()
        self._fill_names()
        self._connect()

    # Widgets

    def _build(self, kinds: tuple[str, ...]) -> None:
        self.what = self._combo("print.what", [(labels.print_kind(name), name) for name in kinds])
        self.when = self._combo("print.when", self._times())
        self.since = self._combo("print.since", [(row.name, row.uid) for row in self._school.timetables.values()])
        self.paper = self._combo("print.paper_size", [(self.tr("The report's own"), None), *((str(paper), paper) for paper in Paper)])
        self.per_sheet = self._combo("print.per_sheet", [(str(number), number) for number in PER_SHEET])
        self.public = self._check("print.public", self.tr("&Without personal data"), on=False)
        self.colour = self._check("print.colour", self.tr("In co&lour"), on=True)
        self.each = self._check("print.each", self.tr("&One file for each recipient"), on=False)
        self.filter = QLineEdit(clearButtonEnabled=True, placeholderText=self.tr("Filter…"))
        self.filter.setObjectName("print.filter")
        self.filter.setAccessibleName(self.tr("Filter names"))
        self.names = QListWidget()
        self.names.setObjectName("print.names")
        self.names.setMinimumHeight(110)
        self.names.setWordWrap(True)  # one long name among hundreds gives the others no scroll bar
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _combo(self, name: str, entries: list[tuple[str, object]]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        for text, data in entries:
            combo.addItem(text, data)
        return combo

    def _check(self, name: str, text: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        box.setObjectName(name)
        return box

    def _times(self) -> list[tuple[str, object]]:
        entries: list[tuple[str, object]] = [(self.tr("The whole school year"), None)]
        entries += [(self.tr("Period {name}").format(name=row.name), row.uid) for row in self._school.year.periods]
        for monday in self._school.year.weeks():
            number = monday.isocalendar().week
            first = QDate(monday.year, monday.month, monday.day).toString(Qt.DateFormat.ISODate)
            entries.append((self.tr("Week {number} ({date})").format(number=number, date=first), number))
        return entries

    def _assemble(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        add_row(self._form, self.tr("W&hat"), self.what)
        add_row(self._form, self.tr("Wh&en"), self.when)
        add_row(self._form, self.tr("Compa&red with"), self.since)
        self._whom = QWidget()
        column = QVBoxLayout(self._whom)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.names)
        add_row(self._form, self.tr("O&nly"), self._whom, target=self.names)
        add_row(self._form, self.tr("Pa&per"), self.paper)
        add_row(self._form, self.tr("Pa&ges per sheet"), self.per_sheet)
        for box in (self.colour, self.public, self.each):
            self._form.addRow(box)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._on_what)
        for combo in (self.when, self.since, self.paper, self.per_sheet):
            combo.currentIndexChanged.connect(self.changed)
        for box in (self.public, self.colour):
            box.toggled.connect(self.changed)
        self.names.itemChanged.connect(self.changed)
        self.filter.textChanged.connect(self._on_filter)

    # Methods

    def wish(self) -> PrintWish:
        """What is chosen."""
        when = self.when.currentData()
        what = self.what.currentData()
        return PrintWish(
            what=what,
            week=when if isinstance(when, int) else None,
            period=when if isinstance(when, str) else None,
            of=tuple(item.data(_UID) for item in self._items() if item.checkState() is Qt.CheckState.Checked),
            public=self.public.isChecked() and self.public.isEnabled(),
            language=current(),
            grey=not self.colour.isChecked(),
            paper=self.paper.currentData(),
            since=self.since.currentData() or "" if what == "changes" else "",
            per_sheet=self.per_sheet.currentData(),
        )

    def choose(self, uids: tuple[str, ...]) -> None:
        """Tick these names and no others."""
        with QSignalBlocker(self.names):
            for item in self._items():
                item.setCheckState(Qt.CheckState.Checked if item.data(_UID) in uids else Qt.CheckState.Unchecked)
        self.changed.emit()

    # Private

    def _items(self) -> list[QListWidgetItem]:
        return [self.names.item(row) for row in range(self.names.count())]

    def _on_what(self) -> None:
        self._fill_names()
        self.changed.emit()

    def _fill_names(self) -> None:
        what = self.what.currentData()
        rows = self._narrowing(self._school, what)
        self._form.setRowVisible(self._whom, bool(rows))
        self._form.setRowVisible(self.since, what == "changes")
        self.public.setEnabled(what not in self._personal)
        with QSignalBlocker(self.names):
            self.names.clear()
            for row in rows:
                item = QListWidgetItem(row.name)
                item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setData(_UID, row.uid)
                self.names.addItem(item)
        self._on_filter(self.filter.text())

    def _on_filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.casefold() not in item.text().casefold())
