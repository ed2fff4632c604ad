"""Persons and posts of the standard as pupils and staff of one school unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from scheduler_app.domain.calendar import ALWAYS, DateRange
from scheduler_app.domain.people import Pupil, SecurityMarking, StaffMember, is_imported
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld, withheld_uid
from scheduler_app.interchange.ss12000 import received
from scheduler_app.interchange.ss12000.enumerations import SecurityMark
from scheduler_app.interchange.ss12000.forms import own_form, own_year
from scheduler_app.interchange.ss12000.known import Known
from scheduler_app.interchange.ss12000.taking import taken_over

_MARKS: Mapping[str, SecurityMarking] = {
    mark.value.casefold(): meaning
    for mark, meaning in (
        (SecurityMark.NONE, SecurityMarking.NONE),
        (SecurityMark.CONFIDENTIAL, SecurityMarking.CONFIDENTIAL),
        (SecurityMark.PROTECTED, SecurityMarking.PROTECTED),
    )
}
_MARKED = (SecurityMarking.CONFIDENTIAL, SecurityMarking.PROTECTED)
_NOT_SCHOOL = ("FS", "FTH", "OPPFTH")
"""Preschool and leisure centre: enrolments that nobody has lessons by."""

_BEGINNING = timedelta(days=14)
"""Posts that begin within these first days of the year are held all of it: registers and schools seldom agree on its first day."""


class People:
    """Reads the people of one unit; `rows` may be all there are or only what has changed."""

    def __init__(self, rows: received.Rows, known: Known, unit: str, schools: frozenset[str], reading: Reading) -> None:
        self._rows, self._known, self._unit, self._schools, self._reading = rows, known, unit, schools, reading
        self._year = known.school.year.dates
        self.duties: dict[str, str] = dict(known.duties)
        """Staff uids by id of the post."""
        self.pupils: dict[str, str] = {}
        """Uids of pupils taken or present, by id of the person."""
        self.left: set[tuple[type[Any], str]] = set()
        """Rows that the source has told are not of this unit any more."""
        self.withheld: set[str] = set()
        """Ids of persons who wait for a decision or are left out."""
        self.held: set[tuple[type[Any], str]] = set()
        """Rows that stay as they are, although the source says nothing of them that could be taken over."""

    def read(self) -> None:
        for id, person in self._rows.rows["persons"].items():
            self._read_pupil(id, person)
        self._read_staff()
        self._pupils_present()

    # Pupils

    def _read_pupil(self, id: str, person: received.Person) -> None:
        enrolment = _current(person, self._unit, self._year.first)
        if enrolment is None:
            self.left.add((Pupil, self._known.uid("pupil", id)))
            return
        present = self._known.present("pupil", id)
        form = own_form(enrolment.school_type, present.school_form if present is not None else None)
        values = self._cleared(PersonKind.PUPIL, Pupil, id, person, present, {"school_form": form})
        if values is not None:
            told = own_year(form, enrolment.school_year)
            grade = told if told is not None else getattr(present, "grade", None)
            self._reading.entities.append(taken_over(Pupil, self._known.uid("pupil", id), present, {**values, "grade": grade}))

    def _cleared(
        self, kind: PersonKind, type_: type[Any], id: str, person: received.Person, present: Any, values: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The values with the person's name, or without for somebody settled under an alias; None for a person who must not be taken over
        before somebody has decided."""
        uid = self._known.uid(kind.value, id)
        if present is not None and present.marking in _MARKED and not present.archived:
            return {name: value for name, value in values.items() if name != "signature"}
        marking = _marking(person, present)
        decided = self._known.school.withheld.get(withheld_uid(kind, uid))
        waits = decided is not None and decided.decision is not Decision.ALIAS
        if waits or marking in _MARKED:
            found = decided if waits else Withheld(kind, uid, marking, source="ss12000")
            assert found is not None
            omitted = found.decision is Decision.OMIT
            self.held.add((type_, uid))
            self.withheld.add(id)
            self._reading.entities.append(found)
            code = "csv_omitted" if omitted else "csv_protected"
            self._reading.refused.append(RefusedRow(0, code, {"id": id}, "persons"))
            return None
        return {"given_name": person.given_name, "family_name": person.family_name, "marking": marking, **values}

    def _pupils_present(self) -> None:
        taken = {row.uid for row in self._reading.entities if isinstance(row, Pupil)}
        refused = {self._known.uid("pupil", id) for id in self._rows.refused_ids.get("persons", ())}
        all_told = "persons" in self._rows.complete
        here = {
            uid
            for uid, row in self._known.school.pupils.items()
            if not row.archived and (Pupil, uid) not in self.left
            and not (all_told and is_imported(row) and uid not in refused and (Pupil, uid) not in self.held)
        }  # fmt: skip
        self.pupils = {id: uid for id in self._mentioned() if (uid := self._known.uid("pupil", id)) in taken | here}

    def _mentioned(self) -> set[str]:
        groups = self._rows.rows["groups"].values()
        return {member.person.id for group in groups for member in group.group_memberships or ()} | self._rows.rows["persons"].keys()

    # Staff

    def _read_staff(self) -> None:
        by_person: dict[str, list[received.Duty]] = {}
        for id, duty in self._rows.rows["duties"].items():
            if duty.person is None:
                self._reading.not_supported["duties without a person"] += 1
            elif duty.duty_at.id != self._unit and duty.duty_at.id not in self._schools:
                self.left.add((StaffMember, self._known.uid("staff", duty.person.id)))
            else:
                self.duties[id] = self._known.uid("staff", duty.person.id)
                by_person.setdefault(duty.person.id, []).append(duty)
        if "duties" not in self._rows.complete:
            for id in self._rows.rows["persons"].keys() - by_person.keys():
                present = self._known.present("staff", id)
                if present is not None and not present.archived:
                    by_person[id] = []  # somebody whose name may have changed and whose posts have not
        taken = {row.signature.casefold() for row in self._known.school.staff.values() if not row.archived}
        for id, duties in sorted(by_person.items()):
            self._read_member(id, duties, taken)

    def _read_member(self, id: str, duties: Sequence[received.Duty], taken: set[str]) -> None:
        uid, present = self._known.uid("staff", id), self._known.present("staff", id)
        current = [duty for duty in duties if duty.end_date is None or self._year.first is None or duty.end_date >= self._year.first]
        if duties and not current:
            self.left.add((StaffMember, uid))
            return
        self.left.discard((StaffMember, uid))
        person = self._rows.rows["persons"].get(id)
        if person is None and present is None:
            self._reading.refused.append(RefusedRow(0, "ss12000_no_person", {"id": id}, "duties"))
            return
        values = self._of_duties(current, person, present, taken) if current else {}
        if person is not None:
            cleared = self._cleared(PersonKind.STAFF, StaffMember, id, person, present, values)
            if cleared is None:
                return
            values = cleared
        elif present is not None and present.marking in _MARKED:
            values.pop("signature", None)
        made = taken_over(StaffMember, uid, present, values)
        taken.add(made.signature.casefold())
        self._reading.entities.append(made)

    def _of_duties(
        self, duties: Sequence[received.Duty], person: received.Person | None, present: StaffMember | None, taken: set[str]
    ) -> dict[str, Any]:
        """What the posts together say of one member of staff."""
        percents = [duty.duty_percent for duty in duties if duty.duty_percent is not None]
        starts = [duty.start_date for duty in duties]
        ends = [duty.end_date for duty in duties]
        first = min((day for day in starts if day is not None), default=None) if None not in starts else None
        last = max((day for day in ends if day is not None), default=None) if None not in ends else None
        if first is not None and self._year.first is not None and first <= self._year.first + _BEGINNING:
            first = None  # a post held since before the year began, or with its first days
        values: dict[str, Any] = {"dates": DateRange(first, last) if first is None or last is None or first <= last else ALWAYS}
        if percents:
            values["percent"] = min(100.0, sum(percents))
        told = next((duty.signature for duty in sorted(duties, key=lambda duty: duty.duty_role != "Lärare") if duty.signature), "")
        own = present.signature if present is not None and not present.archived else ""
        if told and (told.casefold() == own.casefold() or told.casefold() not in taken):
            values["signature"] = told
        elif own:
            values["signature"] = own
        else:
            values["signature"] = _signature(person, taken)
        return values


