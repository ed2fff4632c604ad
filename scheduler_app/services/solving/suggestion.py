"""What suggestions, holes and reasons look like: values for a dialog, in the school's uids."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.services.solving.moves import Move
from scheduler_app.services.solving.placer import Place
from scheduler_app.services.solving.report import NamedViolation
from scheduler_app.services.wording import Who


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lessons to move together, so that no hard rule is broken that was not broken before.

    `cost_change` is what the timetable's cost changes by, `placed_change` how many more lessons are placed, `touched` the teachers,
    groups and rooms of the moved lessons (rooms both left and taken).
    """

    moves: tuple[Move, ...]
    cost_change: float
    placed_change: int
    touched: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class LessonFit:
    """A lesson that fits a hole: where in it (`start` may be later than the hole's), its rooms there and what it costs."""

    lesson: str
    day: int
    start: int
    rooms: tuple[str, ...]
    cost: float
    placed: bool


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """A set of rooms for a lesson: `holders` are the lessons that have one of them then (none: free), `blocked` names the
    rules that forbid it besides (too few seats, closed); `cost` is how much dearer the room is than the best one."""

    rooms: tuple[str, ...]
    holders: tuple[str, ...]
    blocked: tuple[str, ...]
    cost: float

    @property
    def free(self) -> bool:
        return not self.holders and not self.blocked


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a lesson lies at a place, or not: what is in the way there and what its soft rules cost there, against the best place.

    `costs` are the rules that are broken there and not, or by less, at the best place: their `cost` is the difference; `best_costs`
    the other way round. Where no place is possible `best` is None and `costs` count against a timetable without the lesson.
    `place.cost` and `best.cost` count from where the lesson lies now.
    """

    place: Place
    costs: tuple[NamedViolation, ...]
    best: Place | None
    best_costs: tuple[NamedViolation, ...]
