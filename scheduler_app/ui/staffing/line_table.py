"""A read-only table of lines that can be dragged onto another one: each line has a uid, texts, and a text for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QItemSelectionModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from scheduler_app.ui.column_widths import fit_columns
from scheduler_app.ui.headings import RIGHT, over_their_cells
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.theme import current_theme
from scheduler_app.ui.theme.fonts import bold

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole
LOAD_ROLE = Qt.ItemDataRole.UserRole + 1
"""How full somebody is: a share of what is available, over 1 beyond it; None where there is no bar."""


@dataclass(frozen=True)
class Line:
    """One line. `keys` sort the columns where they are not the texts; `strong` lines need attention, `weak` ones are pale."""

    uid: str
    texts: tuple[str, ...]
    keys: tuple[object, ...] = ()
    strong: bool = False
    weak: bool = False
    load: float | None = None
    tip: str = ""
    pinned: bool = False
    """What the others come to: bold, and first however the table is sorted."""


class LineModel(QAbstractTableModel):
    """Lines under titles; numbers stand to the right."""

    def __init__(self, mime: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mime = mime
        self._titles: tuple[str, ...] = ()
        self._numbers: frozenset[int] = frozenset()
        self.telling: int | None = None
        """The column whose cell is red in a strong line; None for the whole line."""
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line], titles: tuple[str, ...] | None = None, numbers: Sequence[int] = ()) -> None:
        """Replace everything; the titles stay when none are given."""
        self.beginResetModel()
        if titles is not None:
            self._titles, self._numbers = titles, frozenset(numbers)
        self.lines = lines
        self.endResetModel()

    def row_of(self, uid: str) -> int:
        return next((number for number, line in enumerate(self.lines) if line.uid == uid), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._titles):
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal and section in self._numbers:
            return int(RIGHT)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.texts[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles[column]}: {line.texts[column] or '–'}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(line.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole if column in self._numbers:
                return int(RIGHT)
            case Qt.ItemDataRole.ForegroundRole if line.strong and self.telling in (None, column):
                return QColor(current_theme().statuses["hard"].stripe)
            case Qt.ItemDataRole.ForegroundRole if line.weak:
                return QColor(current_theme().muted)
            case Qt.ItemDataRole.FontRole if line.pinned:
                return bold(QApplication.font())
            case Qt.ItemDataRole.BackgroundRole if line.pinned:
                return QColor(current_theme().header)
        if role == SORT_ROLE:
            return line.keys[column] if line.keys else line.texts[column].casefold()
        if role == LOAD_ROLE:
            return line.load
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled if self._mime else flags

    def mimeTypes(self) -> list[str]:
        return [self._mime]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(self._mime, self.lines[indexes[0].row()].uid.encode())
        return data


class LineFilter(QSortFilterProxyModel):
    """Lines that have all the words somewhere, and the mark that is asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self._collator = QCollator(QLocale("sv_SE"))  # names of a Swedish school, whatever language the interface speaks
        self._words: tuple[str, ...] = ()
        self._strong_only = False

    def narrow(self, words: str, strong_only: bool) -> None:
        self.beginFilterChange()
        self._words, self._strong_only = tuple(words.casefold().split()), strong_only
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, LineModel)
        pinned = model.lines[left.row()].pinned, model.lines[right.row()].pinned
        if pinned[0] != pinned[1]:
            return pinned[0] == (self.sortOrder() is Qt.SortOrder.AscendingOrder)
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if isinstance(one, str) and isinstance(other, str):
            return self._collator.compare(one, other) < 0
        return super().lessThan(left, right)

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, LineModel)
        line = model.lines[row]
        text = " ".join(line.texts).casefold()
        return (line.strong or not self._strong_only) and all(word in text for word in self._words)


class LineTable(QTableView):
    """One line at a time; Enter and Delete are wishes, and lines of the other kind can be dropped on a line."""

    chosen = Signal(str)  # uid of the current line, "" for none
    taken = Signal(str)  # Enter or double click
    removed = Signal(str)  # Delete
    dropped = Signal(str, str)  # uid of the line under the drop, uid of what was dropped

    def __init__(self, name: str, mime: str = "", accepts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._accepts = accepts
        self.model_ = LineModel(mime, self)
        self.proxy = LineFilter(self)
        self.proxy.setSourceModel(self.model_)
        self.setModel(self.proxy)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        over_their_cells(self)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setTabKeyNavigation(False)
        if mime:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDropIndicatorShown(True)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self.taken.emit(self.current()))

    def current(self) -> str:
        index = self.currentIndex()
        return self.model_.lines[self.proxy.mapToSource(index).row()].uid if index.isValid() else ""

    def choose(self, uid: str) -> None:
        """Make a line current without telling; none when it is not shown."""
        row = self.model_.row_of(uid)
        index = self.proxy.mapFromSource(self.model_.index(row, 0)) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, flags)
        self.selectionModel().blockSignals(False)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """New lines under the same titles; the current one stays current."""
        uid = self.current()
        self.model_.show_lines(lines)
        self.choose(uid)

    def fit(self) -> None:
        """As wide as what they hold, where there is room, and never narrower together than their frame."""
        fit_columns(self, stretch_last=self.horizontalHeader().stretchLastSection())

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.horizontalHeader().stretchLastSection():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.taken.emit(self.current())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current():
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._accepts):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.mimeData().hasFormat(self._accepts):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.mimeData().hasFormat(self._accepts):
            event.acceptProposedAction()
            uid = bytes(event.mimeData().data(self._accepts).data()).decode()
            self.dropped.emit(self.model_.lines[self.proxy.mapToSource(index).row()].uid, uid)
