"""The first page: make a school, open one, or go on with a recent one; and how a timetable comes about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.moments import is_today, moment_text, time_text
from scheduler_app.ui.recent import RecentSchool
from scheduler_app.ui.start_head import Head
from scheduler_app.ui.theme.fonts import bold
from scheduler_app.ui.two_lines import TwoLines
from scheduler_app.ui.way_button import WayButton

_BOLD = QFont()
_BOLD.setBold(True)
"""Bold, and otherwise as the list is."""
_FIRST_SIZE = "start.first_size"
_ADDRESS = Qt.ItemDataRole.UserRole
_WIDEST, _LEAST, _AIR = 980, 120, 7
_SIZES = ((2400, 1250, 1.8), (1900, 1000, 1.4), (1600, 850, 1.2))
"""From these pixels of width and height the page's letters, and all that goes by them, are so much larger."""
_LOW = 400
"""A page lower than this has everything closer together."""
_SUFFIX = ".ringklocka"


class StartPage(QWidget):
    """Ways to a school, the recent ones and the steps of the work; asks, never opens anything itself."""

    demo_requested = Signal()
    empty_requested = Signal()
    import_requested = Signal()
    open_requested = Signal()
    address_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._size, self._low = 1.0, False
        self._make_ways()
        self._make_recent()
        self._assemble()
        self.show_recent(())

    def show_recent(self, schools: Sequence[RecentSchool]) -> None:
        """Newest first; where there is one, Enter opens it again."""
        self.recent.clear()
        for school in schools:
            item = QListWidgetItem(_line(school.address, self._opened(school)))
            item.setFont(_BOLD)
            item.setData(_ADDRESS, school.address)
            self.recent.addItem(item)
        self.recent.setCurrentRow(0)
        self._give_rows_room()
        self.setFocusProxy(self.recent if schools else self.demo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large window has larger letters, a low one less air."""
        super().resizeEvent(event)
        size = next((times for width, height, times in _SIZES if self.width() >= width and self.height() >= height), 1.0)
        low = self.height() < _LOW
        if (size, low) != (self._size, self._low):
            self._size, self._low = size, low
            self._set_low(low)
            self._enlarge()

    # Widgets

    def _make_ways(self) -> None:
        self.open = self._way("open", self.tr("&Open a school…"), self.tr("A file on this computer or in a shared folder."))
        self.open.clicked.connect(self.open_requested)
        self.demo = self._way(
            "demo", self.tr("New from the &demo school…"), self.tr("A made-up school with everything in it, to try the program on.")
        )
        self.demo.clicked.connect(self.demo_requested)
        self.empty = self._way("new", self.tr("New &empty school…"), self.tr("Fill in its data, or paste it from a spreadsheet."))
        self.empty.clicked.connect(self.empty_requested)
        self.from_file = self._way(
            "import", self.tr("New from an &import…"), self.tr("From CSV, Excel, SS 12000, Edlevo, Untis, aSc or FET.")
        )
        self.from_file.clicked.connect(self.import_requested)

    def _way(self, name: str, title: str, description: str) -> WayButton:
        button = WayButton(name, title, description)
        button.setObjectName(f"start.{name}")
        return button

    def _make_recent(self) -> None:
        self.recent = QListWidget()
        self.recent.setObjectName("start.recent")
        self.recent.setAccessibleName(self.tr("Recent schools"))
        self.recent.setItemDelegate(TwoLines(self.recent, _AIR))
        self.recent.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.itemActivated.connect(self._on_recent)
        self.recent.itemClicked.connect(self._on_recent)
        EmptyWord(self.recent, self.tr("Schools that you have opened are listed here."))

    def _opened(self, school: RecentSchool) -> str:
        if school.opened is None:
            return ""
        if is_today(school.opened):
            return self.tr("opened today {time}").format(time=time_text(school.opened))
        return self.tr("opened {moment}").format(moment=moment_text(school.opened))

    # Layout

    def _assemble(self) -> None:
        self._ways, recent = QVBoxLayout(), QVBoxLayout()
        self._ways.setSpacing(6)
        recent.setSpacing(6)
        self._ways.addWidget(_heading(self.tr("Begin")))
        for button in self._buttons():
            self._ways.addWidget(button)
        self._ways.addStretch(1)
        recent_title = _heading(self.tr("&Recent schools"))
        recent_title.setBuddy(self.recent)
        recent.addWidget(recent_title)
        recent.addWidget(self.recent, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._ways, 1)
        columns.addLayout(recent, 1)
        self._inner = QWidget()
        self._inner.setMaximumWidth(_WIDEST)
        self._head = Head(self.tr("Timetables for schools: plan, build, print and publish."))
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._column.addWidget(self._head)
        self._column.addLayout(columns)
        self._column.addWidget(_rule())
        self._column.addLayout(self._steps())
        self._scroll(self._inner)

    def _buttons(self) -> tuple[WayButton, ...]:
        return self.open, self.empty, self.from_file, self.demo

    def _give_rows_room(self) -> None:
        rows = self.recent.sizeHintForRow(0) * self.recent.count() + 2 * self.recent.frameWidth()
        self.recent.setMinimumHeight(_LEAST if self._low else max(_LEAST, rows))

    def _set_low(self, low: bool) -> None:
        for button in self._buttons():
            button.set_low(low)
        self._head.set_low(low)
        self._outer.setContentsMargins(20, 6 if low else 16, 20, 6 if low else 16)

    def _enlarge(self) -> None:
        """Letters by what they were first."""
        for widget in self._inner.findChildren(QWidget):
            if isinstance(widget, QLabel | WayButton | QListWidget) and not isinstance(widget, EmptyWord):  # that has the list's letters
                font = widget.font()
                first = widget.property(_FIRST_SIZE) or font.pointSizeF()
                widget.setProperty(_FIRST_SIZE, first)
                font.setPointSizeF(first * self._size)
                widget.setFont(font)
        self._head.enlarge(self._size)
        self._column.setSpacing(round((8 if self._low else 18) * self._size))
        self._ways.setSpacing(round((4 if self._low else 6) * self._size))
        self._inner.setMaximumWidth(round(_WIDEST * self._size))
        self._give_rows_room()

    def _steps(self) -> QLayout:
        """From data to pupils with a timetable: what is done where."""
        row = QHBoxLayout()
        row.setSpacing(20)
        steps = (
            (self.tr("Data"), self.tr("Import or fill in people, groups, rooms, teaching and rules.")),
            (self.tr("Solve"), self.tr("Press F5: the timetable is built, and rules that cannot hold are named.")),
            (self.tr("Adjust"), self.tr("Drag lessons on the board: it shows where they can be, and what it costs.")),
            (self.tr("Hand out"), self.tr("Print for classes, teachers and rooms, and publish to attendance.")),
        )
        for number, (title, told) in enumerate(steps, 1):
            step = QVBoxLayout()
            step.setSpacing(2)
            step.addWidget(_heading(f"{number}  {title}"))
            step.addWidget(_pale(told))
            step.addStretch(1)
            row.addLayout(step, 1)
        return row

    def _scroll(self, inner: QWidget) -> None:
        """In the middle of whatever room there is, a little above it; scrolled where there is too little."""
        ground, area, around = QWidget(), QScrollArea(widgetResizable=True), QVBoxLayout(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 30)
        middle.addStretch(1)
        self._outer = QVBoxLayout(ground)
        self._outer.setContentsMargins(20, 16, 20, 16)
        self._outer.addStretch(2)
        self._outer.addLayout(middle)
        self._outer.addStretch(3)

    def _on_recent(self, item: QListWidgetItem) -> None:
        self.address_chosen.emit(item.data(_ADDRESS))


def _line(address: str, opened: str) -> str:
    """Name, and under it where it lies and when it was opened."""
    if "://" in address:
        return f"{address}\n{opened}"
    path = Path(address)
    name = path.stem if path.suffix == _SUFFIX else path.name
    return f"{name}\n{' · '.join(filter(None, (opened, str(path.parent))))}"


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(bold(label.font()))
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _pale(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setForegroundRole(QPalette.ColorRole.Mid)
    return rule
