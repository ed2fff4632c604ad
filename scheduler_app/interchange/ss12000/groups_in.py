"""Groups and their memberships of the standard as classes, half classes and teaching groups of one school unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.interchange.ss12000 import received
from scheduler_app.interchange.ss12000.enumerations import GroupType
from scheduler_app.interchange.ss12000.forms import own_form
from scheduler_app.interchange.ss12000.known import Known
from scheduler_app.interchange.ss12000.people_in import People
from scheduler_app.interchange.ss12000.taking import taken_over

_GROUPS = (GroupType.KLASS, GroupType.UNDERVISNING, GroupType.SCHEMA)
"""Types of groups that are taught; others are not taken over."""


class Groups:
    """Reads the groups of one unit, when its people have been read."""

    def __init__(self, rows: received.Rows, known: Known, unit: str, schools: frozenset[str], people: People, reading: Reading) -> None:
        self._rows, self._known, self._unit, self._schools, self._reading = rows, known, unit, schools, reading
        self._people, self._year = people, known.school.year.dates

    def read(self) -> None:
        mentors = self._mentors()
        classes: dict[str, str] = {}
        chosen = {id: group for id, group in self._rows.rows["groups"].items() if self._is_ours(id, group)}
        for id, group in chosen.items():
            if group.group_type == GroupType.KLASS:
                classes.update({member.person.id: self._known.uid("group", id) for member in group.group_memberships or ()})
        for id, group in sorted(chosen.items(), key=lambda item: item[1].group_type != GroupType.KLASS):
            self._reading.entities.append(self._group(id, group, classes, mentors))
            self._reading.entities += self._memberships(id, group)

    def _is_ours(self, id: str, group: received.Group) -> bool:
        if group.group_type not in _GROUPS:
            self._reading.not_supported[f"groups: {(group.group_type or '–')[:30]}"] += 1
            return False
        over = group.end_date is not None and self._year.first is not None and group.end_date < self._year.first
        here = group.organisation.id == self._unit
        shared = group.organisation.id in self._schools and any(
            member.person.id in self._people.pupils for member in group.group_memberships or ()
        )
        if over or not (here or shared):
            self._people.left.add((Group, self._known.uid("group", id)))
            return False
        return True

    def _group(self, id: str, group: received.Group, classes: Mapping[str, str], mentors: Mapping[str, str]) -> Group:
        present: Group | None = self._known.present("group", id)
        members = [member.person.id for member in group.group_memberships or () if member.person.id in self._people.pupils]
        values: dict[str, Any] = {"name": group.display_name}
        if group.school_type:
            values["school_form"] = own_form(group.school_type, present.school_form if present is not None else None)
        if group.group_type != GroupType.SCHEMA:
            values["kind"] = GroupKind.CLASS if group.group_type == GroupType.KLASS else GroupKind.TEACHING
        elif present is None:
            of = {classes.get(person) for person in members}
            parent = of.pop() if len(of) == 1 else None
            values |= {"kind": GroupKind.HALF if parent else GroupKind.TEACHING, "parent": parent}
        if present is None or (present.grade is None and present.kind is GroupKind.CLASS):
            values["grade"] = self._grade(members)
        if id in mentors:
            values["mentor"] = mentors[id]
        made: Group = taken_over(Group, self._known.uid("group", id), present, values)
        return made

    def _grade(self, members: Sequence[str]) -> int | None:
        """The commonest school year of the members: the standard's groups have none."""
        taken = {row.uid: row.grade for row in self._reading.entities if isinstance(row, Pupil)}
        grades = Counter(grade for person in members if (grade := taken.get(self._people.pupils[person])) is not None)
        return grades.most_common(1)[0][0] if grades else None

    def _memberships(self, id: str, group: received.Group) -> Iterator[Membership]:
        uid, seen = self._known.uid("group", id), set()
        present = {(row.pupil, row.dates.first): row for row in self._known.school.memberships_of.get(uid, ())}
        for member in group.group_memberships or ():
            first, last = member.start_date, member.end_date
            pupil = self._people.pupils.get(member.person.id)
            if pupil is None and member.person.id not in self._people.withheld:
                self._reading.not_supported["memberships: pupils of other units"] += 1
            if pupil is None or (pupil, first) in seen or (last is not None and self._year.first is not None and last < self._year.first):
                continue
            if first is not None and last is not None and last < first:
                self._reading.refused.append(RefusedRow(0, "ss12000_bad_dates", {"id": id}, "groups"))
                continue
            seen.add((pupil, first))
            row = present.get((pupil, first))
            new = uid_of(self._known.school.unit.uid, "ss12000-membership", f"{uid}\n{pupil}\n{first}")
            yield taken_over(Membership, row.uid if row else new, row, {"group": uid, "pupil": pupil, "dates": DateRange(first, last)})

    def _mentors(self) -> Mapping[str, str]:
        """Staff uid by id of the group; the first in order of posts where a group has several."""
        taken = {row.uid for row in self._reading.entities if isinstance(row, StaffMember)} | self._known.school.staff.keys()
        found: dict[str, str] = {}
        for id, duty in sorted(self._rows.rows["duties"].items()):
            for role in duty.assignment_role or ():
                if (
                    role.assignment_role_type == "Mentor"
                    and self._people.duties.get(id) in taken
                    and (role.end_date is None or not self._over(role.end_date))
                ):
                    found.setdefault(role.group.id, self._people.duties[id])
        return found

    def _over(self, day: date) -> bool:
        return self._year.first is not None and day < self._year.first
