"""Two timetables side by side: moved cards outlined, the differences as a list, and everybody they touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.comparison import Comparison, LessonDifference
from scheduler_app.domain.school import School
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.resource_chooser import ResourceChooser
from scheduler_app.ui.board.view_data import BoardData, Mode
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.column_widths import shared_out
from scheduler_app.ui.names import lesson_title, who_text
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.theme.fonts import bold
from scheduler_app.ui.versions.wording import difference_text, place_text

_LESSON = Qt.ItemDataRole.UserRole
_FEW = 12
"""So many names are seen at once; more are opened by whoever wants to read them."""
_GAP = 12
"""Pixels between a text and the next column."""
_FLOORS = (80, 100, 180, 180, 68)
"""Pixels under which no column of the differences goes for the sake of others: where the lesson was and is goes before names."""


class CompareWindow(QDialog):
    """The boards are for looking: nothing is changed here. Both show the same class, teacher, room or pupil."""

    def __init__(self, titles: tuple[str, str], schools: tuple[School, School], found: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(self.tr("Compare timetables"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._schools, self._found = schools, found
        self._moved = frozenset(row.uid for row in found.lessons)
        self._presenters = tuple(BoardPresenter(school) for school in schools)
        self.boards = tuple(_Board(title, self) for title in titles)
        self._make_controls()
        self._make_lists()
        self._assemble(titles)
        self._show_first()
        self.resize(1240, 760)

    def _make_controls(self) -> None:
        self.mode = QComboBox()
        self.mode.setObjectName("compare.mode")
        self.mode.setAccessibleName(self.tr("What the columns are"))
        for mode in (Mode.CLASS, Mode.TEACHER, Mode.ROOM, Mode.PUPIL, Mode.GROUP):
            if self._presenters[1].resources(mode):
                self.mode.addItem(board_texts.mode_text(mode), mode.value)
        self.chooser = ResourceChooser(self)
        self.mode.activated.connect(lambda _index: self._on_mode())
        self.chooser.chosen_changed.connect(self._show)
        for one, other in (self.boards, self.boards[::-1]):
            one.board.lesson_selected.connect(other.board.select)
            one.board.verticalScrollBar().valueChanged.connect(other.board.verticalScrollBar().setValue)

    def _make_lists(self) -> None:
        self.list = _Differences()
        self.list.setObjectName("compare.list")
        self.list.setAccessibleName(self.tr("Differences"))
        self.list.setHeaderLabels([self.tr("Lesson"), self.tr("What"), self.tr("Before"), self.tr("After"), self.tr("Teachers")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        for row in self._found.lessons:
            self.list.addTopLevelItem(self._line(row))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.currentItemChanged.connect(lambda item, _before: self._go_to(item))
        self.touched = self._touched_tree()

    def _touched_tree(self) -> QTreeWidget:
        """Everybody and every room that is touched, under a line for each kind with their number."""
        tree = QTreeWidget()
        tree.setObjectName("compare.touched")
        tree.setHeaderLabel(self.tr("Affects"))
        tree.setAccessibleName(self.tr("Whom and what the differences affect"))
        tree.setUniformRowHeights(True)
        found, school = self._found, self._schools[1]
        for title, uids in (
            (self.tr("Groups ({count})"), found.groups), (self.tr("Teachers ({count})"), found.teachers),
            (self.tr("Rooms ({count})"), found.rooms), (self.tr("Pupils ({count})"), found.pupils),
        ):  # fmt: skip
            names = sorted(who_text(school, uid) for uid in uids)
            kind = QTreeWidgetItem([title.format(count=len(names))])
            kind.addChildren([QTreeWidgetItem([name]) for name in names])
            tree.addTopLevelItem(kind)
            kind.setExpanded(len(names) <= _FEW)
        return tree

    def _line(self, row: LessonDifference) -> QTreeWidgetItem:
        school = self._schools[1] if row.after is not None else self._schools[0]
        teachers = ", ".join(who_text(school, uid) for uid in row.teachers)
        before = place_text(self._schools[0], row.was, row.before)
        after = place_text(self._schools[1], row.now, row.after)
        item = QTreeWidgetItem([lesson_title(school, row.uid), difference_text(row.kind), before, after, teachers])
        item.setData(0, _LESSON, row)
        for column in range(item.columnCount()):
            item.setToolTip(column, plain_tip(item.text(column)))
        return item

    def _assemble(self, titles: tuple[str, str]) -> None:
        top = QHBoxLayout()
        top.addWidget(self.mode)
        top.addWidget(self.chooser)
        self.summary = _plain("")
        self.summary.setObjectName("compare.summary")
        top.addWidget(self.summary, 1)
        close = QPushButton(self.tr("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        top.addWidget(close)
        side = QSplitter(Qt.Orientation.Horizontal)
        for board in self.boards:
            side.addWidget(board)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.list)
        below.addWidget(self.touched)
        below.setSizes([985, 255])
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(side)
        split.addWidget(below)
        split.setSizes([500, 200])
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(split, 1)

    # Showing

    def _show_first(self) -> None:
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        if not self.chooser.chosen:
            self._on_mode()

    def _on_mode(self) -> None:
        items = self._presenters[1].resources(Mode(self.mode.currentData()))
        self.chooser.set_items(items)
        self.chooser.set_chosen((items[0].uid,) if items else ())
        self._show(self.chooser.chosen)

    def _go_to(self, item: QTreeWidgetItem | None) -> None:
        """Show a class, or teacher, that the difference concerns, and select its card on both sides."""
        if item is None:
            return
        row: LessonDifference = item.data(0, _LESSON)
        mode, uid = self._home(row)
        if uid and not any(uid in presenter.chosen for presenter in self._presenters):
            self.mode.setCurrentIndex(self.mode.findData(mode.value))
            self.chooser.set_items(self._presenters[1].resources(mode))
            self.chooser.set_chosen((uid,))
            self._show((uid,))
        for board in self.boards:
            board.board.select(row.uid)

    def _home(self, row: LessonDifference) -> tuple[Mode, str]:
        for mode, uids in ((Mode.CLASS, row.groups), (Mode.GROUP, row.groups), (Mode.TEACHER, row.teachers)):
            known = {item.uid for item in self._presenters[1].resources(mode)}
            found = next((uid for uid in uids if uid in known), "")
            if found:
                return mode, found
        return Mode.CLASS, ""

    def _show(self, chosen: Sequence[str]) -> None:
        mode = Mode(self.mode.currentData())
        for board, presenter in zip(self.boards, self._presenters, strict=True):
            board.board.set_data(self._outlined(presenter.show(mode, chosen)))
            board.board.fit()
        framed = {card.lesson for board in self.boards for card in board.board.data.cards if card.outlined}
        text = self.tr("Framed here: {shown} of {count} that differ")
        self.summary.setText(text.format(shown=len(framed), count=len(self._moved)))

    def _outlined(self, data: BoardData) -> BoardData:
        cards = tuple(replace(card, outlined=True) if card.lesson in self._moved else card for card in data.cards)
        return replace(data, cards=cards)


class _Differences(QTreeWidget):
    """Where there is little room, the widest columns give way first."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        header = self.header()
        wanted = [max(self.sizeHintForColumn(column) + _GAP, header.sectionSizeHint(column)) for column in range(header.count())]
        floors = [min(wish - _GAP, floor) for wish, floor in zip(wanted, _FLOORS, strict=True)]
        for column, width in enumerate(shared_out(wanted, event.size().width(), floors)):
            header.resizeSection(column, width)


class _Board(QWidget):
    """One side: its title and its board."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = WeekBoard(self)
        self.board.setAccessibleName(title)
        self.board.setAcceptDrops(False)
        self.board.look_only = True
        heading = _plain(title)
        heading.setFont(bold(heading.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.board, 1)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
