"""What the board's wishes mean: verdicts for the week, moves, swaps, locks, and why something is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.errors import RingklockaError
from scheduler_app.services import editing
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices, Placing
from scheduler_app.ui.moves import Blocked, cleared, forced, moved, moved_as_judged, moved_to, possible, swapped
from scheduler_app.ui.session import SchoolSession

_MOST_COUNTED = 80
"""Waiting lessons whose places are counted for the tray: each costs the worker some 10 ms."""


@dataclass(frozen=True)
class Verdicts:
    """Where one lesson may go in one state of the school."""

    school: School
    lesson: str
    places: tuple[Any, ...]


class PlacerCache:
    """One Placer for the school last asked about; used by the worker thread only."""

    def __init__(self, make: Callable[[School], Placing]) -> None:
        self._make = make
        self._school: School | None = None
        self._placer: Placing | None = None

    def placer(self, school: School) -> Placing:
        if self._placer is None:
            self._placer = self._make(school)
        elif self._school is not school:
            self._placer = self._placer.after(school)
        self._school = school
        return self._placer


class EditingFlow(QObject):
    """Turns wishes into steps of the session. What takes time (verdicts, choosing rooms) runs in the worker thread."""

    verdicts_ready = Signal(object)  # Verdicts
    places_counted = Signal(object)  # {lesson uid: number of possible places}
    refused = Signal(str, object)  # lesson uid, Place with blockers
    told = Signal(str)  # a line for the banner
    failed = Signal(object)  # Exception

    def __init__(self, session: SchoolSession, background: Background, services: DesktopServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._services = services
        self._make_placer = services.placer
        self._cache = PlacerCache(services.placer)
        self._verdicts: Verdicts | None = None
        self._counts: dict[str, int] = {}
        self.editable = True

    # Verdicts

    def want_verdicts(self, lesson: str) -> None:
        """Ask where a lesson may go; only the newest question is answered."""
        school = self._session.school
        if lesson not in school.lessons:
            return
        known = self._verdicts
        if known is not None and known.school is school and known.lesson == lesson:
            self.verdicts_ready.emit(known)
            return
        cache = self._cache
        self._background.run(
            lambda: Verdicts(school, lesson, tuple(cache.placer(school).places(lesson))),
            self._on_verdicts,
            self.failed.emit,
            latest="verdicts",
        )

    def _on_verdicts(self, verdicts: Verdicts) -> None:
        if isValid(self) and verdicts.school is self._session.school:
            self._verdicts = verdicts
            self.verdicts_ready.emit(verdicts)

    def count_places(self) -> None:
        """Tell how many possible places each waiting lesson has, one lesson a job, so that nothing else has to wait; few lessons only."""
        school = self._session.school
        waiting = [uid for uid in school.lessons if uid not in school.placed]
        self._counts = {}
        if self.editable and 0 < len(waiting) <= _MOST_COUNTED:
            self._count_next(school, waiting)

    def _count_next(self, school: School, waiting: list[str]) -> None:
        cache, lesson = self._cache, waiting[-1]

        def done(count: int) -> None:
            if not isValid(self) or school is not self._session.school:
                return
            self._counts[lesson] = count
            if len(waiting) > 1:
                self._count_next(school, waiting[:-1])
            else:
                self.places_counted.emit(dict(self._counts))

        self._background.run(lambda: possible(cache.placer(school), lesson), done, self.failed.emit, latest="count")

    # Wishes

    def move(self, lesson: str, day: int, start: int) -> None:
        """Place a lesson where it was dropped, with the rooms chosen for it; refused with the blockers when it cannot be there."""
        if not self.may_edit():
            return
        place = self._judged(lesson, day, start)
        if place is not None:
            self._do_or_refuse(lambda school: moved_as_judged(school, lesson, place))
            return
        cache = self._cache
        self._compute(lambda school: moved(school, cache.placer(school), lesson, day, start))

    def move_to_room(self, lesson: str, day: int, start: int, room: str) -> None:
        """Place a lesson in a room; refused with the lesson or rule that is in the way of the time or of the room."""
        if self.may_edit():
            cache, make = self._cache, self._services.suggester
            self._compute(lambda school: moved_to(school, cache.placer(school), make, lesson, day, start, room))

    def clear_and_move(self, lesson: str, others: Sequence[str], day: int, start: int) -> None:
        """Send the other lessons to the tray and take their place: one step."""
        if self.may_edit():
            make = self._make_placer
            self._compute(lambda school: cleared(school, make, lesson, tuple(others), day, start))

    def swap(self, lesson: str, other: str) -> None:
        """The two lessons exchange their places: one step."""
        placed = self._session.school.placed
        if self.may_edit() and lesson in placed and other in placed:
            make = self._make_placer
            self._compute(lambda school: swapped(school, make, lesson, other))

    def place_anyway(self, lesson: str, day: int, start: int) -> None:
        """Place a lesson where something forbids it: the check then names the broken rule and marks the cards."""
        if self.may_edit():
            cache = self._cache
            self._compute(lambda school: forced(school, cache.placer(school), lesson, day, start))

    def unplace(self, lesson: str) -> None:
        if lesson in self._session.school.placed:
            self._do(lambda school: editing.unplace(school, lesson))

    def toggle_lock(self, lesson: str) -> None:
        placement = self._session.school.placed.get(lesson)
        if placement is not None:
            self.set_lock(lesson, placement.time_lock is None)

    def set_lock(self, lesson: str, locked: bool) -> None:
        """Lock time and room in a person's name, or let go of both."""
        by = LockedBy.PERSON if locked else None
        if lesson in self._session.school.placed:
            self._do(lambda school: editing.set_lock(school, lesson, time=by, room=by))

    def set_length(self, lesson: str, minutes: int) -> None:
        self._do(lambda school: editing.set_length(school, lesson, minutes))

    def set_start(self, lesson: str, start: int) -> None:
        """Begin at another time and keep the end."""
        self._do(lambda school: editing.set_start(school, lesson, start))

    def set_room(self, lesson: str, room: str) -> None:
        """Keep the time and use another room (empty: none)."""
        placement = self._session.school.placed.get(lesson)
        if placement is not None:
            self._do(lambda school: editing.move_lesson(school, lesson, placement.day, placement.start, (room,) if room else ()))

    # Private

    def may_edit(self) -> bool:
        if not self.editable:
            self.told.emit(
                QCoreApplication.translate("EditingFlow", "The timetable cannot be changed while the search is running. Stop it first.")
            )
        return self.editable

    def _judged(self, lesson: str, day: int, start: int) -> Any:
        """The place as the painted week shows it, if that is this lesson's in the school as it is; None otherwise."""
        known = self._verdicts
        if known is None or known.lesson != lesson or known.school is not self._session.school:
            return None
        return next((place for place in known.places if (place.day, place.start) == (day, start)), None)

    def _do(self, make: Callable[[School], ChangeSet]) -> None:
        if self.may_edit():
            self._do_or_refuse(make)

    def _do_or_refuse(self, make: Callable[[School], ChangeSet | Blocked]) -> None:
        """A step that needs no searching: made, shown and stored at once, or refused in words."""
        try:
            step = make(self._session.school)
        except RingklockaError as error:
            self.failed.emit(error)
            self._session.school_changed.emit(None)  # what was typed is put back
            return
        self._apply(step)

    def _compute(self, work: Callable[[School], ChangeSet | Blocked]) -> None:
        school = self._session.school
        self._background.run(lambda: work(school), self._apply, self.failed.emit)

    def _apply(self, result: ChangeSet | Blocked) -> None:
        if not isValid(self):  # the school was closed meanwhile
            return
        if isinstance(result, Blocked):
            self.refused.emit(result.lesson, result.place)
        else:
            self._session.do(result)
