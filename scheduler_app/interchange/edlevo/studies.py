"""Study Information v11: the subjects and courses that pupils read, and the course groups their study plans name.

Which pupil reads what with an adapted or reduced plan, guardians, grades and notes are not read.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.teaching import Subject
from scheduler_app.interchange.csv.known import is_class
from scheduler_app.interchange.edlevo.register import Register, dates_of
from scheduler_app.interchange.xml_file import XmlFile, child_text


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
            _course_group(register, pupil, course)
    for name in ("programchoice", "coursechoice", "subjectchoice"):
        register.left_out(name, len(file.root.findall(name)))


def _subject(register: Register, row: Element, official: str) -> None:
    code, name = child_text(row, "code"), child_text(row, "name")
    if code and register.known.named(Subject, code) is None:
        uid = register.known.new_uid("edlevo subject", code.casefold())
        values = {"code": code, "name": name or code, "official_code": official}
        register.put(Subject, uid, register.known.rows(Subject).get(uid), values)


def _course_group(register: Register, pupil: str, course: Element) -> None:
    """The pupil is in the group that the course names, if the school has one of that name."""
    name = child_text(course, "group")
    group = register.known.named(Group, name, lambda row: not is_class(row)) if name else None
    if group is None or pupil not in register.known.rows(Pupil):
        return
    uid = register.known.new_uid("edlevo membership", f"{group.uid}\n{pupil}\ncourse")
    if not any(row.group == group.uid and row.uid != uid for row in register.known.memberships_of(pupil)):
        values = {"group": group.uid, "pupil": pupil, "dates": dates_of(course, "start", "end")}
        register.put(Membership, uid, register.known.rows(Membership).get(uid), values)
