"""How the tables of a file are read: kind, encoding and separator as guessed, and what every column means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.tables import TableChoice, TableColumn, TableKind, TableView
from scheduler_app.ui import labels
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.language import current

_ENCODINGS = ("utf-8", "cp1252", "utf-16", "latin-1", "mac-roman")
_EXAMPLES = 3


class ImportColumns(QWidget):
    """Shows the guess and takes the correction; `changed` asks for a new look at the file."""

    changed = Signal()

    def __init__(self, kinds: Callable[[], Sequence[TableKind]]) -> None:
        super().__init__()
        self._kinds = {kind.kind: kind for kind in kinds()}
        self._views: list[TableView] = []
        self._choices: dict[str, TableChoice] = {}
        self._filling = False
        self.table = self._combo("import.table")
        self.kind = self._combo("import.kind")
        self.encoding = self._combo("import.encoding")
        self.separator = self._combo("import.separator")
        self.remembered = QLabel()
        self.remembered.setWordWrap(True)
        self.columns = QTableWidget(0, 3)
        self.columns.setObjectName("import.columns")
        self.columns.setAccessibleName(self.tr("What the columns mean"))
        self.columns.setHorizontalHeaderLabels([self.tr("Heading"), self.tr("Examples"), self.tr("Meaning")])
        self.columns.verticalHeader().hide()
        over_their_cells(self.columns)
        self.columns.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.columns.setTabKeyNavigation(False)
        for place, mode in enumerate((QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch)):
            self.columns.horizontalHeader().setSectionResizeMode(place, mode)
        self.columns.horizontalHeader().resizeSection(2, 220)
        self._assemble()
        self.table.currentIndexChanged.connect(lambda _: self._show_table())
        for combo in (self.kind, self.encoding, self.separator):
            combo.activated.connect(lambda _: self._choose(new_columns=False))

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        return combo

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&Table"), self.table)
        add_row(form, self.tr("&Contains"), self.kind)
        add_row(form, self.tr("&Encoding"), self.encoding)
        add_row(form, self.tr("&Separator"), self.separator)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.remembered)
        column.addWidget(self.columns, 1)
        for kind in self._kinds:
            self.kind.addItem(labels.table_kind(kind), kind)
        for encoding in _ENCODINGS:
            self.encoding.addItem(encoding, encoding)
        for text, separator in ((self.tr("semicolon ;"), ";"), (self.tr("comma ,"), ","), (self.tr("tab"), "\t")):
            self.separator.addItem(text, separator)

    @property
    def choices(self) -> dict[str, TableChoice]:
        """What was changed by hand, by table."""
        return dict(self._choices)

    def forget(self) -> None:
        """Another file: nothing has been said of it."""
        self._choices.clear()
        self.show_views([])

    def show_views(self, views: Sequence[TableView]) -> None:
        at = self.table.currentText()
        self._views = list(views)
        self._filling = True
        self.table.clear()
        self.table.addItems([view.name for view in self._views])
        self.table.setCurrentIndex(max(0, self.table.findText(at)) if self._views else -1)
        self._filling = False
        self._show_table()

    def _view(self) -> TableView | None:
        at = self.table.currentIndex()
        return self._views[at] if 0 <= at < len(self._views) else None

    def _show_table(self) -> None:
        if self._filling:
            return
        view = self._view()
        self.columns.setRowCount(0)
        if view is None:
            return
        self.kind.setCurrentIndex(self.kind.findData(view.kind))
        self.encoding.setCurrentIndex(self.encoding.findData(view.encoding))
        self.separator.setCurrentIndex(self.separator.findData(view.separator))
        of_file = view.encoding != "xlsx"
        self.encoding.setEnabled(of_file)
        self.separator.setEnabled(of_file)
        told = [self.tr("Rows: {n}.").format(n=view.rows)]
        if view.remembered:
            told.append(self.tr("The columns are remembered from last time."))
        if view.missing:
            told.append(self.tr("Missing: {columns}.").format(columns=", ".join(view.missing)))
        self.remembered.setText(" ".join(told))
        self._fill(view)

    def _fill(self, view: TableView) -> None:
        kind = self._kinds.get(view.kind)
        self.columns.setRowCount(len(view.headings))
        for row, heading in enumerate(view.headings):
            examples = [cells[row] for cells in view.sample if row < len(cells) and cells[row]][:_EXAMPLES]
            for place, text in enumerate((heading, " · ".join(examples))):
                self.columns.setItem(row, place, QTableWidgetItem(text))
            self.columns.setCellWidget(row, 2, self._meaning(heading, kind.columns if kind else (), view.columns.get(heading, "")))

    def _meaning(self, heading: str, columns: Sequence[TableColumn], key: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Meaning of {heading}").format(heading=heading))
        combo.addItem(self.tr("Not imported"), "")
        for column in columns:
            combo.addItem(column.swedish if current() == "sv" else column.english, column.key)
        combo.setCurrentIndex(max(0, combo.findData(key)))
        combo.setEnabled(bool(columns))
        combo.activated.connect(lambda _: self._choose(new_columns=True))
        return combo

    def _choose(self, *, new_columns: bool) -> None:
        view = self._view()
        if view is None:
            return
        kind = str(self.kind.currentData() or "")
        columns: dict[str, str] | None = None
        if new_columns:
            columns = {}
            for row, heading in enumerate(view.headings):
                combo = self.columns.cellWidget(row, 2)
                assert isinstance(combo, QComboBox)
                if combo.currentData():
                    columns[heading] = str(combo.currentData())
        encoding, separator = self.encoding.currentData(), self.separator.currentData()
        if view.encoding == "xlsx":
            encoding = separator = ""
        self._choices[view.name] = TableChoice(kind, columns, str(encoding or ""), str(separator or ""))
        self.changed.emit()
