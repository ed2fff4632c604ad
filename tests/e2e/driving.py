"""A scheduler at the window: does with mouse and keys what people do, and waits for what they would wait for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from scheduler_app.domain.school import School
from scheduler_app.services.solving import Placer
from scheduler_app.ui.board.board_scene import AXIS
from scheduler_app.ui.main_window import MainWindow
from tests.e2e.choices import A_DRAG_MINUTES

PATIENCE_MS = 60_000
_NO_KEY = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


class Ticks:
    """A 16 ms timer in the window's event loop; `worst` is the longest it had to wait beyond that, in ms."""

    def __init__(self) -> None:
        self.worst = 0.0
        self.count = 0
        self._last = perf_counter()
        self.timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=16)
        self.timer.timeout.connect(self._tick)
        self.timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.worst = max(self.worst, (now - self._last) * 1000 - 16)
        self.count += 1
        self._last = now


@dataclass(frozen=True)
class Choice:
    """A placed lesson with a place where it may go and one where other lessons are in the way."""

    lesson: str
    legal: Any
    blocked: Any


class Scheduler:
    """Drives one window. Everything waits by condition, nothing by time."""

    def __init__(self, qtbot: Any, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def school(self) -> School:
        assert self.window.session is not None
        return self.window.session.school

    @property
    def board(self) -> Any:
        return self.window.board_page.panel.board

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Until everything asked is answered, and every edit stored and checked."""
        window = self.window
        self.wait(lambda: window.session is not None and window.session.reported is window.session.school)
        self.wait(lambda: window.background.busy == 0 and window.session is not None and window.session.unsaved == 0)

    def open(self, path: Path) -> None:
        self.window.documents.open_address(str(path))
        self.wait(lambda: self.window.session is not None)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, modifier)

    def dialog(self, kind: type[AnyDialog]) -> AnyDialog:
        """The dialog of that kind that has just opened."""
        self.wait(lambda: any(found.isVisible() for found in self.window.findChildren(kind)))
        return next(found for found in self.window.findChildren(kind) if found.isVisible())

    # The board

    def look_at_class(self, lesson: str) -> None:
        """Show the whole week of a class that has this lesson, and click its card."""
        page = self.window.board_page
        page.go_to_lesson(lesson)
        page.panel.fit()
        self.settle()
        self.click_card(lesson)
        self.wait(lambda: self.board.scene.legality.lesson == lesson and self.board.scene.legality.marks)

    def hover(self, lesson: str) -> None:
        """Rest on a card until its week is painted."""
        QTest.mouseMove(self.board.viewport(), self._point_of(lesson))
        self.wait(lambda: self.board.scene.legality.lesson == lesson and self.board.scene.legality.marks)

    def click_card(self, lesson: str) -> None:
        QTest.mouseClick(self.board.viewport(), _LEFT, _NO_KEY, self._point_of(lesson))

    def drag_card(self, lesson: str, day: int, start: int) -> None:
        """Press on the card, move in steps, let go where it would begin at `start`."""
        board = self.board
        geometry, laid = board.scene.layout.geometry, board.scene.layout.cards_of(lesson)[0]
        begin = self._point_of(lesson)
        days = board.data.days
        across = geometry.day_x(days.index(day)) - geometry.day_x(days.index(laid.card.day))
        end = begin + QPoint(round(across), round(geometry.y(start) - geometry.y(laid.card.start)))
        assert board.viewport().rect().contains(end)
        QTest.mousePress(board.viewport(), _LEFT, _NO_KEY, begin)
        for step in range(1, 6):
            QTest.mouseMove(board.viewport(), begin + (end - begin) * step / 5)
        self.wait(lambda: board.scene.carry is not None and board.scene.carry.start == start)
        QTest.mouseRelease(board.viewport(), _LEFT, _NO_KEY, end)

    def _point_of(self, lesson: str) -> QPoint:
        scene = self.board.scene
        laid = scene.layout.cards_of(lesson)[0]
        return QPoint(laid.rect.left() + 6, laid.rect.top() + min(7, laid.rect.height() // 2)) - scene.scroll + QPoint(AXIS, scene.head)

    def choice(self) -> Choice:
        """A lesson of one class that could go elsewhere, and not everywhere."""
        placer, school = Placer(self.school), self.school
        for lesson, placement in sorted(school.placed.items()):
            if len(school.requirement_of(lesson).groups) != 1 or placement.time_lock is not None:
                continue
            places = [
                one for one in placer.places(lesson) if one.day != placement.day or abs(one.start - placement.start) >= A_DRAG_MINUTES
            ]
            legal = [one for one in places if one.verdict != "blocked"]
            blocked = [one for one in places if any(blocker.lesson and blocker.who for blocker in one.blockers)]
            if legal and blocked:
                return Choice(lesson, legal[0], blocked[0])
        raise AssertionError("no lesson of the school can be moved")
