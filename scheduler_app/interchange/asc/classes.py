"""Classes, their divisions into groups, and who is in them."""

from __future__ import annotations

from itertools import islice, product
from xml.etree.ElementTree import Element

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.personal_number import stored_id
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.xml_file import XmlFile, attribute, listed

_MOST_COMBINATIONS = 256
"""Placeholders for one class; a class with more combinations of groups than pupils tells nothing more."""


class Classes:
    """`uids` and `groups` are uids by the file's ids; a group that is the entire class is the class."""

    def __init__(self, draft: Draft, file: XmlFile, unit: str) -> None:
        self._draft, self._file, self._unit = draft, file, unit
        self.uids: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self._divisions: dict[str, dict[str, list[str]]] = {}
        students = self._students()
        for row in self._rows("classes", "class"):
            name = attribute(row, "name") or attribute(row, "short")
            if not attribute(row, "id") or not name:
                draft.refuse(file.line(row), "timetable_no_name", what="class")
                continue
            grade = attribute(row, "grade")
            self.uids[attribute(row, "id")] = draft.group(
                attribute(row, "id"), name, GroupKind.CLASS, grade=int(grade) if grade.isdecimal() and len(grade) < 3 else None
            )
        for row in self._rows("groups", "group"):
            self._group(row, students)
        for student, class_id in self._classes_of_students():
            if class_id in self.uids and student in students:
                draft.member(self.uids[class_id], students[student])
        if not students:
            self._placeholders()

    def _rows(self, section: str, tag: str) -> list[Element]:
        found = self._file.root.find(section)
        return [] if found is None else found.findall(tag)

    def _students(self) -> dict[str, str]:
        found = {}
        for row in self._rows("students", "student"):
            given, family = attribute(row, "firstname"), attribute(row, "lastname")
            if not (given or family):
                given, _, family = attribute(row, "name").rpartition(" ")
            if not attribute(row, "id") or not (given or family):
                self._draft.refuse(self._file.line(row), "timetable_no_name", what="student")
                continue
            found[attribute(row, "id")] = self._draft.pupil(
                stored_id(self._unit, attribute(row, "id")), given, family, attribute(row, "partner_id")
            )
        return found

    def _classes_of_students(self) -> list[tuple[str, str]]:
        return [(attribute(row, "id"), attribute(row, "classid")) for row in self._rows("students", "student")]

    def _group(self, row: Element, students: dict[str, str]) -> None:
        key, class_id = attribute(row, "id"), attribute(row, "classid")
        parent = self.uids.get(class_id)
        if not key or parent is None:
            self._draft.refuse(self._file.line(row), "timetable_unknown_reference", what="classid")
            return
        if attribute(row, "entireclass") == "1":
            self.groups[key] = parent
            return
        shared = self._draft.teaching_group(attribute(row, "name"))
        if shared is not None:  # written as a group of each class it has pupils of
            self.groups[key] = shared
            return
        class_name = next(attribute(one, "name") for one in self._rows("classes", "class") if attribute(one, "id") == class_id)
        count = attribute(row, "studentcount")
        uid = self._draft.group(
            key, f"{class_name} {attribute(row, 'name') or key}", GroupKind.HALF, parent,
            planned=int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 0,
        )  # fmt: skip
        self.groups[key] = uid
        self._divisions.setdefault(class_id, {}).setdefault(attribute(row, "divisiontag"), []).append(uid)
        for student in listed(row, "studentids"):
            if student in students:
                self._draft.member(uid, students[student])

    def _placeholders(self) -> None:
        """Where a class is divided in several ways (in halves, by language) and no pupils are named, every combination is somebody."""
        for class_id, divisions in self._divisions.items():
            if len(divisions) > 1:
                for number, groups in enumerate(islice(product(*divisions.values()), _MOST_COMBINATIONS)):
                    somebody = self._draft.placeholder(f"{class_id}\n{number}")
                    for group in (self.uids[class_id], *groups):
                        self._draft.member(group, somebody)
