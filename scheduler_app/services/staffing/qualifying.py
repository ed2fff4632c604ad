"""Who is qualified for what, who had the group last year, and what people wish."""

from __future__ import annotations

from functools import cache

from scheduler_app.domain.groups import Group
from scheduler_app.domain.planning import Qualification, TeachingWish
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement


class Suitability:
    """Answers about one school value; the maps are made once."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._rows = _by_person_and_subject(school)
        self._before = {(row.staff, row.subject, row.group) for row in school.taught_before.values()}
        self._wishes: dict[str, list[TeachingWish]] = {}
        for wish in school.teaching_wishes.values():
            self._wishes.setdefault(wish.staff, []).append(wish)
        self.classes = cache(self._classes)

    def qualified(self, staff: str, requirement: Requirement) -> bool:
        """Tell whether the person is qualified for the subject in the grades and the school form of all its groups."""
        person = self._school.staff[staff]
        rows = self._rows.get((staff, requirement.subject))
        if rows is None:
            return requirement.subject in person.subjects
        return all(any(_covers(row, group) for row in rows) for group in self._origins(requirement)) and bool(rows)

    def taught_before(self, staff: str, requirement: Requirement) -> bool:
        """Tell whether the person had any of its groups (or the class of a half-class) in the subject last year."""
        wanted = {*requirement.groups, *self.classes(requirement.uid)}
        return any((staff, requirement.subject, group) in self._before for group in wanted)

    def wish(self, staff: str, requirement: Requirement) -> int:
        """1 when the person wishes for it, -1 when not, 0 without a wish; a wish against weighs more."""
        groups = {*requirement.groups, *self.classes(requirement.uid)}
        said = [
            row.wanted for row in self._wishes.get(staff, ())
            if (row.subject is None or row.subject == requirement.subject) and (row.group is None or row.group in groups)
            and (row.subject or row.group)
        ]  # fmt: skip
        return 0 if not said else 1 if all(said) else -1

    def _classes(self, requirement: str) -> frozenset[str]:
        """Uids of the classes a requirement's groups are or are part of; a teaching group stands for itself."""
        groups = self._school.groups
        return frozenset(groups[uid].parent or uid for uid in self._school.requirements[requirement].groups)

    def _origins(self, requirement: Requirement) -> list[Group]:
        return [self._school.groups[uid] for uid in self.classes(requirement.uid)]


def _covers(row: Qualification, group: Group) -> bool:
    if row.school_form and group.school_form and row.school_form != group.school_form:
        return False
    if group.grade is None:
        return True
    return (row.first_grade is None or row.first_grade <= group.grade) and (row.last_grade is None or group.grade <= row.last_grade)


def _by_person_and_subject(school: School) -> dict[tuple[str, str], list[Qualification]]:
    """Rows that hold in the school year; a person whose rows for a subject have all run out has an empty list."""
    found: dict[tuple[str, str], list[Qualification]] = {}
    for row in school.qualifications.values():
        rows = found.setdefault((row.staff, row.subject), [])
        if row.dates.meets(school.year.dates):
            rows.append(row)
    return found
