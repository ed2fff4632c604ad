"""Where one lesson can go: every start of the week with its cost or what is in the way, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.blocking import Blocker, BlockerNames
from scheduler_app.services.solving.build import assemble
from solver.places import Judged, Places
from solver.rules import SameStart

NOTICEABLE = 0.1
"""A cost below this is only the search's taste in rooms."""


Together = tuple[tuple[str, tuple[str, ...]], ...]
"""Lesson uids with their rooms."""


class Verdict(StrEnum):
    LEGAL = "legal"
    COSTS = "costs"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Place:
    """One start of one lesson: weekday, minutes after midnight, what it would cost, the rooms it would take, what is in the way.

    `together` are the lessons of its block that would move along, with their rooms.
    """

    day: int
    start: int
    verdict: Verdict
    cost: float
    rooms: tuple[str, ...]
    blockers: tuple[Blocker, ...]
    together: Together = ()


class Board:
    """A school's problem with where its lessons lie, and the places on it; which lessons lie together in blocks.

    With `before`, the board of the school before an edit, what the edit did not touch is taken from there; that one must not be asked
    any more. `known` tells whether everything but where lessons lie is as it was there.
    """

    def __init__(self, school: School, before: Board | None = None) -> None:
        self.built, _ = assemble(school)
        self.solution = self.built.present()
        same = before if before is not None and before.places.follow(self.built.problem) else None
        self.known = same is not None
        self.places: Places = same.places if same else Places(self.built.problem)
        self.numbers: Mapping[str, int] = same.numbers if same else {uid: i for i, uid in enumerate(self.built.lesson_uids)}
        self._mates: Mapping[int, tuple[int, ...]] = same._mates if same else self._find_mates()

    def _find_mates(self) -> dict[int, tuple[int, ...]]:
        mates: dict[int, tuple[int, ...]] = {}
        for rule in self.built.problem.rules:
            if isinstance(rule, SameStart) and rule.weight is None:
                for lesson in rule.lessons:
                    mates[lesson] = tuple(dict.fromkeys((*mates.get(lesson, ()), *rule.lessons)))
        return mates

    def moving(self, lesson: int) -> tuple[int, ...]:
        """The lesson and the mates that lie together with it."""
        starts = self.solution.starts
        mates = (one for one in self._mates.get(lesson, ()) if one != lesson and starts[lesson] >= 0 and starts[one] == starts[lesson])
        return (lesson, *mates)


class Placer:
    """Answers about one school. A lesson that lies in a block is looked at together with the block's other placed lessons.

    Parts of the school that cannot be used (see `check`) are left out, so that the board works on half-finished schools.
    """

    def __init__(self, school: School, before: Placer | None = None) -> None:
        self._school = school
        self.board: Board = Board(school, before.board if before is not None else None)
        self._built, self._solution, self._places = self.board.built, self.board.solution, self.board.places
        self._names: BlockerNames = before._names if before is not None and self.board.known else BlockerNames(school, self._built)
        self._rooms: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[tuple[str, ...], Together]] = {}

    def after(self, school: School) -> Placer:
        """The placer of the school after an edit, quick when only placements were edited; this one must not be asked any more."""
        return Placer(school, self)

    def number(self, lesson_uid: str) -> int:
        """The lesson's number on the board; InputError `lesson_unknown`."""
        if lesson_uid not in self.board.numbers:
            raise InputError("lesson_unknown", uid=lesson_uid)
        return self.board.numbers[lesson_uid]

    def places(self, lesson_uid: str) -> tuple[Place, ...]:
        """Every start of the week at which the lesson, with set-up and clean-up, lies within the day."""
        lessons = self.board.moving(self.number(lesson_uid))
        return tuple([self._place(lessons, verdict) for verdict in self._places.named(self._solution, lessons, self._names.of)])

    def place(self, lesson_uid: str, day: int, start: int) -> Place:
        """One start; InputError `time_off_grid` where the lesson does not fit into the day."""
        position = self._built.axis.position(day, start)
        lessons = self.board.moving(self.number(lesson_uid))
        found = [] if position is None else self._places.named(self._solution, lessons, self._names.of, (position,))
        if not found:
            raise InputError("time_off_grid", time=clock_text(start))
        return self._place(lessons, found[0])

    def _place(self, lessons: tuple[int, ...], found: Judged[Blocker]) -> Place:
        day, clock = self._built.axis.clock(found.start)
        if found.blockers:
            rooms, together = self._rooms_of(lessons, found.options)
            return Place(day, clock, Verdict.BLOCKED, 0.0, rooms, found.blockers, together)
        options = found.options if len(lessons) == 1 else self._apart(lessons, found.options, found.start)
        if options is None:
            rooms, together = self._rooms_of(lessons, found.options)
            return Place(day, clock, Verdict.BLOCKED, 0.0, rooms, (Blocker("no_overlap_room", "", "", ""),), together)
        cost = round(found.cost, 3) + 0.0
        rooms, together = self._rooms_of(lessons, options)
        return Place(day, clock, Verdict.COSTS if cost >= NOTICEABLE else Verdict.LEGAL, cost, rooms, (), together)

    def _rooms_of(self, lessons: tuple[int, ...], options: tuple[int, ...]) -> tuple[tuple[str, ...], Together]:
        """The rooms of the first lesson, and the others with theirs; the same objects for most starts of a week."""
        found = self._rooms.get((lessons, options))
        if found is None:
            rooms = [self._built.rooms_of(lesson, option) for lesson, option in zip(lessons, options, strict=True)]
            uids = [self._built.lesson_uids[lesson] for lesson in lessons]
            found = self._rooms[lessons, options] = (rooms[0], tuple(zip(uids[1:], rooms[1:], strict=True)))
        return found

    def _apart(self, lessons: tuple[int, ...], wished: tuple[int, ...], start: int) -> tuple[int, ...] | None:
        """Room options for lessons that run together, no room twice in a week: those wished, else the next free ones; None if none are."""
        taken: dict[int, int] = {}
        chosen: list[int] = []
        resources = self._built.problem.resources
        for lesson, first in zip(lessons, wished, strict=True):
            row = self._built.problem.lessons[lesson]
            for option in (first, *range(len(row.room_options))):
                rooms = [] if option < 0 else [room for room in row.room_options[option].rooms if not resources[room].shared]
                fresh = not any(taken.get(room, 0) & row.weeks for room in rooms)
                if fresh and (option == first or self._free(lessons, lesson, option, start)):
                    break
            else:
                return None
            taken |= {room: taken.get(room, 0) | row.weeks for room in rooms}
            chosen.append(option)
        return tuple(chosen)

    def _free(self, moving: tuple[int, ...], lesson: int, option: int, start: int) -> bool:
        """Whether no lesson but the moving ones is in the option's rooms then."""
        return set(self._places.holders(self._solution, lesson, option, start)) <= set(moving)
