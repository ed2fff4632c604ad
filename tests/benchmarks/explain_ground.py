"""A solvable school to plant contradictions in: its clock, its people, and places that its lessons can really have together.

Places are read from one complete timetable, so that what is planted at them cannot hold for the planted reason and for no other of the
school's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement, RoomNeed
from scheduler_app.services.solving.axis import TimeAxis, axis_of

CLOCK_LESSON = 45
"""Minutes of a new lesson where the school has a clock grid; a period where it has periods."""
SINGLED_OUT = ("unavailable", "closed", "max_days", "min_days")
"""Rules about one teacher that a plant about days or hours should not meet, where there are others to choose."""
TOLD_WHEN = ("fixed_time", "allowed_starts", "allowed_slots")
"""Rules of the school's own that say when one lesson may be: what is planted on such a lesson may contradict them too."""


@dataclass(frozen=True)
class Plant:
    """A school made impossible, and what is to be named for it."""

    school: School
    named: frozenset[str]


@dataclass(frozen=True)
class Ground:
    """A school with a complete timetable of its own (`school.placed`), and handles to plant at."""

    school: School
    axis: TimeAxis = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "axis", axis_of(self.school))

    @property
    def days(self) -> tuple[int, ...]:
        return self.axis.weekdays

    @property
    def length(self) -> int:
        """Minutes of a new lesson."""
        return self.axis.slot_minutes if self.school.unit.period_frame else CLOCK_LESSON

    def at(self, number: int) -> int:
        """Start of the numbered lesson of a day whose lessons follow each other; -1 is the last that the day has room for."""
        starts = range(self.axis.starts[0], self.school.unit.day_end - self.length + 1, self.length)
        return starts[number]

    @cached_property
    def minutes(self) -> dict[str, int]:
        """Minutes a week of each teacher's and each group's own lessons."""
        total: Counter[str] = Counter()
        for row in self.school.requirements.values():
            if not self.school.subjects[row.subject].special:
                spent = sum(lesson.minutes for lesson in self.school.lessons_of[row.uid])
                total.update(dict.fromkeys((*row.teachers, *row.groups), spent))
        return dict(total)

    def teachers(self) -> list[str]:
        """Teachers with three plain lessons or more: those that no rule of the school singles out first, then the busiest first."""
        named = self._targets(SINGLED_OUT)
        when = {teacher for row in self.school.requirements.values() if self.is_told(row) for teacher in row.teachers}
        plain = (uid for uid in self.school.staff if len(self.lessons_of_teacher(uid)) >= 3)
        return sorted(plain, key=lambda uid: ((uid in named) + (uid in when), -self.minutes[uid], uid))

    def unhampered(self) -> list[Requirement]:
        """Requirements of one teacher whose people no rule of the school singles out and whose times none tells, where there are such."""
        named = self._targets(SINGLED_OUT)
        free = [row for row in self.requirements() if named.isdisjoint((*row.teachers, *row.groups)) and not self.is_told(row)]
        return free or self.requirements()

    def _targets(self, rules: Iterable[str]) -> set[str]:
        return {uid for rule in self.school.rules.values() if rule.rule_id in rules for uid in rule.targets}

    @cached_property
    def told(self) -> set[str]:
        """Lessons of which the school's own rules say when they may be."""
        return self._targets(TOLD_WHEN)

    def is_told(self, row: Requirement) -> bool:
        return any(lesson.uid in self.told for lesson in self.school.lessons_of[row.uid])

    def lessons_of_teacher(self, uid: str) -> list[Lesson]:
        return [lesson for row in self.requirements() if row.teachers == (uid,) for lesson in self.school.lessons_of[row.uid]]

    def requirements(self) -> list[Requirement]:
        """Of one teacher, in no block, every week, without padding, of no special subject."""
        return [row for row in self.school.requirements.values() if len(row.teachers) == 1 and row.groups and self._plain(row)]

    def _plain(self, row: Requirement) -> bool:
        lessons = self.school.lessons_of[row.uid]
        every = all(lesson.weeks.kind == "every" and lesson.period is None for lesson in lessons)
        return (
            bool(lessons)
            and row.block is None
            and not row.setup
            and not row.cleanup
            and every
            and not self.school.subjects[row.subject].special
        )

    def place(self, lesson: Lesson) -> tuple[int, int]:
        """Day and start of the lesson in the complete timetable."""
        placement = self.school.placed[lesson.uid]
        return placement.day, placement.start

    def pairs_of_one_requirement(self) -> Iterator[tuple[str, Lesson, Lesson]]:
        """A teacher and two lessons of one requirement and one length that no rule treats apart, another teacher each time."""
        seen: set[str] = set()
        for row in self.requirements():
            lessons = [lesson for lesson in self.school.lessons_of[row.uid] if lesson.uid not in self.told]
            if len(lessons) >= 2 and lessons[0].minutes == lessons[1].minutes and row.teachers[0] not in seen:
                seen.add(row.teachers[0])
                yield row.teachers[0], lessons[0], lessons[1]

    def at_one_time(self, count: int) -> list[Lesson]:
        """So many lessons of different people, groups and rooms that start together in the complete timetable."""
        starting: dict[tuple[int, int], list[tuple[Requirement, Lesson]]] = {}
        for row in self.requirements():
            for lesson in self.school.lessons_of[row.uid]:
                if lesson.uid in self.told:
                    continue
                together = starting.setdefault(self.place(lesson), [])
                mine = {*row.groups, *row.teachers, *row.room_need.rooms}
                if all(mine.isdisjoint((*one.groups, *one.teachers, *one.room_need.rooms)) for one, _ in together):
                    together.append((row, lesson))
                if len(together) == count:
                    return [chosen for _, chosen in together]
        raise ValueError("too few lessons at one time")

    def plant(self, rules: Iterable[Rule], *more: str, **fields: object) -> Plant:
        """The school without its timetable, with the rules (and other fields) added.

        A rule about all teachers goes on being about those of the school: one hour a day at least is no matter of a planted teacher.
        """
        rows = {rule.uid: rule for rule in rules}
        own = {uid: self._about_staff_here(rule) for uid, rule in self.school.rules.items()}
        school = replace(self.school, rules={**own, **rows}, placements={}, **fields)  # type: ignore[arg-type]
        return Plant(school, frozenset((*rows, *more)))

    def _about_staff_here(self, rule: Rule) -> Rule:
        everybody = rule.scope is Scope.STAFF and not rule.targets
        return replace(rule, targets=tuple(self.school.staff)) if everybody else rule

    def away(self, uid: str, scope: Scope, target: str, days: Iterable[int], hours: tuple[int, int] | None = None) -> list[Rule]:
        start, end = hours or (self.school.unit.day_start, self.school.unit.day_end)
        params = {"start": start, "end": end}
        return [Rule(f"plant-{uid}-{day}", "unavailable", scope, (target,), {"day": day, **params}) for day in days]

    def starts_on(self, uid: str, lesson: str, days: Iterable[int]) -> Rule:
        positions = tuple(day * 1440 + start for day in days for start in self.axis.starts)
        return Rule(f"plant-{uid}", "allowed_starts", Scope.LESSON, (lesson,), {"positions": positions})

    def new_teacher(self, count: int, name: str = "plant") -> tuple[str, list[str], dict[str, object]]:
        """A teacher and so many lessons with no group and no room: nothing else of the school concerns them."""
        school = self.school
        subject = next(row.uid for row in school.subjects.values() if not row.special)
        person = StaffMember(f"{name}-teacher", name, "Ny", "Lärare")
        uid, minutes = f"{name}-requirement", self.length
        requirement = Requirement(uid, subject, (), (person.uid,), minutes * count, RoomNeed(needed=False))
        lessons = [Lesson(f"{name}-lesson-{n}", uid, minutes, n) for n in range(count)]
        fields: dict[str, object] = {
            "staff": {**school.staff, person.uid: person},
            "requirements": {**school.requirements, requirement.uid: requirement},
            "lessons": {**school.lessons, **{row.uid: row for row in lessons}},
        }
        return person.uid, [row.uid for row in lessons], fields


def fixed(uid: str, lesson: str, place: tuple[int, int]) -> Rule:
    day, start = place
    return Rule(f"plant-{uid}", "fixed_time", Scope.LESSON, (lesson,), {"day": day, "start": start})
