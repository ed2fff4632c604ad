"""The school's staffing as a problem of numbers: which requirements want teachers, who may take them, and what a choice costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.services.staffing.counting import counting, staffing_of
from scheduler_app.services.staffing.qualifying import Suitability
from scheduler_app.services.staffing.sums import available_minutes, requirement_minutes
from solver.staffing.problem import Option, Person, StaffingProblem, Task, Weights

BEFORE, WISHED, UNWISHED, PRESENT = -60, -40, 80, -15
"""What it costs (or gains) that a person had the class in the subject last year, wishes for it, wishes not to, has it as planned now."""
FAIR_MINUTES = 60
"""Spare minutes a week beyond one's share of all spare time that cost nothing."""


@dataclass(frozen=True, slots=True)
class StaffingBuilt:
    """The problem with the uids its numbers stand for."""

    problem: StaffingProblem
    people: tuple[str, ...]
    requirements: tuple[str, ...]


def build_staffing(school: School, freedom: Freedom = Freedom.VACANT) -> StaffingBuilt:
    """All teaching with groups. Choices that are locked, and with VACANT all that are made, are fixed and only weigh."""
    return _Build(school, freedom).built()


class _Build:
    def __init__(self, school: School, freedom: Freedom) -> None:
        self.school, self.freedom = school, freedom
        self.people = [row for row in school.staff.values() if not row.archived]
        teaching = (row for row in school.requirements.values() if self._is_teaching(row))
        self.requirements = list(teaching)
        self.number = {row.uid: n for n, row in enumerate(self.people)}
        self.suitability = Suitability(school)
        self._minutes = requirement_minutes(school)
        self._class_number: dict[str, int] = {}
        self._subject_number: dict[str, int] = {}

    def _is_teaching(self, requirement: Requirement) -> bool:
        subject = self.school.subjects[requirement.subject]
        return bool(requirement.groups) and counting(self.school, subject).counts_as is TimeKind.TEACHING

    def built(self) -> StaffingBuilt:
        tasks = tuple(self._task(row) for row in self.requirements)
        people = tuple(self._person(row) for row in self.people)
        present = tuple(self._present(requirement, task) for requirement, task in zip(self.requirements, tasks, strict=True))
        problem = StaffingProblem(people, tasks, tuple(self._apart()), self._fair(people, tasks), Weights(), present)
        return StaffingBuilt(problem, tuple(row.uid for row in self.people), tuple(row.uid for row in self.requirements))

    def _person(self, row: StaffMember) -> Person:
        own = self.school.post_terms.get(row.uid)
        return Person(available_minutes(self.school, row), own.most_classes if own else None)

    def _task(self, requirement: Requirement) -> Task:
        staffing = staffing_of(self.school, requirement)
        kept = staffing.locked or self.freedom is Freedom.VACANT
        present = [uid for uid in dict.fromkeys(requirement.teachers) if uid in self.number]
        fixed = tuple(self.number[uid] for uid in present) if kept else ()
        needed = len(fixed) if staffing.locked else staffing.teachers_needed
        options = tuple(self._options(requirement, set() if kept else set(present))) if needed > len(fixed) else ()
        classes = tuple(sorted(self._numbered(uid, self._class_number) for uid in self.suitability.classes(requirement.uid)))
        factor = counting(self.school, self.school.subjects[requirement.subject]).factor
        minutes = round(self._minutes[requirement.uid] * factor)
        return Task(minutes, needed, options, fixed, classes, self._numbered(requirement.subject, self._subject_number))

    def _present(self, requirement: Requirement, task: Task) -> tuple[int, ...]:
        """Who has it now by choice, as many as it needs."""
        free = {option.person for option in task.options}
        return tuple(sorted([self.number[uid] for uid in dict.fromkeys(requirement.teachers) if self.number.get(uid) in free][: task.open]))

    def _options(self, requirement: Requirement, present: set[str]) -> Iterator[Option]:
        """Who is qualified and there the whole year, and whoever has it now."""
        for uid, number in self.number.items():
            fits = self.suitability.qualified(uid, requirement) and whole_year(self.school, self.school.staff[uid])
            if uid not in present and not fits:
                continue
            cost = BEFORE if self.suitability.taught_before(uid, requirement) else 0
            cost += {1: WISHED, 0: 0, -1: UNWISHED}[self.suitability.wish(uid, requirement)]
            yield Option(number, cost + (PRESENT if uid in present else 0))

    @staticmethod
    def _numbered(uid: str, known: dict[str, int]) -> int:
        return known.setdefault(uid, len(known))

    def _fair(self, people: Sequence[Person], tasks: Sequence[Task]) -> tuple[int, ...]:
        """Everybody's share of the spare time that is left when everything is taught, by room, and a little more."""
        room = sum(person.capacity for person in people)
        spare = max(0, room - sum(task.minutes * task.needed for task in tasks))
        return tuple(round(person.capacity * spare / room) + FAIR_MINUTES if room else 0 for person in people)

    def _apart(self) -> Iterator[tuple[int, ...]]:
        """Requirements of a block whose lessons go on at the same time, pair by pair or as whole sets where all do."""
        blocks: dict[str, list[int]] = {}
        for number, requirement in enumerate(self.requirements):
            if requirement.block is not None:
                blocks.setdefault(requirement.block, []).append(number)
        for members in blocks.values():
            clashing = [
                (one, other) for at, one in enumerate(members) for other in members[at + 1 :] if self._clash(one, other)
            ]  # fmt: skip
            if len(clashing) == len(members) * (len(members) - 1) // 2 > 0:
                yield tuple(members)
            else:
                yield from clashing

    def _clash(self, one: int, other: int) -> bool:
        mine, theirs = (self.school.lessons_of[self.requirements[n].uid] for n in (one, other))
        return any(_at_once(a, b) for a in mine for b in theirs)


def _at_once(one: Lesson, other: Lesson) -> bool:
    """Lessons at the same place in a block, unless they take turns by weeks or periods."""
    turns = {one.weeks.kind, other.weeks.kind} == {WeekKind.ODD, WeekKind.EVEN}
    periods = one.period is not None and other.period is not None and one.period != other.period
    return one.position == other.position and not turns and not periods


def whole_year(school: School, person: StaffMember) -> bool:
    """Only who is employed the whole school year is proposed: nobody is found for a part of it."""
    first, last = school.year.dates.first, school.year.dates.last
    assert first is not None
    assert last is not None
    return person.dates.includes(first) and person.dates.includes(last)
