"""Where one lesson can go: every start of the week with its cost or what is in the way, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.check import named_resource
from scheduler_app.services.wording import Who, lesson_name
from solver.places import Blocker as SolverBlocker
from solver.places import Places, PlaceVerdict
from solver.result import Solution
from solver.rules import SameStart

NOTICEABLE = 0.1
"""A cost below this is only the search's taste in rooms."""


class Verdict(StrEnum):
    LEGAL = "legal"
    COSTS = "costs"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Blocker:
    """What forbids a place: the rule's id and uid (empty if it always holds), the other lesson and who it is about (uids or empty).

    `name` is how that somebody is called in a sentence.
    """

    rule_id: str
    rule: str
    lesson: str
    who: str
    name: Who | None = None


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
    together: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Placer:
    """Answers about one school. A lesson that lies in a block is looked at together with the block's other placed lessons.

    Parts of the school that cannot be used (see `check`) are left out, so that the board works on half-finished schools.
    """

    def __init__(self, school: School) -> None:
        self._school = school
        self._built, _ = assemble(school)
        self._solution = self._built.solution(school)
        self._places = Places(self._built.problem)
        self._index = {uid: i for i, uid in enumerate(self._built.lesson_uids)}
        self._mates: dict[int, tuple[int, ...]] = {}
        for rule in self._built.problem.rules:
            if isinstance(rule, SameStart) and rule.weight is None:
                for lesson in rule.lessons:
                    self._mates[lesson] = tuple(dict.fromkeys((*self._mates.get(lesson, ()), *rule.lessons)))

    def places(self, lesson_uid: str) -> tuple[Place, ...]:
        """Every start of the week at which the lesson, with set-up and clean-up, lies within the day."""
        lessons, lifted = self._lifted(lesson_uid)
        lists = [{verdict.start: verdict for verdict in self._places.of(lifted[lesson], lesson)} for lesson in lessons]
        return tuple(
            self._place(start, lessons, [verdicts.get(start) for verdicts in lists])
            for start in lists[0]
        )  # fmt: skip

    def place(self, lesson_uid: str, day: int, start: int) -> Place:
        """One start; InputError `time_off_grid` where the lesson does not fit into the day."""
        position = self._built.axis.position(day, start)
        lessons, lifted = self._lifted(lesson_uid)
        try:
            if position is None:
                raise ValueError
            verdicts = [self._places.at(lifted[lesson], lesson, position) for lesson in lessons]
        except ValueError:
            raise InputError("time_off_grid", time=f"{start // 60:02d}:{start % 60:02d}") from None
        return self._place(position, lessons, verdicts)

    def move(self, lesson_uid: str, day: int, start: int) -> ChangeSet:
        """The lesson, and its block with it, at another start and in the rooms chosen for it, as one step.

        InputError `lesson_locked` when one of them is locked, `place_blocked` when the place is not possible.
        """
        place = self.place(lesson_uid, day, start)
        if place.verdict is Verdict.BLOCKED:
            raise InputError("place_blocked", lesson=lesson_name(self._school, lesson_uid))
        changes = []
        for uid, rooms in ((lesson_uid, place.rooms), *place.together):
            before = self._school.placed.get(uid)
            if before is not None and before.time_lock is not None:
                raise InputError("lesson_locked", lesson=lesson_name(self._school, uid))
            after = Placement(self._school.current, uid, day, start, rooms) if before is None else replace(
                before, day=day, start=start, rooms=rooms
            )  # fmt: skip
            changes.append(Change(before, after))
        return ChangeSet("move_lesson", tuple(changes), (("lesson", lesson_name(self._school, lesson_uid)),))

    def _lifted(self, lesson_uid: str) -> tuple[tuple[int, ...], dict[int, Solution]]:
        """The lesson with the mates that lie together with it, and for each the board without the others."""
        if lesson_uid not in self._index:
            raise InputError("lesson_unknown", uid=lesson_uid)
        lesson = self._index[lesson_uid]
        starts, options = self._solution.starts, self._solution.options
        mates = [one for one in self._mates.get(lesson, ()) if one != lesson and starts[lesson] >= 0 and starts[one] == starts[lesson]]
        lessons = (lesson, *mates)
        boards = {}
        for one in lessons:
            off = set(lessons) - {one}
            boards[one] = self._solution if not off else Solution(
                tuple(-1 if i in off else start for i, start in enumerate(starts)),
                tuple(-1 if i in off else option for i, option in enumerate(options)),
            )  # fmt: skip
        return lessons, boards

    def _place(self, start: int, lessons: tuple[int, ...], verdicts: Sequence[PlaceVerdict | None]) -> Place:
        day, clock = self._built.axis.clock(start)
        found = [verdict for verdict in verdicts if verdict is not None]
        blockers = dict.fromkeys(self._blocker(one) for verdict in found for one in verdict.blockers)
        if len(found) < len(lessons):
            blockers.setdefault(Blocker("block", "", "", ""))
        rooms = [self._built.rooms_of(lesson, verdict.option) for lesson, verdict in zip(lessons, found, strict=False)]
        if len(lessons) > 1 and not blockers:
            apart = self._apart(lessons, rooms, start)
            if apart is None:
                blockers.setdefault(Blocker("no_overlap_room", "", "", ""))
            else:
                rooms = apart
        cost = 0.0 if blockers else round(sum(verdict.cost for verdict in found), 3) + 0.0
        verdict = Verdict.BLOCKED if blockers else Verdict.COSTS if cost >= NOTICEABLE else Verdict.LEGAL
        uids = [self._built.lesson_uids[lesson] for lesson in lessons]
        together = tuple(zip(uids[1:], rooms[1:], strict=False))
        return Place(day, clock, verdict, cost, rooms[0] if rooms else (), tuple(blockers), together)

    def _apart(self, lessons: tuple[int, ...], rooms: list[tuple[str, ...]], start: int) -> list[tuple[str, ...]] | None:
        """Rooms for lessons that run together, none twice in a week: those found, else the next free ones; None if there are none."""
        taken: dict[str, int] = {}
        chosen: list[tuple[str, ...]] = []
        for lesson, wished in zip(lessons, rooms, strict=True):
            row = self._built.problem.lessons[lesson]
            options = [wished, *(self._built.rooms_of(lesson, option) for option in range(len(row.room_options)))]
            fresh = (one for one in options if not any(taken.get(uid, 0) & row.weeks for uid in one))
            free = next((one for one in fresh if self._free(lessons, lesson, one, start)), None)
            if free is None:
                return None
            taken |= {uid: taken.get(uid, 0) | row.weeks for uid in free if not self._school.rooms[uid].shared}
            chosen.append(free)
        return chosen

    def _free(self, lessons: Iterable[int], lesson: int, rooms: tuple[str, ...], start: int) -> bool:
        """Whether no other placed lesson is in the rooms then; lessons that move along do not count."""
        wanted = {uid for uid in rooms if not self._school.rooms[uid].shared}
        if not wanted:
            return True
        moving = set(lessons)
        mine = self._built.problem.lessons[lesson]
        begin, end = start - mine.before, start + mine.length + mine.after
        for other, (at, option) in enumerate(zip(self._solution.starts, self._solution.options, strict=True)):
            row = self._built.problem.lessons[other]
            if at < 0 or other in moving or not row.weeks & mine.weeks or at - row.before >= end or begin >= at + row.length + row.after:
                continue
            if not wanted.isdisjoint(self._built.rooms_of(other, option)):
                return False
        return True

    def _blocker(self, blocker: SolverBlocker) -> Blocker:
        lesson = self._built.lesson_uids[blocker.lesson] if blocker.lesson >= 0 else ""
        if blocker.resource < 0:
            return Blocker(blocker.rule_id, blocker.rule, lesson, "")
        who = named_resource(self._school, self._built, blocker.resource)
        return Blocker(blocker.rule_id, blocker.rule, lesson, self._who(blocker.resource), who)

    def _who(self, resource: int) -> str:
        """A teacher, a room, a single pupil, or the smallest group that says whom a profile is about."""
        profile = self._built.profiles.get(resource)
        if profile is None:
            return self._built.resource_uids[resource]
        if len(profile.pupils) == 1:
            return profile.pupils[0]
        parents = {self._school.groups[uid].parent for uid in profile.groups if uid in self._school.groups}
        return min(profile.groups - parents, key=lambda uid: (self._school.group_size(uid), uid), default="")
