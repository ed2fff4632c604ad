"""The data tables: for each kind of entity its columns, what a new row looks like, and where its rows are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.people import DutyType, Pupil, StaffMember
from scheduler_app.domain.rules import CATALOGUE, Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement, Room, Subject
from scheduler_app.ui import labels
from scheduler_app.ui.data.belonging import memberships, programmes
from scheduler_app.ui.data.calendar_kinds import calendar_kinds, school_unit
from scheduler_app.ui.data.columns import (
    Column,
    changed,
    choice_column,
    flag_column,
    grade_column,
    number_column,
    one_of,
    reference_column,
    text_column,
    uids_of,
)
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.data.lesson_kinds import blocks, lessons
from scheduler_app.ui.data.requirement_columns import requirement_columns
from scheduler_app.ui.data.rule_columns import rule_columns
from scheduler_app.ui.staffing.planning_kinds import planning_kinds

WEEK_MINUTES = 7 * 24 * 60
_HUES = 12


def data_kinds() -> tuple[DataKind, ...]:
    """All tables in the order of the list, with titles in the interface language."""
    groups = (
        (
            QCoreApplication.translate("DataTable", "The school"),
            (_subjects(), _rooms(), _staff(), _groups(), _pupils(), memberships(), school_unit()),
        ),
        (QCoreApplication.translate("DataTable", "The timetable"), (_requirements(), lessons(), blocks(), programmes(), _rules())),
        (QCoreApplication.translate("DataTable", "Staff planning"), planning_kinds()),
        (QCoreApplication.translate("DataTable", "The calendar"), calendar_kinds()),
    )
    kinds = (kind for name, (first, *others) in groups for kind in (replace(first, group=name), *others))
    return tuple(replace(kind, told_by=_TOLD_BY.get(kind.key, kind.told_by), sorted_by=_SORTED_BY.get(kind.key, 0)) for kind in kinds)


_TOLD_BY = {
    "pupils": (0, 1), "memberships": (0, 1), "requirements": (0, 1), "lessons": (0, 2), "rules": (0, 1, 2), "assignments": (0, 1, 2),
    "qualifications": (0, 1), "teaching_wishes": (0, 1, 2), "taught_before": (0, 1, 2), "study_points": (0, 1),
    "local_hours": (0, 1, 2, 3), "days_off": (0, 1), "duty_breaks": (0, 2, 3),
}  # fmt: skip
"""Where the first column does not tell one row from another."""

_SORTED_BY = {"terms": 1, "periods": 1, "days_off": 1, "frame": 1}
"""What has a place in the year, or the day, stands in its order."""


def _shown(rows: Any) -> list[Any]:
    return [row for row in rows.values() if not getattr(row, "archived", False)]


def _subjects_shown(school: School) -> list[Subject]:
    return _shown(school.subjects)


def _code(subject: Subject) -> str:
    return subject.code


def _name(row: Any) -> str:
    return str(row.name)


def _present_staff(school: School) -> list[StaffMember]:
    return _shown(school.staff)


def _signature(member: StaffMember) -> str:
    return member.signature


def _new_name() -> str:
    return QCoreApplication.translate("DataTable", "New")


def _subjects() -> DataKind:
    return DataKind(
        "subjects", QCoreApplication.translate("DataTable", "Subjects"),
        (
            text_column(QCoreApplication.translate("DataTable", "Code"), "code", required=True, among=_subjects_shown),
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True),
            text_column(QCoreApplication.translate("DataTable", "Official code"), "official_code"),
            flag_column(QCoreApplication.translate("DataTable", "Special (not published)"), "special"),
            replace(number_column(QCoreApplication.translate("DataTable", "Colour (0–11)"), "hue", 0, _HUES - 1), swatch=True),
        ),
        lambda school: _shown(school.subjects),
        lambda school: Subject(
            str(uuid4()), _free(_new_name(), (row.code for row in school.subjects.values())), _new_name(), hue=_rarest_hue(school)
        ),
    )  # fmt: skip


def _rarest_hue(school: School) -> int:
    """The colour that fewest subjects have, so that cards of different subjects look different without anybody choosing."""
    used = Counter(row.hue for row in _shown(school.subjects))
    return min(range(_HUES), key=lambda hue: used[hue])


def _rooms() -> DataKind:
    def tags(school: School, room: Room) -> str:
        return ", ".join(labels.room_tag(tag) for tag in room.tags)

    def set_tags(school: School, room: Room, typed: str) -> Any:
        return changed(room, tags=tuple(dict.fromkeys(labels.tag_called(part.strip()) for part in typed.split(",") if part.strip())))

    return DataKind(
        "rooms", QCoreApplication.translate("DataTable", "Rooms"),
        (
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True, among=lambda school: _shown(school.rooms)),
            number_column(QCoreApplication.translate("DataTable", "Seats"), "seats", 0, 5000),
            text_column(QCoreApplication.translate("DataTable", "Building"), "building"),
            Column(QCoreApplication.translate("DataTable", "Suitable for"), tags, set_tags),
            flag_column(QCoreApplication.translate("DataTable", "Shared"), "shared"),
        ),
        lambda school: _shown(school.rooms),
        lambda school: Room(str(uuid4()), _free(_new_name(), (row.name for row in school.rooms.values()))),
    )  # fmt: skip


def _staff() -> DataKind:
    duties = {kind: labels.duty_type(kind) for kind in DutyType}
    return DataKind(
        "staff", QCoreApplication.translate("DataTable", "Staff"),
        (
            text_column(QCoreApplication.translate("DataTable", "Initials"), "signature", required=True, among=_present_staff),
            text_column(QCoreApplication.translate("DataTable", "Given name"), "given_name"),
            text_column(QCoreApplication.translate("DataTable", "Family name"), "family_name"),
            number_column(QCoreApplication.translate("DataTable", "Percent"), "percent", 0, 100, unit="%"),
            choice_column(QCoreApplication.translate("DataTable", "Type of post"), "duty_type", duties),
            number_column(QCoreApplication.translate("DataTable", "Teaching min/week"), "teaching_minutes", 0, WEEK_MINUTES, optional=True),
            reference_column(
                QCoreApplication.translate("DataTable", "Subjects"), "subjects", lambda school: school.subjects.values(), _code, _name,
            ),
        ),
        lambda school: _shown(school.staff),
        lambda school: StaffMember(
            str(uuid4()), _free(_new_name(), (row.signature for row in school.staff.values() if not row.archived)), "", _new_name()
        ),
    )  # fmt: skip


def _groups() -> DataKind:
    kinds = {kind: labels.group_kind(kind) for kind in GroupKind}

    def parent(school: School, group: Group) -> str:
        found = school.groups.get(group.parent or "")
        return found.name if found is not None else ""

    def set_parent(school: School, group: Group, typed: str) -> Any:
        classes = [row for row in _shown(school.groups) if row.kind is GroupKind.CLASS and row.uid != group.uid]
        found = uids_of(typed, classes, lambda row: row.name)
        return changed(group, parent=found[0] if found else None)

    def pupils(school: School, group: Group) -> str:
        return str(school.group_size(group.uid))

    return DataKind(
        "groups", QCoreApplication.translate("DataTable", "Groups"),
        (
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True, among=lambda school: _shown(school.groups)),
            choice_column(QCoreApplication.translate("DataTable", "Kind"), "kind", kinds),
            grade_column(QCoreApplication.translate("DataTable", "Grade"), "grade", optional=True),
            Column(QCoreApplication.translate("DataTable", "Part of"), parent, set_parent),
            one_of(QCoreApplication.translate("DataTable", "Mentor"), "mentor", _present_staff, _signature, optional=True),
            Column(QCoreApplication.translate("DataTable", "Pupils"), pupils, number=True),
            number_column(QCoreApplication.translate("DataTable", "Planned pupils"), "planned_pupils", 0, 2000),
        ),
        lambda school: _shown(school.groups),
        lambda school: Group(str(uuid4()), _free(_new_name(), (row.name for row in school.groups.values()))),
    )  # fmt: skip


def _pupils() -> DataKind:
    def classes(school: School, pupil: Pupil) -> str:
        return ", ".join(_groups_of(school).get(pupil.uid, ()))

    def set_groups(school: School, pupil: Pupil, typed: str) -> tuple[Change, ...]:
        """Memberships of the groups that stay keep their dates; new ones are for the whole year."""
        wanted = uids_of(typed, _shown(school.groups), lambda group: group.name)
        present = [row for row in school.memberships.values() if row.pupil == pupil.uid]
        gone = [Change(row, None) for row in present if row.group not in wanted]
        known = {row.group for row in present}
        return (*gone, *(Change(None, Membership(str(uuid4()), uid, pupil.uid)) for uid in wanted if uid not in known))

    return DataKind(
        "pupils", QCoreApplication.translate("DataTable", "Pupils"),
        (
            text_column(QCoreApplication.translate("DataTable", "Given name"), "given_name"),
            text_column(QCoreApplication.translate("DataTable", "Family name"), "family_name"),
            grade_column(QCoreApplication.translate("DataTable", "Grade"), "grade", optional=True),
            Column(QCoreApplication.translate("DataTable", "Groups"), classes, set_groups),
            number_column(QCoreApplication.translate("DataTable", "Expected min/week"), "expected_minutes", 0, WEEK_MINUTES, optional=True),
        ),
        lambda school: [row for row in _shown(school.pupils) if not row.placeholder],
        lambda school: Pupil(str(uuid4()), "", _new_name()),
    )  # fmt: skip


def _requirements() -> DataKind:
    def new_row(school: School) -> Requirement | None:
        subject = next(iter(_shown(school.subjects)), None)
        return None if subject is None else Requirement(str(uuid4()), subject.uid, (), (), 0)

    return DataKind(
        "requirements", QCoreApplication.translate("DataTable", "Teaching"), requirement_columns(),
        lambda school: list(school.requirements.values()), new_row,
    )  # fmt: skip


def _rules() -> DataKind:
    def new_row(school: School) -> Rule:
        kind = CATALOGUE["max_day_length"]
        return Rule(str(uuid4()), kind.rule_id, kind.scopes[0], (), {p.name: p.default for p in kind.params}, kind.default_weight)

    return DataKind(
        "rules",
        QCoreApplication.translate("DataTable", "Rules"),
        rule_columns(),
        lambda school: list(school.rules.values()),
        new_row,
        editor=True,
    )


def _free(name: str, taken: Any) -> str:
    """`name`, or the first of `name 2`, `name 3`, … that is not taken."""
    used = set(taken)
    number, found = 1, name
    while found in used:
        number += 1
        found = f"{name} {number}"
    return found


_group_names: dict[int, tuple[School, dict[str, tuple[str, ...]]]] = {}


def _groups_of(school: School) -> dict[str, tuple[str, ...]]:
    """Group names by pupil, made once for a school value."""
    cached = _group_names.get(0)
    if cached is None or cached[0].memberships is not school.memberships or cached[0].groups is not school.groups:
        found: dict[str, list[str]] = {}
        for row in school.memberships.values():
            found.setdefault(row.pupil, []).append(school.groups[row.group].name)
        cached = _group_names[0] = (school, {uid: tuple(sorted(names)) for uid, names in found.items()})
    return cached[1]
