"""From verdicts on single starts to the regions and chips that the board paints. No Qt.

A region is a stretch of one day with the same verdict. What it says may change within it; each stretch that says
something else is a `Note`, shown as a chip where there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

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
    """Clock time from `start` up to `end` (not included) with one verdict; `columns` empty means all."""

    day: int
    start: int
    end: int
    verdict: Verdict
    wished_room: bool
    columns: tuple[str, ...]
    notes: tuple[Note, ...]


def regions(marks: Iterable[PlaceMark], minutes: int, periods: Sequence[PeriodSlot] = ()) -> tuple[Region, ...]:
    """Merge the marks of a lesson of this length, one for each (day, start) and set of columns.

    Every 5 minutes get the best verdict of the starts with which the lesson would cover them: time is green where the lesson fits,
    red where it fits with no start, so that red time is exactly the blockers' time. With `periods` each period gets the verdict of
    its own start.
    """
    found: list[Region] = []
    by_day: dict[tuple[tuple[str, ...], int], list[PlaceMark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.columns, mark.day, mark.start)):
        by_day.setdefault((mark.columns, mark.day), []).append(mark)
    for (columns, day), rows in by_day.items():
        pieces = _by_period(rows, periods) if periods else _by_cover(rows, minutes)
        found.extend(_region(day, columns, run) for run in _runs(pieces))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    mark: PlaceMark
    wished_room: bool


def _by_period(marks: Sequence[PlaceMark], periods: Sequence[PeriodSlot]) -> list[_Piece]:
    ends = {slot.start: slot.end for slot in periods}
    return [_Piece(mark.start, ends.get(mark.start, mark.start + GRID_MINUTES), mark, mark.wished_room) for mark in marks]


def _by_cover(marks: Sequence[PlaceMark], minutes: int) -> list[_Piece]:
    """One piece for every 5 minutes that any start covers, with the mark that speaks for it: the best, of those the most central."""
    first, wide = marks[0].start, -(-minutes // GRID_MINUTES)
    by_slot: list[PlaceMark | None] = [None] * ((marks[-1].start - first) // GRID_MINUTES + 1)
    for mark in marks:
        by_slot[(mark.start - first) // GRID_MINUTES] = mark
    ranks = [(_ORDER[mark.verdict], mark.cost) if mark is not None else _NOWHERE for mark in by_slot]
    news = [0, *accumulate(one != other for one, other in pairwise(ranks))]
    wishes = any(mark.wished_room for mark in marks)
    pieces = []
    for slot in range(len(by_slot) - 1 + wide):
        low, high = max(0, slot - wide + 1), min(len(by_slot), slot + 1)
        middle = slot - low - (minutes // 2) / GRID_MINUTES
        central = min(high - low - 1, max(0, ceil(middle - 0.5)))
        best = by_slot[low + (central if news[low] == news[high - 1] else _most_central(ranks[low:high], middle))]
        if best is None:
            continue
        wished = wishes and any(mark is not None and mark.wished_room and mark.verdict is best.verdict for mark in by_slot[low:high])
        time = first + slot * GRID_MINUTES
        pieces.append(_Piece(time, time + GRID_MINUTES, best, wished))
    return pieces


def _most_central(window: Sequence[tuple[int, float]], middle: float) -> int:
    """Which of the best places in the window is nearest to the middle; the earlier of two."""
    rank = min(window)
    return min((abs(i - middle), i) for i, each in enumerate(window) if each == rank)[1]


_ORDER = {Verdict.LEGAL: 0, Verdict.COSTS: 1, Verdict.BLOCKED: 2}
_NOWHERE = (9, 0.0)
"""Later than every rank: the lesson cannot begin there."""


def _runs(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for piece in pieces:
        last = run[-1] if run else None
        if last is not None and (last.mark.verdict, last.wished_room, last.end) != (piece.mark.verdict, piece.wished_room, piece.start):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _region(day: int, columns: tuple[str, ...], run: Sequence[_Piece]) -> Region:
    notes: list[Note] = []
    for piece in run:
        last, mark = notes[-1] if notes else None, piece.mark
        if last is not None and (mark.verdict is not Verdict.BLOCKED or last.blockers == mark.blockers):
            notes[-1] = Note(last.start, piece.end, min(last.low, mark.cost), max(last.high, mark.cost), last.blockers)
        else:
            notes.append(Note(piece.start, piece.end, mark.cost, mark.cost, mark.blockers))
    return Region(day, run[0].start, run[-1].end, run[0].mark.verdict, run[0].wished_room, columns, tuple(notes))


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