def _current(person: received.Person, unit: str, first: date | None) -> received.Enrolment | None:
    """The person's enrolment at the unit that counts during the school year or after, None for nobody's pupil."""
    if person.person_status in ("Avliden", "Utvandrad"):
        return None
    found = [
        row
        for row in person.enrolments or ()
        if row.enroled_at.id == unit and not row.cancelled and row.school_type not in _NOT_SCHOOL
        and (row.end_date is None or first is None or row.end_date >= first)
    ]  # fmt: skip
    return max(found, key=lambda row: row.start_date or date.min, default=None)


def _marking(person: received.Person, present: Pupil | StaffMember | None) -> SecurityMarking:
    """Absent means unknown, unless somebody has been cleared before; a mark that nobody knows counts as one."""
    if not person.security_marking:
        return present.marking if present is not None else SecurityMarking.UNKNOWN
    return _MARKS.get(person.security_marking.strip().casefold(), SecurityMarking.CONFIDENTIAL)


def _signature(person: received.Person | None, taken: set[str]) -> str:
    """A signature for somebody who has none: the beginnings of both names, with a number where it is taken."""
    assert person is not None
    stem = (person.given_name[:3] + person.family_name[:3]) or "?"
    number, found = 1, stem
    while found.casefold() in taken:
        number += 1
        found = f"{stem}{number}"
    return found
