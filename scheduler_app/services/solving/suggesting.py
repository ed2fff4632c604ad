"""Use case: moves of several lessons that the scheduler may want to make, ranked; nothing happens until one is assigned."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.holes import Holes
from scheduler_app.services.solving.moves import Move, touched
from scheduler_app.services.solving.placer import Placer
from scheduler_app.services.solving.reasons import why_here, why_not
from scheduler_app.services.solving.suggestion import LessonFit, Reasons, RoomChoice, Suggestion
from scheduler_app.services.wording import Listing, in_words, lesson_name
from solver.placing.chains import Chain, Chains, Step

SECONDS, DEPTH, LIMIT = 0.7, 3, 20


class Suggester:
    """Answers about one school as it lies now, in plain Python; keep one instance for as long as the school does not change.

    A lesson that lies in a block is moved together with the block's other placed lessons. Locked lessons never move.
    InputError `lesson_unknown` for a lesson that is not in the school.
    """

    def __init__(self, school: School) -> None:
        self._school = school
        self._placer = Placer(school)

    @cached_property
    def _chains(self) -> Chains:
        board = self._placer.board
        return Chains(board.built.problem, board.places, board.solution)

    @cached_property
    def _holes(self) -> Holes:
        return Holes(self._school, self._placer.board)

    def suggest(
        self,
        lesson_uid: str,
        *,
        at: tuple[int, int] | None = None,
        seconds: float = SECONDS,
        depth: int = DEPTH,
        limit: int = LIMIT,
        should_stop: Callable[[], bool] = lambda: False,
        found: Callable[[Suggestion], None] | None = None,
    ) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions, best first: lessons placed, then cost, then few moves.

        An unplaced lesson gets placed, a placed one another place, cheaper or dearer; with `at` (weekday, minutes after midnight) it
        comes to that start. Up to `depth` lessons or blocks move. Returns what it has after `seconds`, or when `should_stop` says
        so; `found` hears each suggestion as it is made, not yet ranked. InputError `time_off_grid` for an `at` that is no start.
        """
        lesson = self._placer.number(lesson_uid)
        start = -1 if at is None else self._position(*at)
        until = time.monotonic() + seconds

        def alive() -> bool:
            return time.monotonic() < until and not should_stop()

        rows = []
        for chain in self._chains.search(lesson, start, depth, alive):
            rows.append(self._suggestion(chain))
            if found is not None:
                found(rows[-1])
        rows.sort(key=lambda row: (-row.placed_change, row.cost_change, len(row.moves)))
        return tuple(islice(_worthwhile(rows), limit))

    def step(self, suggestion: Suggestion) -> ChangeSet:
        """All moves as one step to undo. ConflictError at `apply_changes` when the school has changed since."""
        changes = []
        for move in suggestion.moves:
            before = self._school.placed.get(move.lesson)
            if move.day is None or move.start is None:
                changes.append(Change(before, None))
            elif before is None:
                changes.append(Change(None, Placement(self._school.current, move.lesson, move.day, move.start, move.rooms)))
            else:
                changes.append(Change(before, replace(before, day=move.day, start=move.start, rooms=move.rooms)))
        names = Listing(tuple(dict.fromkeys(lesson_name(self._school, move.lesson) for move in suggestion.moves)))
        return ChangeSet("move_lessons", tuple(changes), tuple(in_words({"lessons": names}).items()))

    def lessons_for(
        self, day: int, start: int, end: int, *, group: str | None = None, staff: str | None = None, room: str | None = None
    ) -> tuple[LessonFit, ...]:
        """Lessons of the group, teacher or room (any if none is named) that fit into the hole; unplaced ones first, then by cost."""
        return self._holes.lessons_for(day, start, end, group=group, staff=staff, room=room)

    def free_rooms(self, lesson_uid: str, day: int, start: int) -> tuple[RoomChoice, ...]:
        """Every room choice of the lesson at that start: free ones first, then taken ones with whose they are; by cost."""
        return self._holes.free_rooms(self._placer.number(lesson_uid), self._position(day, start))

    def free_staff(self, day: int, start: int, end: int) -> tuple[str, ...]:
        """Teachers (uids) without lesson and without closed time between the clock times, in any week."""
        return self._holes.free_staff(day, start, end)

    def why_here(self, lesson_uid: str) -> Reasons:
        """What the lesson costs where it lies, against its best place; InputError `lesson_unplaced` for one in the tray."""
        return why_here(self._school, self._placer, lesson_uid)

    def why_not(self, lesson_uid: str, day: int, start: int) -> Reasons:
        """What is in the way at a start and what the lesson would cost there, against its best place; InputError `time_off_grid`."""
        return why_not(self._school, self._placer, lesson_uid, day, start)

    def _position(self, day: int, start: int) -> int:
        position = self._placer.board.built.axis.position(day, start)
        if position is None:
            raise InputError("time_off_grid", time=clock_text(start))
        return position

    def _suggestion(self, chain: Chain) -> Suggestion:
        moves = tuple(self._move(step) for step in chain.steps)
        return Suggestion(moves, round(chain.cost, 3) + 0.0, chain.placed, tuple(touched(self._school, moves)))

    def _move(self, step: Step) -> Move:
        built = self._placer.board.built
        uid = built.lesson_uids[step.lesson]
        day, start = built.axis.clock(step.start)
        rooms = built.rooms_of(step.lesson, step.option)
        before = self._school.placed.get(uid)
        if before is None:
            return Move(uid, day, start, rooms, None, None, ())
        return Move(uid, day, start, rooms, before.day, before.start, before.rooms)


def _worthwhile(ranked: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Leave out what only adds moves to a suggestion that is as good."""
    better: list[set[Move]] = []
    for row in ranked:
        moves = set(row.moves)
        if not any(known < moves for known in better):
            better.append(moves)
            yield row
