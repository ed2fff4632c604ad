"""A drop that is not possible, and the small window that names what is in the way and offers ways out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.view_data import CarriedLesson, PlaceMark


@dataclass(frozen=True, slots=True)
class Refusal:
    """A drop that is not possible: where, and what stands in the way. `position` is the global point of the place."""

    lesson: CarriedLesson
    day: int
    start: int
    column: str
    mark: PlaceMark
    position: QPoint

    @property
    def others(self) -> tuple[str, ...]:
        """The lessons in the way, each once."""
        return tuple(dict.fromkeys(blocker.lesson for blocker in self.mark.blockers if blocker.lesson))

    @property
    def can_swap(self) -> bool:
        """Only one lesson is in the way, no rule besides, and the carried one has a place to give."""
        return len(self.others) == 1 and self.lesson.origin is not None and all(blocker.lesson for blocker in self.mark.blockers)

    @property
    def can_clear(self) -> bool:
        """Only other lessons are in the way, so taking them away helps."""
        return bool(self.others) and all(blocker.lesson for blocker in self.mark.blockers)


class RefusalPopover(QFrame):
    """Shown beside the refused place. Closes itself on every choice and on Esc or a click elsewhere."""

    swap_requested = Signal(object)
    clear_requested = Signal(object)
    """The Refusal whose other lessons shall go to the tray so that the carried one gets the place."""
    chain_requested = Signal(object)
    anyway_requested = Signal(object)

    def __init__(self, refusal: Refusal, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("board.refusal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.refusal = refusal
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(self._plain(self._title(), bold=True))
        for blocker in refusal.mark.blockers:
            layout.addWidget(self._plain("✕  " + board_texts.blocker_line(blocker)))
        layout.addLayout(self._buttons())
        self.setAccessibleName(self._title())
        self.setAccessibleDescription(", ".join(board_texts.blocker_line(blocker) for blocker in refusal.mark.blockers))

    def open_beside(self) -> None:
        """Show at the refused place, moved so that it is wholly on the screen; the keyboard is at its first way out."""
        self.adjustSize()
        point = self.refusal.position + QPoint(8, 0)
        screen = QGuiApplication.screenAt(self.refusal.position) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        point.setX(max(room.left(), min(point.x(), room.right() - self.width())))
        point.setY(max(room.top(), min(point.y(), room.bottom() - self.height())))
        self.move(point)
        self.show()
        self.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _title(self) -> str:
        refusal = self.refusal
        text = QCoreApplication.translate("Board", "{lesson} cannot be placed on {day} {time}")
        return text.format(lesson=refusal.lesson.title, day=board_texts.day_in_text(refusal.day), time=clock_text(refusal.start))

    def _plain(self, text: str, *, bold: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(len(text) > 60)
        font = label.font()
        font.setBold(bold)
        label.setFont(font)
        return label

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        if self.refusal.can_swap:
            self._add(row, "board.refusal.swap", QCoreApplication.translate("Board", "&Swap"), self._on_swap)
        if self.refusal.can_clear:
            text = QCoreApplication.translate("Board", "Send the other to the &tray")
            if len(self.refusal.others) > 1:
                text = QCoreApplication.translate("Board", "Send the others to the &tray")
            self._add(row, "board.refusal.clear", text, self._on_clear)
        if self.refusal.others:
            self._add(row, "board.refusal.chain", QCoreApplication.translate("Board", "Find a &chain"), self._on_chain)
        self._add(row, "board.refusal.anyway", QCoreApplication.translate("Board", "Place &anyway"), self._on_anyway)
        row.addStretch()
        self._add(row, "board.refusal.cancel", QCoreApplication.translate("Board", "Ca&ncel"), self.close)
        return row

    def _add(self, row: QHBoxLayout, name: str, text: str, slot: object) -> None:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.clicked.connect(slot)
        row.addWidget(button)

    def _on_swap(self) -> None:
        self.swap_requested.emit(self.refusal)
        self.close()

    def _on_clear(self) -> None:
        self.clear_requested.emit(self.refusal)
        self.close()

    def _on_chain(self) -> None:
        self.close()
        self.chain_requested.emit(self.refusal)

    def _on_anyway(self) -> None:
        self.close()
        self.anyway_requested.emit(self.refusal)
