"""Words for the codes of the domain: kinds, rules, formats. One function a family."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.calendar import DayOffKind, WeekKind, WeekPattern
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.people import DutyType
from scheduler_app.domain.rules import CATALOGUE, Scope
from scheduler_app.domain.timetable import LockedBy, VersionState
from scheduler_app.ui.language import say


def rule_name(rule_id: str) -> str:
    """What a rule is called, for instance "No gaps for pupils"."""
    return say(f"rule_{rule_id}")


def step_text(step: HistoryEntry) -> str:
    """What a step did, in words; a rule that was named by its id is called by its name."""
    told = {key: value for key, value in step.data if key != "n"}
    name, plus, more = told.get("name", "").partition(" +")
    if name in CATALOGUE:
        told["name"] = say("the_rule", name=rule_name(name)) + plus + more
    return say(step.label, n=step.size, **told)


def grade(number: int) -> str:
    """A grade as it is written: F for förskoleklass, which is 0."""
    return str(number or "F")


def group_kind(kind: GroupKind) -> str:
    words = {
        GroupKind.CLASS: QCoreApplication.translate("Labels", "Class"),
        GroupKind.HALF: QCoreApplication.translate("Labels", "Half-class"),
        GroupKind.TEACHING: QCoreApplication.translate("Labels", "Teaching group"),
    }
    return words[kind]


def duty_type(kind: DutyType) -> str:
    words = {
        DutyType.FERIETJANST: QCoreApplication.translate("Labels", "Term-time post"),
        DutyType.SEMESTERTJANST: QCoreApplication.translate("Labels", "Year-round post"),
    }
    return words[kind]


def scope(kind: Scope) -> str:
    words = {
        Scope.SCHOOL: QCoreApplication.translate("Labels", "School"),
        Scope.GROUP: QCoreApplication.translate("Labels", "Groups"),
        Scope.STAFF: QCoreApplication.translate("Labels", "Staff"),
        Scope.ROOM: QCoreApplication.translate("Labels", "Rooms"),
        Scope.SUBJECT: QCoreApplication.translate("Labels", "Subjects"),
        Scope.REQUIREMENT: QCoreApplication.translate("Labels", "Teaching"),
        Scope.LESSON: QCoreApplication.translate("Labels", "Lessons"),
    }
    return words[kind]


_TAGS = ("art", "craft", "dining", "gym", "kitchen", "music", "primary", "science", "technology", "textile", "wood")
"""What the demo schools and the common registers say rooms are fit for; schools write others in their own words."""


def room_tag(tag: str) -> str:
    """What a room is fit for, in words; a tag of the school's own is a word already."""
    words = {
        "art": QCoreApplication.translate("Labels", "art"), "craft": QCoreApplication.translate("Labels", "craft"),
        "dining": QCoreApplication.translate("Labels", "dining hall"), "gym": QCoreApplication.translate("Labels", "sports"),
        "kitchen": QCoreApplication.translate("Labels", "home economics"), "music": QCoreApplication.translate("Labels", "music"),
        "primary": QCoreApplication.translate("Labels", "primary school"), "science": QCoreApplication.translate("Labels", "science"),
        "technology": QCoreApplication.translate("Labels", "technology"), "textile": QCoreApplication.translate("Labels", "textile craft"),
        "wood": QCoreApplication.translate("Labels", "wood craft"),
    }  # fmt: skip
    return words.get(tag, tag)


def tag_called(word: str) -> str:
    """The tag that is called so; a word of the school's own stays as it is."""
    return next((tag for tag in _TAGS if room_tag(tag).casefold() == word.casefold()), word)


def day_off_kind(kind: DayOffKind) -> str:
    words = {
        DayOffKind.HOLIDAY: QCoreApplication.translate("Labels", "Public holiday"),
        DayOffKind.BREAK: QCoreApplication.translate("Labels", "School break"),
        DayOffKind.STUDY_DAY: QCoreApplication.translate("Labels", "Staff training day"),
        DayOffKind.HALF_DAY: QCoreApplication.translate("Labels", "Half day"),
    }
    return words[kind]


def version_state(state: VersionState) -> str:
    words = {
        VersionState.DRAFT: QCoreApplication.translate("Labels", "Draft"),
        VersionState.PUBLISHED: QCoreApplication.translate("Labels", "Published"),
        VersionState.ARCHIVED: QCoreApplication.translate("Labels", "Archived"),
    }
    return words[state]


