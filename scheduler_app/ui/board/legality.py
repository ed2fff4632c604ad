"""From verdicts on single starts to the regions and chips that the board paints. No Qt.

A region is a run of starts of one day with the same verdict. What it says may change within it; each stretch that says
something else is a `Note`, shown as a chip where there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.ui.board.view_data import BlockerMark, PeriodSlot, PlaceMark, Verdict


@dataclass(frozen=True, slots=True)
class Note:
    """What one stretch says: lowest and highest cost, or who is in the way."""

    start: int
    end: int
    low: float
    high: float
    blockers: tuple[BlockerMark, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Starts from `start` up to `end` (not included) with one verdict; `columns` empty means all."""

    day: int
    start: int
    end: int
    verdict: Verdict
    wished_room: bool
    columns: tuple[str, ...]
    notes: tuple[Note, ...]


def regions(marks: Iterable[PlaceMark], periods: Sequence[PeriodSlot] = ()) -> tuple[Region, ...]:
    """Merge the marks, one for each (day, start) and set of columns. With `periods` a mark on a period's start fills the period."""
    period_end = {slot.start: slot.end for slot in periods}
    found: list[Region] = []
    run: list[tuple[PlaceMark, int]] = []
    for mark in sorted(marks, key=lambda mark: (mark.columns, mark.day, mark.start)):
        end = period_end.get(mark.start, mark.start + GRID_MINUTES)
        if run and _continues(run[-1][0], run[-1][1], mark):
            run.append((mark, end))
        else:
            if run:
                found.append(_region(run))
            run = [(mark, end)]
    if run:
        found.append(_region(run))
    return tuple(found)


def _continues(last: PlaceMark, end: int, mark: PlaceMark) -> bool:
    return (last.day, last.verdict, last.wished_room, last.columns) == (mark.day, mark.verdict, mark.wished_room, mark.columns) and mark.start <= end


def _region(run: list[tuple[PlaceMark, int]]) -> Region:
    first = run[0][0]
    notes: list[Note] = []
    for mark, end in run:
        last = notes[-1] if notes else None
        if last is not None and (mark.verdict is not Verdict.BLOCKED or last.blockers == mark.blockers):
            notes[-1] = Note(last.start, end, min(last.low, mark.cost), max(last.high, mark.cost), last.blockers)
        else:
            notes.append(Note(mark.start, end, mark.cost, mark.cost, mark.blockers))
    return Region(first.day, first.start, run[-1][1], first.verdict, first.wished_room, first.columns, tuple(notes))


def free_stretch(start: int, end: int, occupied: Sequence[tuple[int, int]], needed: float) -> int | None:
    """The first minute in start..end from which `needed` minutes are not covered by `occupied` (merged, in order); None if nowhere."""
    at = start
    for busy_start, busy_end in occupied:
        if busy_end <= at:
            continue
        if busy_start - at >= needed:
            break
        at = max(at, busy_end)
    return at if end - at >= needed else None


def ranked(marks: Iterable[PlaceMark]) -> tuple[PlaceMark, ...]:
    """The best places, in order of rank."""
    return tuple(sorted((mark for mark in marks if mark.rank), key=lambda mark: mark.rank))
