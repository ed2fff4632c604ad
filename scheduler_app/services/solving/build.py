"""From a school to the solver's problem: the only way in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.axis import TimeAxis, axis_of
from scheduler_app.services.solving.built import Built, Fault, Reach
from scheduler_app.services.solving.context import BuildContext, LessonShape, ResourceTable
from scheduler_app.services.solving.profiles import pupil_profiles, undominated
from scheduler_app.services.solving.rooms import RoomChooser, lesson_size, rule_against
from scheduler_app.services.solving.rules import CONVERTERS
from scheduler_app.services.solving.targets import rule_label
from scheduler_app.services.solving.weeks import WeekClasses, week_classes
from scheduler_app.services.wording import lesson_name
from solver.absurd import out_of_range
from solver.problem import Lesson as SolverLesson
from solver.problem import Problem, Resource, ResourceKind, RoomOption
from solver.rules import Rule as SolverRule
from solver.rules import SameStart

OFF_WISH_COST = 1.0
"""Cost of an option that exists only because a lesson lies in that room already."""


def build(school: School) -> Built:
    """The solver problem of the whole school, with its current placements as a start and its locks fixed.

    Pupils become profiles of equal lesson sets, weeks become classes, rooms become options. InputError names the first lesson or
    rule that cannot be used: a room need that no room meets, a target that does not exist, a rule that leaves nothing open
    (`leaving_out.placeable` does without such lessons).
    """
    built, faults = assemble(school)
    for fault in faults:
        if fault.fatal:
            raise fault.error
    return built


def assemble(school: School) -> tuple[Built, tuple[Fault, ...]]:
    """Like `build`, but with what cannot be used left out and listed; InputError only for a calendar or frame that makes no grid.

    Schools that differ only in their placements share the work: a moved lesson costs a few milliseconds.
    """
    parts = tuple(getattr(school, name) for name in _STRUCTURE)
    known = next((row for row in tuple(_recent) if all(one is other for one, other in zip(row.parts, parts, strict=True))), None)
    if known is None:
        known = _Structure(parts, *_Assembly(school).run())
        _recent.appendleft(known)
    return with_placements(school, known)


_STRUCTURE = (
    "unit", "year", "subjects", "rooms", "staff", "pupils", "groups", "memberships", "programmes", "blocks", "requirements", "lessons",
    "rules",
)  # fmt: skip
"""Fields of a school that decide everything of the problem but where lessons lie now."""


@dataclass(frozen=True)
class _Structure:
    """What was built of a school's structure, and the lessons as they were last placed: those not moved since stay the same objects."""

    parts: tuple[object, ...]
    built: Built
    faults: tuple[Fault, ...]
    placed: dict[str, tuple[Placement, SolverLesson]] = field(default_factory=dict)


_recent: deque[_Structure] = deque(maxlen=2)


def with_placements(school: School, structure: _Structure) -> tuple[Built, tuple[Fault, ...]]:
    """The problem with the school's current placements and locks; a room outside the options becomes one (`unfit`, unless the options
    are only the nearest of more rooms than a lesson gets)."""
    built = structure.built
    rows = list(built.problem.lessons)
    more: list[Fault] = []
    added = []
    for index, uid in enumerate(built.lesson_uids):
        placement = school.placed.get(uid)
        if placement is None:
            continue
        known = structure.placed.get(uid)
        if known is None or known[0] is not placement:
            row = _placed(built, rows[index], placement)
            if row is None:
                error = InputError("build_off_grid", lesson=lesson_name(school, uid))
                reach = Reach.PLACE if placement.time_lock is None else Reach.SCHOOL  # others could be put on top of a locked one
                more.append(Fault(error, "placed", lesson=uid, reach=reach))
                continue
            known = structure.placed[uid] = (placement, row)
        if len(known[1].room_options) > len(rows[index].room_options):
            added.append((index, placement.rooms))
        rows[index] = known[1]
    chooser = RoomChooser(school, {}) if added else None
    wrong = [(index, rooms) for index, rooms in added if chooser and not chooser.will_do(built.lesson_uids[index], rooms)]
    unfit = {index: rule_against(school, built.lesson_uids[index], rooms) for index, rooms in wrong}
    placed = replace(built, problem=replace(built.problem, lessons=tuple(rows)), unfit=unfit)
    return placed, (*structure.faults, *more)


def _placed(built: Built, row: SolverLesson, placement: Placement) -> SolverLesson | None:
    """The lesson where the placement puts it, in a room option of its own if need be; None off the axis."""
    position = built.axis.position(placement.day, placement.start)
    if position is None:
        return None
    taken = tuple(sorted(built.numbers[room] for room in placement.rooms if room in built.numbers))
    option = next((i for i, one in enumerate(row.room_options) if tuple(sorted(one.rooms)) == taken), -1)
    if option < 0 and taken:
        option = len(row.room_options)
        row = replace(row, room_options=(*row.room_options, RoomOption(taken, OFF_WISH_COST)))
    fixed_room = placement.room_lock is not None and option >= 0
    return replace(row, start=position, option=option, fixed_time=placement.time_lock is not None, fixed_room=fixed_room)


