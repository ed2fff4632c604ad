"""One search for suggestions in a thread of its own, so that neither edits nor hovering wait for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from scheduler_app.domain.school import School
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import Suggesting

_LOOK_EVERY_MS = 200


@dataclass
class _Running:
    """What the thread and the window share: the thread appends and looks at `stop`, the window reads."""

    stop: Event = field(default_factory=Event)
    found: list[Any] = field(default_factory=list)
    told: int = 0


class SuggestionSearch(QObject):
    """Keeps one Suggester for the school last asked about. `progressed` and `ended` carry suggestions, best first."""

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, make: Callable[[School], Suggesting], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._background: Background | None = None
        self._known: tuple[School, Suggesting] | None = None
        self._running: _Running | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self, school: School, lesson: str, at: tuple[int, int] | None, seconds: int, depth: int) -> None:
        """Search for at most `seconds`; an earlier search is given up."""
        self.stop(forget=True)
        running = self._running = _Running()
        if self._background is None:
            self._background = Background(self)

        def work() -> Sequence[Any]:
            return self._suggester(school).suggest(
                lesson, at=at, seconds=float(seconds), depth=depth, should_stop=running.stop.is_set, found=running.found.append
            )

        self._background.run(work, lambda answer: self._on_ended(running, answer), lambda error: self._on_failed(running, error))
        self._timer.start()

    def stop(self, *, forget: bool = False) -> None:
        """End the search; what it has found comes as `ended`, unless nobody is to hear of it."""
        if self._running is not None:
            self._running.stop.set()
            if forget:
                self._running = None
                self._timer.stop()

    def shut_down(self) -> None:
        self.stop(forget=True)
        if self._background is not None:
            self._background.shut_down()
            self._background = None

    def _suggester(self, school: School) -> Suggesting:
        """Only in the search's thread."""
        if self._known is None or self._known[0] is not school:
            self._known = (school, self._make(school))
        return self._known[1]

    def _look(self) -> None:
        running = self._running
        if running is not None and len(running.found) > running.told:
            found = list(running.found)
            running.told = len(found)
            self.progressed.emit(sorted(found, key=lambda one: (-one.placed_change, one.cost_change, len(one.moves))))

    def _on_ended(self, running: _Running, answer: Sequence[Any]) -> None:
        if running is self._running:
            self._running = None
            self._timer.stop()
            self.ended.emit(tuple(answer))

    def _on_failed(self, running: _Running, error: Exception) -> None:
        if running is self._running:
            self._running = None
            self._timer.stop()
            self.failed.emit(error)
