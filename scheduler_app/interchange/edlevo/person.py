"""Person v6: names and protection marks of people the school has; whether somebody is a pupil or staff stands in the other files."""

from __future__ import annotations

from typing import Any

from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.edlevo.register import Register, marking_of
from scheduler_app.interchange.xml_file import XmlFile, attribute, child_text

_DELETED = "3"


def read_persons(register: Register, file: XmlFile) -> None:
    for person in file.root.findall("person"):
        keys = [child_text(row, "id") for row in person.findall("sourcedid")]
        keys += [(row.text or "").strip()[:200] for row in person.findall("userid")]
        uid = register.uid_of_person(keys)
        kind = PersonKind.PUPIL if uid in register.known.rows(Pupil) else PersonKind.STAFF
        if uid not in register.known.rows(Pupil) and uid not in register.known.rows(StaffMember):
            register.left_out("person without a role at the school")
        elif attribute(person, "recstatus") == _DELETED or child_text(person, "extension/status") == "Deceased":
            register.leave(Pupil, uid)
            register.leave(StaffMember, uid)
        else:
            rows: dict[str, Any] = dict(register.known.rows(Pupil if kind is PersonKind.PUPIL else StaffMember))
            told = {"given_name": child_text(person, "name/n/given"), "family_name": child_text(person, "name/n/family")}
            privacy = person.find("extension/privacy")
            values: dict[str, Any] = {name: text for name, text in told.items() if text}
            values["marking"] = marking_of(privacy) if privacy is not None else rows[uid].marking
            register.put_person(kind, uid, values, {}, file, person)
