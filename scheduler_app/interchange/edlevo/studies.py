"""Study Information v11: the subjects and courses that pupils read, the course groups their study plans name, and the courses' points.

What the school has no place for is counted by type: choices, grades, notes, adapted and reduced plans, guidance, reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.planning import StudyPoints
from scheduler_app.domain.teaching import Subject
from scheduler_app.interchange.csv.known import is_class
from scheduler_app.interchange.edlevo.register import Register, dates_of
from scheduler_app.interchange.xml_file import XmlFile, child_text

_READ: Mapping[str, tuple[str, ...]] = {
    "properties": ("datetime", "datasource", "comments", "schooltype", "timeframe"),
    "subjectplan": ("student", "unit", "subject"), "studyplan": ("student", "unit", "course"),
}  # fmt: skip
"""Parts of the file, and of each what is read or only says where the rest belongs."""

_MOST_POINTS = 1000


def read_subjects(register: Register, file: XmlFile) -> None:
    """The part that others refer to."""
    for row in file.root.findall("subjectplan/subject"):
        _subject(register, row, child_text(row, "recommendedsubjectcode"))
    for course in file.root.findall("studyplan/course"):
        _subject(register, course, child_text(course, "code"))


def read_studies(register: Register, file: XmlFile) -> None:
    for plan in file.root.findall("studyplan"):
        pupil = register.uid_of_person(child_text(plan, f"student/{name}") for name in ("personid", "id"))
        for course in plan.findall("course"):
            _course(register, pupil, course)
    _count_rest(register, file)


def _count_rest(register: Register, file: XmlFile) -> None:
    """What stands in the file and is not read, by element."""
    for row in file.root:
        if row.tag not in _READ:
            register.left_out(row.tag)
            continue
        for part in row:
            if part.tag not in _READ[row.tag]:
                register.left_out(f"{row.tag}/{part.tag}")
        for subject in row.findall("subject"):
            register.left_out("subjectplan/subject: reduced", child_text(subject, "reduced") not in ("", "None"))
        for course in row.findall("course"):
            register.left_out("studyplan/course: grade", bool(child_text(course, "grade")))
            register.left_out("studyplan/course: deviation", child_text(course, "deviation") not in ("", "NoDeviation"))


def _subject(register: Register, row: Element, official: str) -> None:
    code, name = child_text(row, "code"), child_text(row, "name")
    if code and register.known.named(Subject, code) is None:
        uid = register.known.new_uid("edlevo subject", code.casefold())
        values = {"code": code, "name": name or code, "official_code": official}
        register.put(Subject, uid, register.known.rows(Subject).get(uid), values)


def _course(register: Register, pupil: str, course: Element) -> None:
    """The pupil is in the group that the course names, if the school has one of that name, and the group reads the course's points."""
    name = child_text(course, "group")
    group = register.known.named(Group, name, lambda row: not is_class(row)) if name else None
    if group is None:
        register.left_out("studyplan/course: group unknown here", bool(name))
        return
    _points(register, group, course)
    if pupil not in register.known.rows(Pupil):
        register.left_out("studyplan/course: pupil unknown here")
        return
    uid = register.known.new_uid("edlevo membership", f"{group.uid}\n{pupil}\ncourse")
    if not any(row.group == group.uid and row.uid != uid for row in register.known.memberships_of(pupil)):
        values = {"group": group.uid, "pupil": pupil, "dates": dates_of(course, "start", "end")}
        register.put(Membership, uid, register.known.rows(Membership).get(uid), values)


def _points(register: Register, group: Group, course: Element) -> None:
    """Points of a course that a group of the gymnasium reads; what the school has entered itself stays."""
    points, subject = child_text(course, "points"), register.known.named(Subject, child_text(course, "code"))
    if subject is None or not (points.isascii() and points.isdigit() and 0 < int(points) <= _MOST_POINTS):
        return
    uid = register.known.new_uid("edlevo points", f"{group.uid}\n{subject.uid}")
    rows = register.known.rows(StudyPoints)
    if not any(row.group == group.uid and row.subject == subject.uid and row.uid != uid for row in rows.values()):
        register.put_row(StudyPoints(uid, group.uid, subject.uid, int(points)))
