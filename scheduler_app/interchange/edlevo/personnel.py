"""Personnel v8: staff with their posts, signatures and the subjects they are qualified for."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import Qualification
from scheduler_app.domain.teaching import Subject
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.edlevo.register import Register, dates_of, marking_of
from scheduler_app.interchange.edlevo.signatures import free_signature
from scheduler_app.interchange.xml_file import XmlFile, attribute, child_text


def read_personnel(register: Register, file: XmlFile) -> None:
    for person in file.root.findall("person"):
        uid = register.uid_of_person(child_text(person, name) for name in ("personid", "uniqueid", "id"))
        if not uid:
            register.refuse(file, person, "timetable_no_name", what="person")
        elif attribute(person, "change") == "Delete" or child_text(person, "status") == "Deceased":
            register.leave(StaffMember, uid)
        else:
            _put(register, file, person, uid)
    if child_text(file.root, "properties/type") == "CompletePersonnel":
        register.leave_unlisted(StaffMember, Qualification)
    register.left_out("workarea", len(file.root.findall("person/workarea")))


def _put(register: Register, file: XmlFile, person: Element, uid: str) -> None:
    employment = person.find("employment")
    placement = next(
        (row for row in person.findall("employment/placement") if child_text(row, "signature")), person.find("employment/placement")
    )
    present = register.known.rows(StaffMember).get(uid)
    values: dict[str, Any] = {
        "given_name": child_text(person, "firstname"), "family_name": child_text(person, "lastname"),
        "marking": marking_of(person.find("privacy")), "dates": dates_of(employment, "start", "end"),
    }  # fmt: skip
    signature = child_text(placement, "signature")
    taken = register.known.named(StaffMember, signature) if signature else None
    if taken is not None and taken.uid != uid:
        register.refuse(file, person, "csv_signature_taken", column="signature")
        return
    if signature or present is None:
        values["signature"] = signature or free_signature(register.known, values["given_name"], values["family_name"], uid)
    percent = _percent(child_text(placement, "percent") or child_text(employment, "percent"))
    if percent is not None:
        values["percent"] = percent
    codes = [(row.text or "").strip() for row in person.findall("teachingqualification/subject")]
    subjects = tuple(dict.fromkeys(row.uid for code in codes if code and (row := register.known.named(Subject, code)) is not None))
    if subjects:
        values["subjects"] = subjects
    register.put_person(PersonKind.STAFF, uid, values, {}, file, person)
    if register.has(StaffMember, uid):
        _put_qualifications(register, person, uid)


def _put_qualifications(register: Register, person: Element, staff: str) -> None:
    """One row for each subject the school has, with the school form and grades it is for."""
    for row in person.findall("teachingqualification"):
        grades = {"first_grade": _grade(child_text(row, "fromschoolyear")), "last_grade": _grade(child_text(row, "toschoolyear"))}
        form = child_text(row, "schooltype")
        for code in dict.fromkeys((one.text or "").strip() for one in row.findall("subject")):
            subject = register.known.named(Subject, code) if code else None
            if subject is not None:
                uid = uid_of(staff, "qualification", f"{subject.uid}/{form}/{grades}")
                values: dict[str, Any] = {"staff": staff, "subject": subject.uid, "school_form": form, **grades}
                register.put(Qualification, uid, register.known.rows(Qualification).get(uid), values)


def _grade(text: str) -> int | None:
    """A grade from 0 (förskoleklass) to 13; None for anything else, which leaves that end open."""
    if text.upper() == "F":
        return 0
    return int(text) if text.isdecimal() and int(text) <= 13 else None


def _percent(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return min(value, 100.0) if 0 <= value < 1000 else None
