"""Organization v12 (IMS Enterprise): classes and groups, and who is in them as pupil, teacher or mentor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.edlevo.activities import read_activities
from scheduler_app.interchange.edlevo.register import Register, dates_of, marking_of
from scheduler_app.interchange.edlevo.signatures import free_signature
from scheduler_app.interchange.xml_file import XmlFile, attribute, child_text

_KINDS: Mapping[str, GroupKind] = {
    "Class": GroupKind.CLASS, "EducationGroup": GroupKind.TEACHING, "ScheduleGroup": GroupKind.TEACHING,
}  # fmt: skip
_PUPILS = ("Student", "Learner", "01")
_TEACHERS = ("Instructor", "02", "Mentor", "TeachingAssistant", "07")
_MENTOR = "Mentor"
_DELETED = "3"
_FORMS: Mapping[str, str] = {"GR": "GR", "GS": "GRS", "GY": "GY", "FK": "FKLASS", "S": "SP", "F": "FTH"}
"""Edlevo's codes of school types that SS 12000 calls otherwise."""


def read_organization(register: Register, file: XmlFile) -> None:
    members = list(_members(file))
    persons = {key: person for person in file.root.findall("person") for key in _keys(person)}
    groups = _groups(register, file)
    pupils = {key for _, key, role, _ in members if role in _PUPILS}
    teachers = {key for group, key, role, _ in members if role in _TEACHERS and group in groups}
    for person in file.root.findall("person"):
        _person(register, file, person, pupils, teachers)
    for group, key, role, row in members:
        if group in groups and key in persons:
            _member(register, groups[group], register.uid_of_person(_keys(persons[key])), role, row)
        elif group in groups:
            register.refuse(file, row, "timetable_unknown_reference", what="member")
    known = ((group, persons[key], row) for group, key, _, row in members if group in groups and key in persons)
    read_activities(register, ((groups[group], register.uid_of_person(_keys(person)), row) for group, person, row in known))
    if child_text(file.root, "properties/type") == "CompleteOrganization":
        register.leave_unlisted(Pupil, Group, Membership)


def _members(file: XmlFile) -> Iterator[tuple[str, str, str, Element]]:
    """Group id, person id, role and its element, for every role."""
    for membership in file.root.findall("membership"):
        for member in membership.findall("member"):
            for role in member.findall("role"):
                yield child_text(membership, "sourcedid/id"), child_text(member, "sourcedid/id"), attribute(role, "roletype") or "01", role


def _keys(person: Element) -> list[str]:
    keys = [child_text(row, "id") for row in person.findall("sourcedid")]
    return [key for key in (*keys, *((row.text or "").strip()[:200] for row in person.findall("userid"))) if key]


def _groups(register: Register, file: XmlFile) -> dict[str, str]:
    """Uids of classes and groups by their id; other kinds of groups are left out."""
    found = {}
    for row in file.root.findall("group"):
        key = child_text(row, "sourcedid/id")
        kinds = [(value.text or "").strip() for value in row.findall("grouptype/typevalue")]
        kind = next((_KINDS[name] for name in kinds if name in _KINDS), None)
        name = child_text(row, "description/short")
        if kind is None:
            register.left_out(f"group {kinds[0] if kinds else '?'}"[:60])
        elif not key or not name:
            register.refuse(file, row, "timetable_no_name", what="group")
        elif attribute(row, "recstatus") == _DELETED:
            register.leave(Group, key)
        else:
            found[key] = key
            register.put(Group, key, register.known.rows(Group).get(key), _group_values(row, name, kind))
    return found


def _group_values(row: Element, name: str, kind: GroupKind) -> dict[str, Any]:
    values: dict[str, Any] = {"name": name, "kind": kind}
    year = re.fullmatch(r"(?:åk\s*)?(\d{1,2})", child_text(row, "extension/schoolyear").lower())
    if year is not None:
        values["grade"] = int(year[1])
    form = child_text(row, "extension/schooltype")
    if form:
        values["school_form"] = _FORMS.get(form, form[:20])
    return values


def _person(register: Register, file: XmlFile, person: Element, pupils: set[str], teachers: set[str]) -> None:
    keys = _keys(person)
    uid = register.uid_of_person(keys)
    if not uid:
        register.refuse(file, person, "timetable_no_name", what="person")
        return
    is_pupil, is_teacher = not pupils.isdisjoint(keys), not teachers.isdisjoint(keys)
    if attribute(person, "recstatus") == _DELETED or child_text(person, "extension/status") == "Deceased":
        register.leave(Pupil, uid)
        register.leave(StaffMember, uid)
        return
    names = _names(person)
    names["marking"] = marking_of(person.find("extension/privacy"))
    if is_pupil or (not is_teacher and uid in register.known.rows(Pupil)):
        register.put_person(PersonKind.PUPIL, uid, names, {}, file, person)
    elif is_teacher:
        new = {"signature": free_signature(register.known, names["given_name"], names["family_name"], uid)}
        if uid not in register.known.rows(StaffMember):
            names |= new
        register.put_person(PersonKind.STAFF, uid, names, {}, file, person)
    else:
        register.left_out("person without a role at the school")


def _names(person: Element) -> dict[str, Any]:
    given, family = child_text(person, "name/n/given"), child_text(person, "name/n/family")
    if not (given or family):
        given, _, family = child_text(person, "name/fn").rpartition(" ")
    return {"given_name": given, "family_name": family}


def _member(register: Register, group: str, person: str, role: str, row: Element) -> None:
    if role in _PUPILS and person in register.known.rows(Pupil):
        dates = dates_of(row.find("timeframe"), "begin", "end")
        uid = register.known.new_uid("edlevo membership", f"{group}\n{person}\n{dates.first}")
        if attribute(row, "recstatus") == _DELETED:
            register.leave(Membership, uid)
            return
        values = {"group": group, "pupil": person, "dates": dates}
        register.put(Membership, uid, register.known.rows(Membership).get(uid), values)
    elif role == _MENTOR and person in register.known.rows(StaffMember) and attribute(row, "recstatus") != _DELETED:
        register.put(Group, group, register.known.rows(Group)[group], {"mentor": person})
