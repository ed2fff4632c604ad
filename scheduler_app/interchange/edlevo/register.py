"""What the four files share: who is who, protection marks, dates, and the reading that is collected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import COLLECTION, Entity
from scheduler_app.domain.new_identity import uid_in_school
from scheduler_app.domain.people import Origin, Pupil, SecurityMarking, StaffMember, is_imported
from scheduler_app.domain.personal_number import normalised, stored_id
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.known import Known
from scheduler_app.interchange.csv.protection import WithheldError, refuse_other_person, without_secret
from scheduler_app.interchange.xml_file import XmlFile, child_text

_END_OF_TIME = "9999"
_OTHER_PROGRAMS = ("asc-", "untis-", "fet-")
"""Rows that files of timetable programs brought are not the register's to take away."""


class Register:
    """Collects the Reading of several files; the same person has the same uid in all of them."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.known = Known(school)
        self.reading = Reading()
        self._uids: dict[str, str] = {}
        self._made: dict[tuple[type[Any], str], Any] = {}
        self._refused: set[str] = set()

    def uid_of_person(self, keys: Iterable[str]) -> str:
        """One uid for all the ids a person has: made of the personal number where there is one, since every file may have that."""
        given = [key for key in dict.fromkeys(keys) if key]
        found = next((self._uids[key] for key in given if key in self._uids), "")
        if not found and given:
            first = next((key for key in given if normalised(key)), given[0])
            found = stored_id(self.school.unit.uid, first)
            for kind in PersonKind:
                found = uid_in_school(self.school, kind, found)
        self._uids.update(dict.fromkeys(given, found))
        return found

    def put_person(self, kind: PersonKind, uid: str, values: dict[str, Any], new: dict[str, Any], file: XmlFile, row: Element) -> None:
        """A pupil or member of staff; a marked one waits for a decision, and a reused id is refused."""
        of: type[Any] = Pupil if kind is PersonKind.PUPIL else StaffMember
        present = self.known.rows(of).get(uid)
        if present is not None and values["marking"] is SecurityMarking.UNKNOWN:
            values = {**values, "marking": present.marking}
        try:
            taken = without_secret(self.known, kind, uid, present, values, "edlevo")
            refuse_other_person(present, taken)
        except CellError as error:
            self._refused.add(uid)
            self.refuse(file, row, error.code, **error.data)
            if isinstance(error, WithheldError):
                self.known.add(error.person)
                self.reading.entities.append(error.person)
            return
        self.put(of, uid, present, taken, new)

    def put(self, kind: type[Any], uid: str, present: Any, values: dict[str, Any], new: dict[str, Any] | None = None) -> None:
        if present is not None:
            back = {"archived": False} if hasattr(present, "archived") else {}
            row = replace(present, **values, **back)
        else:
            row = kind(**{**(new or {}), **values, "uid": uid, "origin": Origin.IMPORT})
        self.known.add(row)
        self._made[kind, uid] = row

    def put_row(self, row: Entity) -> None:
        """A row as it is, of a kind that does not say where it comes from."""
        self.known.add(row)
        self._made[type(row), row.uid] = row

    def has(self, kind: type[Any], uid: str) -> bool:
        """Tell whether the files gave that row."""
        return (kind, uid) in self._made

    def leave(self, kind: type[Any], uid: str) -> None:
        """The register says that the row is gone."""
        row = self.known.rows(kind).get(uid)
        if row is not None and (kind, uid) not in self._made:
            self.reading.gone.append(row)

    def leave_unlisted(self, *kinds: type[Any]) -> None:
        """The file was complete: what earlier imports brought and it does not list is gone."""
        for kind in kinds:
            rows: Iterable[Any] = getattr(self.school, COLLECTION[kind]).values()
            self.reading.gone += [row for row in rows if self._is_unlisted(kind, row)]

    def _is_unlisted(self, kind: type[Any], row: Any) -> bool:
        brought = is_imported(row) and not getattr(row, "placeholder", False) and not row.uid.startswith(_OTHER_PROGRAMS)
        about = {getattr(row, "pupil", ""), row.uid}
        return brought and (kind, row.uid) not in self._made and self._refused.isdisjoint(about)

    def refuse(self, file: XmlFile, row: Element, code: str, **data: object) -> None:
        self.reading.refused.append(RefusedRow(file.line(row), code, data, file.name))

    def left_out(self, what: str, times: int = 1) -> None:
        if times:
            self.reading.not_supported[what] += times

    def finished(self) -> Reading:
        entities: list[Entity] = list(self._made.values())
        self.reading.entities += entities
        listed = set(self._made)
        gone = {(type(row), row.uid): row for row in self.reading.gone}
        self.reading.gone = [row for key, row in gone.items() if key not in listed]
        return self.reading


def marking_of(privacy: Element | None) -> SecurityMarking:
    """`privacy`, true or false with a level. The schema does not say what the levels 1 to 3 mean: level 3 is taken for protected
    registration, level 2 for a mark even where the word is false, and no word at all means not known."""
    if privacy is None:
        return SecurityMarking.UNKNOWN
    level, word = (privacy.get("level") or "").strip(), (privacy.text or "").strip().lower()
    if level == "3":
        return SecurityMarking.PROTECTED
    if word in ("true", "1") or level not in ("", "0", "1"):
        return SecurityMarking.CONFIDENTIAL
    return SecurityMarking.NONE if word in ("false", "0") else SecurityMarking.UNKNOWN


def dates_of(row: Element | None, first: str, last: str) -> DateRange:
    """A row's dates; what is missing, unreadable or the end of time is open, and so are dates the wrong way round."""
    begins, ends = _day(child_text(row, first)), _day(child_text(row, last))
    return DateRange(begins, ends) if not (begins and ends and ends < begins) else DateRange(begins)


def _day(text: str) -> date | None:
    if text.startswith(_END_OF_TIME):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
