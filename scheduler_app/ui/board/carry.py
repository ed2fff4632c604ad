"""A lesson being carried to a place, by mouse or by keys: where it would land. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.ui.board.geometry import BoardGeometry, snapped
from scheduler_app.ui.board.view_data import CarriedLesson, PeriodSlot, PlaceMark, Verdict


@dataclass(frozen=True, slots=True)
class Carry:
    """`start` is where the lesson would begin; `grip` is how many minutes below its top the pointer holds it."""

    lesson: CarriedLesson
    day_index: int
    column_index: int
    start: int
    grip: float = 0.0
    by_keys: bool = False

    def pointed(self, geometry: BoardGeometry, x: float, y: float, periods: Sequence[PeriodSlot] = ()) -> Carry:
        """Carried to a content point, snapped to 5 minutes or to the starts of the period frame."""
        day, column = geometry.cell_at(x)
        return replace(self, day_index=day, column_index=column, start=self._snapped(geometry, geometry.minute_at(y) - self.grip, periods))

    def _snapped(self, geometry: BoardGeometry, minute: float, periods: Sequence[PeriodSlot]) -> int:
        if periods:
            return min((slot.start for slot in periods), key=lambda start: abs(start - minute))
        return min(max(snapped(minute), geometry.first), max(geometry.first, geometry.last - self.lesson.minutes))

    def nudged(self, geometry: BoardGeometry, days: int, steps: int, periods: Sequence[PeriodSlot] = ()) -> Carry:
        """Moved by whole days and by steps of 5 minutes (or periods); stops at the edges."""
        day = min(geometry.days - 1, max(0, self.day_index + days))
        if periods and steps:
            starts = [slot.start for slot in periods]
            at = min(range(len(starts)), key=lambda i: abs(starts[i] - self.start))
            return replace(self, day_index=day, start=starts[min(len(starts) - 1, max(0, at + steps))])
        latest = max(geometry.first, geometry.last - self.lesson.minutes)
        return replace(self, day_index=day, start=min(max(self.start + steps * GRID_MINUTES, geometry.first), latest))

    def aside(self, geometry: BoardGeometry, columns: int) -> Carry:
        """Moved to another column of the same day."""
        return replace(self, column_index=min(geometry.columns - 1, max(0, self.column_index + columns)))

    def next_place(self, marks: Sequence[PlaceMark], days: Sequence[int], step: int) -> Carry:
        """Moved to the next (step 1) or previous (-1) start that is not blocked, around the week; stays where there is none."""
        order = {day: i for i, day in enumerate(days)}
        places = sorted({(order[mark.day], mark.start) for mark in marks if mark.verdict is not Verdict.BLOCKED and mark.day in order})
        if not places:
            return self
        here = (self.day_index, self.start)
        if step > 0:
            day, start = next((place for place in places if place > here), places[0])
        else:
            day, start = next((place for place in reversed(places) if place < here), places[-1])
        return replace(self, day_index=day, start=start)
