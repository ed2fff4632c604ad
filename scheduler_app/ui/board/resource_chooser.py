"""Choosing what the columns are: a button with the chosen names, arrows to step, and a searchable list with check boxes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QToolButton, QVBoxLayout, QWidget

from scheduler_app.ui.board.view_data import ResourceItem

_UID = Qt.ItemDataRole.UserRole
_SHOWN_NAMES = 4


class ResourceChooser(QWidget):
    """Tells `chosen_changed(tuple of uids)` on every choice of the user; `set_items` and `set_chosen` tell nothing."""

    chosen_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.chooser")
        self._items: tuple[ResourceItem, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._back = self._arrow(Qt.ArrowType.LeftArrow, "board.chooser.back")
        self._button = QPushButton(self)
        self._button.setObjectName("board.chooser.button")
        self._button.setMinimumWidth(100)
        self._forth = self._arrow(Qt.ArrowType.RightArrow, "board.chooser.forth")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self._back, self._button, self._forth):
            layout.addWidget(widget)
        self._back.clicked.connect(self._on_back)
        self._forth.clicked.connect(self._on_forth)
        self._button.clicked.connect(self.open_list)
        self._write_texts()

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def set_items(self, items: tuple[ResourceItem, ...]) -> None:
        """What can be chosen; chosen ones that are gone are dropped."""
        self._items = items
        known = {item.uid for item in items}
        self._chosen = tuple(uid for uid in self._chosen if uid in known)
        self._write_texts()

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        known = {item.uid for item in self._items}
        self._chosen = tuple(uid for uid in chosen if uid in known)
        self._write_texts()

    def open_list(self) -> None:
        """Open the searchable list below the button."""
        popup = _ResourceList(self._items, self._chosen, self)
        popup.chosen_changed.connect(self._choose)
        popup.open_below(self._button)

    def _arrow(self, direction: Qt.ArrowType, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setArrowType(direction)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choose(self, chosen: tuple[str, ...]) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._write_texts()
            self.chosen_changed.emit(chosen)

    def _on_back(self) -> None:
        self._step(-1)

    def _on_forth(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        """Show the one before or after the first chosen, around the list."""
        uids = [item.uid for item in self._items]
        if uids:
            at = uids.index(self._chosen[0]) + by if self._chosen else 0
            self._choose((uids[at % len(uids)],))

    def _write_texts(self) -> None:
        names = [item.name for uid in self._chosen for item in self._items if item.uid == uid]
        text = ", ".join(names[:_SHOWN_NAMES]) + (f" +{len(names) - _SHOWN_NAMES}" if len(names) > _SHOWN_NAMES else "")
        shown = text or QCoreApplication.translate("Board", "Choose…")
        self._button.setText(shown.replace("&", "&&") + "  ▾")
        self._button.setAccessibleName(QCoreApplication.translate("Board", "Shown on the board: {names}").format(names=shown))
        for button, label in (
            (self._back, QCoreApplication.translate("Board", "Previous")),
            (self._forth, QCoreApplication.translate("Board", "Next")),
        ):
            button.setToolTip(label)
            button.setAccessibleName(label)
            button.setEnabled(len(self._items) > 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._write_texts()


class _ResourceList(QFrame):
    """Click or Enter shows one; the check box or Space adds and removes. Typing filters. Esc closes."""

    chosen_changed = Signal(tuple)

    def __init__(self, items: tuple[ResourceItem, ...], chosen: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("board.chooser.popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("board.chooser.filter")
        self._filter.setPlaceholderText(QCoreApplication.translate("Board", "Search"))
        self._filter.setAccessibleName(self._filter.placeholderText())
        self._filter.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setObjectName("board.chooser.list")
        self._list.setAccessibleName(QCoreApplication.translate("Board", "What can be shown"))
        self._list.setUniformItemSizes(True)
        self._chosen = list(chosen)
        for resource in items:
            text = f"{resource.name}   {resource.detail}" if resource.detail else resource.name
            item = QListWidgetItem(text, self._list)
            item.setData(_UID, resource.uid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if resource.uid in chosen else Qt.CheckState.Unchecked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._filter)
        layout.addWidget(self._list)
        self._checked = False
        self._filter.textChanged.connect(self._on_filter_changed)
        self._filter.returnPressed.connect(self._on_return)
        self._list.itemChanged.connect(self._on_item_changed)
        self._list.itemActivated.connect(self._on_item_picked)
        self._list.itemClicked.connect(self._on_item_clicked)

    def open_below(self, button: QWidget) -> None:
        self.resize(max(300, button.width()), 420)
        point = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = (QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()).availableGeometry()
        self.move(
            max(room.left(), min(point.x(), room.right() - self.width())), max(room.top(), min(point.y(), room.bottom() - self.height()))
        )
        self.show()
        self._filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._filter.hasFocus():
            self._list.setFocus()
            if self._list.currentRow() < 0:
                self._list.setCurrentRow(next(iter(self._seen()), -1))
        else:
            super().keyPressEvent(event)

    def _seen(self) -> list[int]:
        return [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]

    def _on_filter_changed(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _on_return(self) -> None:
        seen = self._seen()
        if seen:
            self._on_item_picked(self._list.item(seen[0]))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        uid = item.data(_UID)
        self._checked = True
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen.append(uid)
        else:
            self._chosen = [each for each in self._chosen if each != uid]
        self.chosen_changed.emit(tuple(self._chosen))

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        """A click on the check box has changed the item already; a click beside it picks the one."""
        if self._checked:
            self._checked = False
        else:
            self._on_item_picked(item)

    def _on_item_picked(self, item: QListWidgetItem) -> None:
        self.chosen_changed.emit((item.data(_UID),))
        self.close()
