"""The school's own teaching as it comes back in a file that was written here or made from the same requirements."""

from __future__ import annotations

from scheduler_app.domain.calendar import WeekPattern
from scheduler_app.domain.school import School

_Key = tuple[str, frozenset[str], frozenset[str]]


class OwnTeaching:
    """Requirements and lessons that are not made by imports from `source`; every lesson is found once."""

    def __init__(self, school: School, source: str) -> None:
        self._school = school
        self._own = {uid: row for uid, row in school.requirements.items() if not uid.startswith(f"{source}-")}
        self._alike: dict[_Key, list[str]] = {}
        for uid, row in self._own.items():
            self._alike.setdefault((row.subject, frozenset(row.groups), frozenset(row.teachers)), []).append(uid)
        self._found: set[str] = set()

    def find(self, own: str, subject: str, groups: tuple[str, ...], teachers: tuple[str, ...]) -> str | None:
        """The requirement called so, else the only one with that subject, groups and teachers."""
        if own in self._own and self._own[own].subject == subject:
            return own
        alike = self._alike.get((subject, frozenset(groups), frozenset(teachers)), [])
        return alike[0] if len(alike) == 1 else None

    def lesson(self, requirement: str, minutes: int, weeks: WeekPattern, period: str | None) -> str:
        """The first lesson of that length, weeks and period that is not found yet; empty if there is none."""
        for row in self._school.lessons_of[requirement]:
            if row.uid not in self._found and (row.minutes, row.weeks, row.period) == (minutes, weeks, period):
                self._found.add(row.uid)
                return row.uid
        return ""