class _Assembly:
    def __init__(self, school: School) -> None:
        self.school = school
        self.axis: TimeAxis = axis_of(school)
        self.weeks: WeekClasses = week_classes(school)
        self.faults: list[Fault] = []
        self.lessons = tuple(school.lessons.values())
        staff = {uid: i for i, uid in enumerate(school.staff)}
        rooms = {uid: len(staff) + i for i, uid in enumerate(school.rooms)}
        self.resources = ResourceTable(staff, rooms)
        self.profiles = pupil_profiles(school, self.weeks)
        for profile in undominated(self.profiles):
            self.resources.profile(profile)
        shapes = tuple(self._shape(lesson) for lesson in self.lessons)
        weeks = tuple(self.weeks.mask(lesson) for lesson in self.lessons)
        self.context = BuildContext(school, self.axis, shapes, self.profiles, self.resources, self.weeks.count, weeks)

    def run(self) -> tuple[Built, tuple[Fault, ...]]:
        rules = (*self._blocks(), *self._rules())
        lessons = self._solver_lessons()
        profiles = {index: profile for profile, index in self.resources.profiles.items()}
        problem = Problem(self.axis.grid, self._resources(), lessons, rules, self.weeks.count)
        uids = (*self.school.staff, *self.school.rooms, *(f"pupils:{n}" for n in range(len(profiles))))
        built = Built(problem, self.axis, self.weeks, tuple(row.uid for row in self.lessons), uids, profiles)
        return built, tuple(self.faults)

    def _shape(self, lesson: Lesson) -> LessonShape:
        requirement = self.school.requirements[lesson.requirement]
        length = self.axis.length(lesson.minutes)
        if length is None:
            numbers = {"minutes": lesson.minutes, "slot": self.axis.slot_minutes}
            self._fault(InputError("build_lesson_length", lesson=lesson_name(self.school, lesson.uid), **numbers), "placed", lesson)
            length = max(1, self.axis.at_least(lesson.minutes))
        before, after = (max(0, self.axis.at_least(minutes)) for minutes in (requirement.setup, requirement.cleanup))
        return LessonShape(length, before, after)

    def _fault(self, error: InputError, rule_id: str, lesson: Lesson) -> None:
        self.faults.append(Fault(error, rule_id, lesson=lesson.uid, reach=Reach.LESSON))

    def _resources(self) -> tuple[Resource, ...]:
        staff = (Resource(uid, ResourceKind.TEACHER) for uid in self.school.staff)
        rooms = (Resource(room.uid, ResourceKind.ROOM, room.seats, room.shared, room.building) for room in self.school.rooms.values())
        kinds = (ResourceKind.TEACHER if profile.staff else ResourceKind.PUPILS for profile in self.resources.profiles)
        parts = (profile.part for profile in self.resources.profiles)
        pupils = (Resource(f"pupils:{n}", kind, shared=part) for n, (kind, part) in enumerate(zip(kinds, parts, strict=True)))
        return (*staff, *rooms, *pupils)

    def _rules(self) -> Iterator[SolverRule]:
        for rule in self.school.rules.values():
            if rule.active:
                yield from self._converted(rule)

    def _converted(self, rule: Rule) -> tuple[SolverRule, ...]:
        converter = CONVERTERS.get(rule.rule_id)
        try:
            if converter is None:
                raise InputError("build_unknown_rule", rule=rule_label(rule), uid=rule.uid)
            if rule.weight is not None and not rule.weight >= 0:
                raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="weight")
            forms = converter(rule, self.context)
            if any(out_of_range(form) for form in forms):
                raise InputError("rule_absurd", rules=rule_label(rule))
            return forms
        except InputError as error:
            self.faults.append(Fault(error, rule.rule_id, rule=rule.uid))
            return ()

    def _blocks(self) -> Iterator[SameStart]:
        found: dict[tuple[str, int], list[int]] = {}
        for index, lesson in enumerate(self.lessons):
            block = self.school.requirements[lesson.requirement].block
            if block is not None:
                found.setdefault((block, lesson.position), []).append(index)
        for (block, _), lessons in found.items():
            if len(lessons) > 1:
                yield SameStart(uid=block, rule_id="block", lessons=tuple(lessons))

    def _solver_lessons(self) -> tuple[SolverLesson, ...]:
        people = self._people()
        chooser = RoomChooser(self.school, self.resources.rooms)
        return tuple(self._solver_lesson(index, lesson, people[index], chooser) for index, lesson in enumerate(self.lessons))

    def _people(self) -> list[list[int]]:
        people: list[list[int]] = []
        for lesson in self.lessons:
            teachers = self.school.requirements[lesson.requirement].teachers
            people.append([self.resources.staff[uid] for uid in dict.fromkeys(teachers)])
        for profile, resource in self.resources.profiles.items():
            for index in _bits(profile.lessons):
                people[index].append(resource)
        return people

    def _solver_lesson(self, index: int, lesson: Lesson, people: list[int], chooser: RoomChooser) -> SolverLesson:
        requirement = self.school.requirements[lesson.requirement]
        weeks = self.weeks.mask(lesson)
        if not weeks:
            self._fault(InputError("build_never_runs", lesson=lesson_name(self.school, lesson.uid)), "placed", lesson)
        size = lesson_size(self.school, requirement)
        try:
            options = chooser.options(lesson, requirement, size)
        except InputError as error:
            self._fault(error, "room_need", lesson)
            options = ()
        shape = self.context.shapes[index]
        return SolverLesson(
            uid=lesson.uid, length=shape.length, people=tuple(people), room_options=options,
            weeks=weeks or (1 << self.weeks.count) - 1, size=size, before=shape.before, after=shape.after,
        )  # fmt: skip


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