def locked_by(who: LockedBy | None) -> str:
    if who is None:
        return QCoreApplication.translate("Labels", "Not locked")
    words = {
        LockedBy.PERSON: QCoreApplication.translate("Labels", "Locked by a person"),
        LockedBy.IMPORT: QCoreApplication.translate("Labels", "Locked by import"),
        LockedBy.SOLVER: QCoreApplication.translate("Labels", "Locked by the search"),
    }
    return words[who]


def weeks(pattern: WeekPattern) -> str:
    if pattern.kind is WeekKind.EXPLICIT:
        numbers = ", ".join(str(week) for week in pattern.weeks)
        return QCoreApplication.translate("Labels", "Weeks {numbers}").format(numbers=numbers)
    words = {
        WeekKind.EVERY: QCoreApplication.translate("Labels", "Every week"),
        WeekKind.ODD: QCoreApplication.translate("Labels", "A weeks (odd)"),
        WeekKind.EVEN: QCoreApplication.translate("Labels", "B weeks (even)"),
    }
    return words[pattern.kind]


def severity(name: str) -> str:
    if name == "ignored":
        return QCoreApplication.translate("Labels", "Ignored with a reason")
    if name == "hard":
        return QCoreApplication.translate("Labels", "Hard rules broken")
    return QCoreApplication.translate("Labels", "Wishes not met")


def print_kind(what: str) -> str:
    words = {
        "classes": QCoreApplication.translate("Labels", "Classes"),
        "teachers": QCoreApplication.translate("Labels", "Teachers"),
        "rooms": QCoreApplication.translate("Labels", "Rooms"),
        "pupils": QCoreApplication.translate("Labels", "Pupils"),
        "groups": QCoreApplication.translate("Labels", "Groups"),
        "collective": QCoreApplication.translate("Labels", "Collective schedule"),
        "overview": QCoreApplication.translate("Labels", "Overview"),
        "wall": QCoreApplication.translate("Labels", "Wall chart"),
        "teacher_overview": QCoreApplication.translate("Labels", "Teacher overview"),
        "room_overview": QCoreApplication.translate("Labels", "Room overview"),
        "room_use": QCoreApplication.translate("Labels", "Room utilisation"),
        "dining": QCoreApplication.translate("Labels", "Dining-hall load"),
        "changes": QCoreApplication.translate("Labels", "Changes"),
        "pupil_quality": QCoreApplication.translate("Labels", "Pupils' weeks"),
        "staff": QCoreApplication.translate("Labels", "Staff"),
        "staff_plan": QCoreApplication.translate("Labels", "Staff plan by person"),
        "working_time": QCoreApplication.translate("Labels", "Working time by person"),
        "break_duty": QCoreApplication.translate("Labels", "Break duty"),
    }
    return words.get(what, what)


def table_kind(kind: str) -> str:
    """What a table to import holds."""
    words = {
        "staff": QCoreApplication.translate("Labels", "Staff"),
        "pupils": QCoreApplication.translate("Labels", "Pupils"),
        "classes": QCoreApplication.translate("Labels", "Classes"),
        "groups": QCoreApplication.translate("Labels", "Groups"),
        "memberships": QCoreApplication.translate("Labels", "Group members"),
        "rooms": QCoreApplication.translate("Labels", "Rooms"),
        "subjects": QCoreApplication.translate("Labels", "Subjects"),
        "requirements": QCoreApplication.translate("Labels", "Teaching"),
    }
    return words.get(kind, kind)


def file_format(name: str) -> str:
    words = {
        "csv": QCoreApplication.translate("Labels", "CSV files (folder or file)"),
        "fet": QCoreApplication.translate("Labels", "FET file (.fet)"),
        "json": QCoreApplication.translate("Labels", "Ringklocka JSON"),
        "xlsx": QCoreApplication.translate("Labels", "Excel workbook"),
        "ics": QCoreApplication.translate("Labels", "Calendar (iCalendar)"),
        "ss12000": QCoreApplication.translate("Labels", "SS 12000"),
        "edlevo": QCoreApplication.translate("Labels", "Edlevo or ProCapita XML"),
        "asc": QCoreApplication.translate("Labels", "aSc Timetables XML"),
        "untis": QCoreApplication.translate("Labels", "Untis text files (GPU)"),
    }
    return words.get(name, name)


def difference(what: str) -> str:
    words = {
        "new": QCoreApplication.translate("Labels", "New"),
        "changed": QCoreApplication.translate("Labels", "Changed"),
        "cancelled": QCoreApplication.translate("Labels", "Cancelled"),
        "frozen": QCoreApplication.translate("Labels", "Reported, left alone"),
    }
    return words.get(what, what)
