"""A school as a solver problem, with the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.axis import TimeAxis
from scheduler_app.services.solving.profiles import Profile
from scheduler_app.services.solving.weeks import WeekClasses
from solver.problem import Problem
from solver.result import Solution
from solver.rules import PreferredRooms


def need_timetable(school: School) -> None:
    """InputError where the school has no version to put a timetable into: said before a search, not after it."""
    if school.current not in school.timetables:
        raise InputError("no_timetable")


class Reach(StrEnum):
    """How far a fault reaches."""

    PLACE = "place"  # where its lesson lies now; a search can place that lesson
    LESSON = "lesson"  # its lesson can be placed nowhere; a search can place the others
    SCHOOL = "school"  # nothing can be searched for


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of the school that cannot be turned into a problem: the error, and the rule or lesson it belongs to."""

    error: InputError
    rule_id: str
    rule: str = ""
    lesson: str = ""
    reach: Reach = Reach.SCHOOL

    @property
    def fatal(self) -> bool:
        """Whether there is no complete timetable because of it."""
        return self.reach is not Reach.PLACE


@dataclass(frozen=True)
class Built:
    """`problem` with `lesson_uids` and `resource_uids` by index; `profiles` are the pupil resources by index."""

    problem: Problem
    axis: TimeAxis
    weeks: WeekClasses
    lesson_uids: tuple[str, ...]
    resource_uids: tuple[str, ...]
    profiles: Mapping[int, Profile]
    unfit: Mapping[int, str] = field(default_factory=dict)
    """Lessons that lie in a room they may not have (their last option), with the hard rule (uid) against it, empty for their need."""
    left_out: tuple[Fault, ...] = ()
    """Lessons that the search does without, each with why (`leaving_out`)."""
    lying: frozenset[str] = frozenset()
    """Those of them that lie on the board: fixed lessons of the problem or, where that would contradict something, not in it at all."""

    @cached_property
    def to_solve(self) -> Problem:
        """The problem where such a room is a broken rule: what somebody has put there may stay on the board, a search has to mend it."""
        return replace(self.problem, rules=(*self.problem.rules, *self._allowed_rooms())) if self.unfit else self.problem

    def _allowed_rooms(self) -> Iterator[PreferredRooms]:
        for index, uid in sorted(self.unfit.items()):
            rooms = {room for option in self.problem.lessons[index].room_options[:-1] for room in option.rooms}
            yield PreferredRooms(uid=uid, rule_id="preferred_room" if uid else "room_need", lessons=(index,), rooms=tuple(sorted(rooms)))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The resources' numbers by uid."""
        return {uid: i for i, uid in enumerate(self.resource_uids)}

    def present(self) -> Solution:
        """Where the problem itself says that its lessons lie: the placements of the school it was built from."""
        return Solution(tuple([row.start for row in self.problem.lessons]), tuple([row.option for row in self.problem.lessons]))

    def start_of(self, placement: Placement) -> int:
        """The placement's position, -1 when it lies off the axis."""
        position = self.axis.position(placement.day, placement.start)
        return -1 if position is None else position

    def rooms_of(self, lesson: int, option: int) -> tuple[str, ...]:
        """Room uids of an option; none for -1."""
        if option < 0:
            return ()
        return tuple(self.resource_uids[room] for room in self.problem.lessons[lesson].room_options[option].rooms)

    def placements(self, school: School, solution: Solution) -> tuple[Placement, ...]:
        """The solution's placed lessons as placements of the current timetable, with the locks that stand there now."""
        found = []
        for index, uid in enumerate(self.lesson_uids):
            if solution.starts[index] < 0:
                continue
            old = school.placed.get(uid)
            day, start = self.axis.clock(solution.starts[index])
            rooms = self.rooms_of(index, solution.options[index])
            locks = (old.time_lock, old.room_lock) if old is not None else (None, None)
            found.append(Placement(school.current, uid, day, start, rooms, *locks))
        return tuple(found)

    def step(self, school: School, solution: Solution, label: str = "solve") -> ChangeSet:
        """Everything that the solution changes in the current timetable, as one step; unplaced lessons lose their placement, those left
        out keep it."""
        need_timetable(school)
        new = {placement.lesson: placement for placement in self.placements(school, solution)}
        left_out = {fault.lesson for fault in self.left_out}
        changes = []
        for uid in (uid for uid in self.lesson_uids if uid not in left_out):
            before, after = school.placed.get(uid), new.get(uid)
            if before != after:
                changes.append(Change(before, after))
        return ChangeSet(label, tuple(changes), (("n", str(len(changes))),))
