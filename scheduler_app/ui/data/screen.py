"""The page of the school's own data: a list of tables, and the chosen one with filter, add and remove."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.column_widths import FittedTable
from scheduler_app.ui.data import table_words
from scheduler_app.ui.data.choice_delegate import ChoiceDelegate
from scheduler_app.ui.data.columns import NotAcceptedError
from scheduler_app.ui.data.copying import as_lines
from scheduler_app.ui.data.grouped_list import GroupedList
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.data.kinds import data_kinds
from scheduler_app.ui.data.table_model import EntityTableModel, TableFilter
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.icons import icon
from scheduler_app.ui.two_parts import TwoParts

_FILTER_DELAY_MS = 120


class DataScreen(QWidget):
    """Shows one table at a time; edits are wishes. The shown table is refreshed when the screen is visible."""

    changes_requested = Signal(object)  # tuple[Change, ...]
    add_requested = Signal(object)  # entity
    remove_requested = Signal(object)  # tuple of entities
    paste_requested = Signal(str, int, int)  # text, row and column of the current cell as shown
    several_requested = Signal(int)  # column of the current cell
    edit_requested = Signal(object)  # entity, in tables whose rows have an editor of their own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data")
        self._school: School | None = None
        self._stale = False
        self.kinds: tuple[DataKind, ...] = data_kinds()
        self.models = {kind.key: EntityTableModel(kind.columns, self, kind.told_by) for kind in self.kinds}
        self._build()
        self._assemble()
        self._connect()
        self.chooser.setCurrentRow(0)

    # Widgets

    def _build(self) -> None:
        self.chooser = GroupedList()
        self.chooser.setObjectName("data.chooser")
        self.chooser.setAccessibleName(self.tr("Tables"))
        self.chooser.addItems([kind.title for kind in self.kinds])
        for row, kind in enumerate(self.kinds):
            self.chooser.item(row).setToolTip(kind.title)
            if kind.group:
                self.chooser.begin_group(row, kind.group)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName("data.filter")
        self.filter.setPlaceholderText(self.tr("Words to look for"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setMinimumWidth(self.filter.fontMetrics().horizontalAdvance(self.filter.placeholderText()) + 40)
        self.count = QLabel()
        self.count.setObjectName("data.count")
        self.message = QLabel()
        self.message.setObjectName("data.message")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        self.add = QPushButton(icon("add"), self.tr("&Add"))
        self.add.setObjectName("data.add")
        self.remove = QPushButton(icon("remove"), self.tr("Re&move"))
        self.remove.setObjectName("data.remove")
        self.edit = QPushButton(self.tr("&Edit…"))
        self.edit.setObjectName("data.edit")
        self.several = QPushButton(self.tr("Change &several…"))
        self.several.setObjectName("data.several")
        self.paste = QPushButton(self.tr("&Paste"))
        self.paste.setObjectName("data.paste")
        self.table = FittedTable()
        self.table.setObjectName("data.table")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setSortingEnabled(True)
        self.table.setWordWrap(False)
        self.table.setItemDelegate(ChoiceDelegate(self.table))
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 10)
        over_their_cells(self.table)
        self.proxy = TableFilter(self)
        self.table.setModel(self.proxy)
        self.empty = EmptyWord(self.table, "")
        self._filter_timer = QTimer(self, singleShot=True, interval=_FILTER_DELAY_MS)

    def _assemble(self) -> None:
        label = QLabel(self.tr("&Filter"))
        label.setBuddy(self.filter)
        narrowing, buttons = QHBoxLayout(), QHBoxLayout()
        narrowing.addWidget(label)
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.count)
        narrowing.addSpacing(12)
        for button in (self.edit, self.paste, self.several, self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoParts(narrowing, buttons))
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        splitter = QSplitter()
        splitter.addWidget(self.chooser)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        needed = self.chooser.sizeHintForColumn(0) + 2 * self.chooser.frameWidth() + 24
        self.chooser.setMinimumWidth(needed * 2 // 3)
        self.chooser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter.setSizes([needed, 900])
        splitter.setCollapsible(1, False)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it
        area.setWidget(splitter)
        row = QHBoxLayout(self)
        row.addWidget(area)

    def _connect(self) -> None:
        self.chooser.currentRowChanged.connect(self._on_kind)
        self.filter.textChanged.connect(lambda _: self._filter_timer.start())
        self._filter_timer.timeout.connect(self._on_filter)
        self.add.clicked.connect(self._on_add)
        self.edit.clicked.connect(self._on_edit)
        self.several.clicked.connect(lambda: self.several_requested.emit(max(0, self.table.currentIndex().column())))
        self.paste.clicked.connect(self._on_paste)
        for keys, slot in ((QKeySequence.StandardKey.Paste, self._on_paste), (QKeySequence.StandardKey.Copy, self._on_copy)):
            QShortcut(QKeySequence(keys), self.table, slot, context=Qt.ShortcutContext.WidgetShortcut)
        self.remove.clicked.connect(self._on_remove)
        for model in self.models.values():
            model.changes_requested.connect(self.changes_requested)
            model.changes_requested.connect(lambda _: self.message.hide())
            model.refused.connect(self.show_message)

    # Methods

    @property
    def kind(self) -> DataKind:
        return self.kinds[max(0, self.chooser.currentRow())]

    @property
    def model(self) -> EntityTableModel:
        return self.models[self.kind.key]

    def show_school(self, school: School) -> None:
        self._school = school
        self._stale = True
        if self.isVisible():
            self._refresh()

    def forget(self) -> None:
        """The school is closed: nothing of it is kept in memory."""
        self._school, self._stale = None, False
        for model in self.models.values():
            model.forget()

    def show_message(self, text: str) -> None:
        """Say why something was not accepted, above the table."""
        self.message.setText(text)
        self.message.show()

    def say_what_is_needed(self) -> None:
        """Say that the school lacks what a new row would be about."""
        self.show_message(self.tr("First add what these rows are about: a subject, a pupil, a group."))

    def go_to(self, key: str, uid: str) -> None:
        """Show one table, unfiltered, with a row selected."""
        row = next((number for number, kind in enumerate(self.kinds) if kind.key == key), -1)
        if row >= 0:
            self.chooser.setCurrentRow(row)
            self.filter.clear()
            self.proxy.set_words("")
            self.select(uid)

    def select(self, uid: str) -> None:
        row = self.model.row_of(uid)
        if row >= 0:
            index = self.proxy.mapFromSource(self.model.index(row, 0))
            self.table.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
            self.table.scrollTo(index)

    def selected(self) -> tuple[Any, ...]:
        rows = {self.proxy.mapToSource(index).row() for index in self.table.selectionModel().selectedRows()}
        return tuple(self.model.entity(row) for row in sorted(rows))

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # Private

    def _refresh(self) -> None:
        if self._school is not None:
            self._stale = False
            first = self.model.rowCount() == 0
            self.model.show_rows(self._school, self.kind.rows(self._school))
            self._count()
            if first:
                self._fit_columns()

    def _on_kind(self, _row: int) -> None:
        self.message.hide()
        self.proxy.setSourceModel(self.model)
        self.table.setAccessibleName(self.kind.title)
        self._refresh()
        self.edit.setVisible(self.kind.editor)
        self.add.setEnabled(not self.kind.fixed)
        self.table.sortByColumn(self.kind.sorted_by, Qt.SortOrder.AscendingOrder)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.table.fit(stretch_last=not self.kind.columns[-1].number)

    def _on_filter(self) -> None:
        empty = self.proxy.rowCount() == 0
        self.proxy.set_words(self.filter.text())
        if empty:
            self._fit_columns()  # they may have been fitted to the headings alone
        self._count()

    def _count(self) -> None:
        shown, total = self.proxy.rowCount(), self.model.rowCount()
        self.count.setText(table_words.rows(shown, total))
        self.several.setEnabled(shown > 0)
        self.remove.setEnabled(shown > 0 and not self.kind.fixed)
        self.empty.say(table_words.why_empty(filtered=bool(total), fixed=self.kind.fixed))

    def _on_edit(self) -> None:
        chosen = self.selected()
        self.edit_requested.emit(chosen[0] if chosen else None)

    def _on_add(self) -> None:
        if self.kind.editor:
            self.edit_requested.emit(None)
            return
        if self._school is None:
            return
        entity = self.kind.new_row(self._school)
        if entity is None:
            self.say_what_is_needed()
            return
        self.filter.clear()
        self.proxy.set_words("")
        try:
            if self.kind.insert is not None:
                self.changes_requested.emit(self.kind.insert(self._school, entity))
            else:
                self.add_requested.emit(entity)
        except NotAcceptedError as error:
            self.show_message(str(error))
        self.select(entity.uid)

    def shown_rows(self) -> list[Any]:
        """The rows as they are sorted and filtered now."""
        return [self.model.entity(self.proxy.mapToSource(self.proxy.index(row, 0)).row()) for row in range(self.proxy.rowCount())]

    def _on_paste(self) -> None:
        """Without a current cell pasted rows are new ones."""
        text, index = QGuiApplication.clipboard().text(), self.table.currentIndex()
        if not text.strip():
            self.show_message(self.tr("There is nothing to paste. Copy rows in a spreadsheet first."))
            return
        at = (index.row(), index.column()) if index.isValid() else (self.proxy.rowCount(), 0)
        self.paste_requested.emit(text, *at)

    def _on_copy(self) -> None:
        """The selected rows with their headings, as spreadsheets want them."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(as_lines(self.proxy, rows))

    def _on_remove(self) -> None:
        chosen = self.selected()
        if not chosen or self._school is None:
            return
        try:
            if self.kind.delete is not None:
                self.changes_requested.emit(self.kind.delete(self._school, chosen))
            else:
                self.remove_requested.emit(chosen)
        except NotAcceptedError as error:
            self.show_message(str(error))
