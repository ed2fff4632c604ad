"""A school's teaching as numbered Untis lessons: one number has one length, weeks and dates, and its lines run at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler_app.domain.calendar import WeekPattern
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement

_Kind = tuple[int, WeekPattern, str | None]


@dataclass(frozen=True, slots=True)
class NumberedLesson:
    """Requirements with their lessons of `minutes` each; several requirements are a coupling."""

    number: int
    minutes: int
    weeks: WeekPattern
    period: str | None
    lines: tuple[tuple[Requirement, tuple[Lesson, ...]], ...]


class Couplings:
    """Which requirements of a block can stand under one number; `classes_of` are class names by group uid."""

    def __init__(self, school: School, classes_of: Mapping[str, Sequence[str]]) -> None:
        self._school, self._classes_of = school, classes_of
        blocks: dict[str, list[Requirement]] = {}
        for row in school.requirements.values():
            if row.block:
                blocks.setdefault(row.block, []).append(row)
        shared = {uid: rows for uid, rows in blocks.items() if len(rows) > 1}
        self._together = {uid: rows for uid, rows in shared.items() if self._couples(rows)}
        self.apart = len(shared) - len(self._together)
        """How many blocks cannot be couplings."""

    def of(self, requirement: Requirement) -> Sequence[Requirement]:
        return self._together.get(requirement.block or "", (requirement,))

    def _couples(self, rows: Iterable[Requirement]) -> bool:
        """Tell whether the n-th lessons are alike in all, and the files can tell the lines apart: the timetable by subject and teacher,
        students' choices by subject and class."""
        shapes = {tuple(_kind(lesson) for lesson in self._school.lessons_of[row.uid]) for row in rows}
        taught = [(self._school.subjects[row.subject].code, uid) for row in rows for uid in row.teachers or ("",)]
        chosen = [(self._school.subjects[row.subject].code, name) for row in rows for name in self._names(row)]
        return len(shapes) == 1 and len(set(taught)) == len(taught) and len(set(chosen)) == len(chosen)

    def _names(self, row: Requirement) -> set[str]:
        return {name for uid in row.groups for name in self._classes_of[uid]}


def numbered_lessons(school: School, couplings: Couplings) -> list[NumberedLesson]:
    """All lessons, in the order of the requirements."""
    found: list[NumberedLesson] = []
    done: set[str] = set()
    for requirement in school.requirements.values():
        if requirement.uid in done:
            continue
        together = couplings.of(requirement)
        done |= {row.uid for row in together}
        kinds: dict[_Kind, list[int]] = {}
        for place, lesson in enumerate(school.lessons_of[requirement.uid]):
            kinds.setdefault(_kind(lesson), []).append(place)
        for (minutes, weeks, period), places in kinds.items():
            lines = tuple((row, tuple(school.lessons_of[row.uid][place] for place in places)) for row in together)
            found.append(NumberedLesson(len(found) + 1, minutes, weeks, period, lines))
    return found


def _kind(lesson: Lesson) -> _Kind:
    return lesson.minutes, lesson.weeks, lesson.period
