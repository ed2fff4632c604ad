"""Which lessons concern a class, teacher, room, group or pupil: what a column of the board holds. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.ui.board.view_data import Mode


class Attending:
    """Answers for one school value; make a new one when groups, memberships, programmes or requirements change.

    A class has the lessons of its own group, of its half-classes, and of every teaching group that one of its pupils belongs to.
    A pupil has the lessons of the groups he or she belongs to at any time; with adapted programmes only the listed lessons; and
    single ones that he or she attends on any date.
    """

    def __init__(self, school: School) -> None:
        self._school = school

    @cached_property
    def _groups_of_pupil(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self._school.memberships.values():
            found.setdefault(row.pupil, set()).add(row.group)
        return found

    @cached_property
    def _requirements_by(self) -> dict[tuple[Mode, str], list[str]]:
        found: dict[tuple[Mode, str], list[str]] = {}
        for requirement in self._school.requirements.values():
            for group in requirement.groups:
                found.setdefault((Mode.GROUP, group), []).append(requirement.uid)
            for teacher in requirement.teachers:
                found.setdefault((Mode.TEACHER, teacher), []).append(requirement.uid)
        return found

    def groups_of_class(self, uid: str) -> frozenset[str]:
        """The class, its half-classes and the teaching groups with at least one of its pupils."""
        school = self._school
        own = {uid} | {group.uid for group in school.groups.values() if group.parent == uid}
        pupils = {row.pupil for group in own for row in school.memberships_of.get(group, ())}
        met = {group for pupil in pupils for group in self._groups_of_pupil[pupil]}
        return frozenset(own | {group for group in met if school.groups[group].kind is GroupKind.TEACHING})

    def lessons(self, mode: Mode, uid: str) -> frozenset[str]:
        """Lesson uids of a column, placed or not; a room has those that are placed in it."""
        match mode:
            case Mode.CLASS:
                return self._of_groups(self.groups_of_class(uid))
            case Mode.GROUP:
                return self._of_groups((uid,))
            case Mode.TEACHER:
                return self._of_requirements(self._requirements_by.get((Mode.TEACHER, uid), ()))
            case Mode.ROOM:
                return frozenset(placement.lesson for placement in self._school.placed.values() if uid in placement.rooms)
            case Mode.PUPIL:
                return self._of_pupil(uid)
            case _:
                return frozenset()

    def lessons_of_groups(self, pupil: str) -> frozenset[str]:
        """Lesson uids of the groups that a pupil belongs to at any time, whatever an adapted programme says."""
        return self._of_groups(self._groups_of_pupil.get(pupil, ()))

    def _of_pupil(self, uid: str) -> frozenset[str]:
        lessons = self.lessons_of_groups(uid)
        programmes = self._school.programmes_of.get(uid, ())
        if programmes:
            lessons &= {lesson for row in programmes for lesson in row.lessons}
        return lessons | {row.lesson for row in self._school.individual_lessons_of.get(uid, ()) if row.attends}

    def _of_groups(self, groups: Iterable[str]) -> frozenset[str]:
        wanted = {uid for group in groups for uid in self._requirements_by.get((Mode.GROUP, group), ())}
        return self._of_requirements(wanted)

    def _of_requirements(self, requirements: Iterable[str]) -> frozenset[str]:
        by = self._school.lessons_of
        return frozenset(lesson.uid for uid in requirements for lesson in by[uid])
