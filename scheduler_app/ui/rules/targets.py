"""What a rule of each scope can be about, by name. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from scheduler_app.domain.groups import Group
from scheduler_app.domain.order import by_grade
from scheduler_app.domain.rules import Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room
from scheduler_app.ui import labels
from scheduler_app.ui.names import lesson_time, lesson_title, teachers_text, who_text


def lines_of(school: School, scope: Scope) -> list[tuple[str, str]]:
    """(uid, text) of everything of that kind, groups by grade and others by name; archived ones are left out."""
    match scope:
        case Scope.GROUP:
            groups = sorted((row for row in school.groups.values() if not row.archived), key=by_grade)
            return [(row.uid, f"{row.name}  {_grade(row)}".strip()) for row in groups]
        case Scope.STAFF:
            lines = [(row.uid, f"{row.signature}  {row.name}") for row in school.staff.values() if not row.archived]
        case Scope.ROOM:
            lines = [(row.uid, f"{row.name}  {_building(row)}".strip()) for row in school.rooms.values() if not row.archived]
        case Scope.SUBJECT:
            lines = [(row.uid, f"{row.code}  {row.name}") for row in school.subjects.values() if not row.archived]
        case Scope.REQUIREMENT:
            lines = [(row.uid, _requirement(school, row.uid)) for row in school.requirements.values()]
        case Scope.LESSON:
            lines = [(uid, _lesson(school, uid)) for uid in school.lessons]
        case _:
            lines = []
    collator = QCollator(QLocale("sv_SE"))  # names of a Swedish school, whatever language the interface speaks
    collator.setNumericMode(True)
    return sorted(lines, key=lambda line: collator.sortKey(line[1]))


def _grade(group: Group) -> str:
    if group.grade is None:
        return ""
    return QCoreApplication.translate("RuleEditor", "(grade {grade})").format(grade=labels.grade(group.grade))


def _building(room: Room) -> str:
    return QCoreApplication.translate("RuleEditor", "(building {name})").format(name=room.building) if room.building else ""


def _requirement(school: School, uid: str) -> str:
    row = school.requirements[uid]
    groups = ", ".join(who_text(school, one) for one in row.groups)
    teachers = ", ".join(school.staff[one].signature for one in row.teachers if one in school.staff)
    return f"{school.subjects[row.subject].name} {groups}  {teachers}".strip()


def _lesson(school: School, uid: str) -> str:
    where = lesson_time(school, uid) or str(school.lessons[uid].position + 1)
    return f"{lesson_title(school, uid)}  {where}  {teachers_text(school, uid)}".strip()
