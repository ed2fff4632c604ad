"""The first page: make a school, open one, or go on with a recent one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from scheduler_app.ui.icons import app_icon, icon

_ADDRESS = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Big buttons and the recent schools; asks, never opens anything itself."""

    demo_requested = Signal()
    empty_requested = Signal()
    import_requested = Signal()
    open_requested = Signal()
    address_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.open = self._button("open", self.tr("&Open a school…"), "start.open", self.open_requested)
        self.demo = self._button("demo", self.tr("New from the &demo school…"), "start.demo", self.demo_requested)
        self.empty = self._button("new", self.tr("New &empty school…"), "start.empty", self.empty_requested)
        self.from_file = self._button("import", self.tr("New from an &import…"), "start.import", self.import_requested)
        self.recent = QListWidget()
        self.recent.setObjectName("start.recent")
        self.recent.setAlternatingRowColors(True)
        self.recent.itemActivated.connect(self._on_recent)
        self.recent.itemClicked.connect(self._on_recent)
        self._assemble()

    def show_recent(self, addresses: Sequence[str]) -> None:
        self.recent.clear()
        for address in addresses:
            name = address if "://" in address else f"{Path(address).name}\n{Path(address).parent}"
            item = QListWidgetItem(icon("school"), name)
            item.setData(_ADDRESS, address)
            item.setToolTip("")
            self.recent.addItem(item)
        self._no_recent.setVisible(not addresses)
        self.recent.setVisible(bool(addresses))

    def _assemble(self) -> None:
        bell = QLabel()
        bell.setPixmap(app_icon().pixmap(72, 72))
        bell.setAccessibleName("Ringklocka")
        title = QLabel("Ringklocka")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2.2)
        title.setFont(font)
        head = QHBoxLayout()
        head.addWidget(bell)
        head.addWidget(title)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        for button in (self.open, self.demo, self.empty, self.from_file):
            left.addWidget(button)
        left.addStretch(1)
        recent_title = QLabel(self.tr("&Recent schools"))
        recent_title.setBuddy(self.recent)
        recent_title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.recent.setAccessibleName(self.tr("Recent schools"))
        self._no_recent = QLabel(self.tr("Schools that you have opened are listed here."))
        self._no_recent.setWordWrap(True)
        right = QVBoxLayout()
        right.addWidget(recent_title)
        right.addWidget(self._no_recent)
        self._no_recent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        right.addWidget(self.recent, 1)
        right.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        inner = QWidget()
        inner.setMaximumWidth(900)
        column = QVBoxLayout(inner)
        column.setSpacing(18)
        column.addLayout(head)
        column.addLayout(columns, 1)
        ground, area, around = QWidget(), QScrollArea(widgetResizable=True), QVBoxLayout(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(ground)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        outer = QHBoxLayout(ground)
        outer.setContentsMargins(40, 32, 40, 32)
        outer.addStretch(1)
        outer.addWidget(inner, 8)
        outer.addStretch(1)
        self.show_recent(())

    def _button(self, icon_name: str, text: str, name: str, signal: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setObjectName(name)
        button.setMinimumHeight(44)
        button.clicked.connect(signal)
        return button

    def _on_recent(self, item: QListWidgetItem) -> None:
        self.address_chosen.emit(item.data(_ADDRESS))
