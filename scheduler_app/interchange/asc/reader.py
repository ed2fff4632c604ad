"""aSc Timetables XML into rows: a lesson is a need, a card is where it was put."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from scheduler_app.domain.calendar import WeekPattern
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.personal_number import stored_id
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.asc.classes import Classes
from scheduler_app.interchange.asc.terms import period_of_mask
from scheduler_app.interchange.asc.weeks import weeks_of_mask
from scheduler_app.interchange.timetables.clock import PeriodFrame, clock_minutes, usual_frame
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.xml_file import XmlFile, attribute, listed, parse_xml

_MOST_PERIODS = 288


def read_asc(school: School, files: Mapping[str, bytes]) -> Reading:
    """People, groups, rooms, lessons and cards of one file. InputError where it is no aSc file, or has no lessons and no people.

    In a school without requirements the periods become its period frame if all are equally long; otherwise lessons only keep their
    clock times.
    E-mail addresses, telephone numbers and sexes are not read.
    """
    ((name, content),) = files.items()
    return _AscReader(school, parse_xml(name, content, ("timetable",))).read()


class _AscReader:
    def __init__(self, school: School, file: XmlFile) -> None:
        self._school, self._file = school, file
        self._draft = Draft(school, "asc")
        self._frame = self._periods()
        self._weeks = {attribute(row, "id"): attribute(row, "weeks") for row in self._rows("weeksdefs", "weeksdef")}
        self._terms = {attribute(row, "id"): attribute(row, "terms") for row in self._rows("termsdefs", "termsdef")}
        self._names = {
            (mask, attribute(row, mask)): attribute(row, "name")
            for section, tag, mask in (("weeksdefs", "weeksdef", "weeks"), ("termsdefs", "termsdef", "terms"))
            for row in self._rows(section, tag)
        }
        self._subjects: dict[str, str] = {}
        self._teachers: dict[str, str] = {}
        self._rooms: dict[str, str] = {}

    def read(self) -> Reading:
        draft = self._draft
        for row in self._rows("subjects", "subject"):
            code, name = attribute(row, "short"), attribute(row, "name")
            if self._named(row, code or name):
                self._subjects[attribute(row, "id")] = draft.subject(attribute(row, "id"), code, name)
        for row in self._rows("teachers", "teacher"):
            self._teacher(row)
        for row in self._rows("classrooms", "classroom"):
            name = attribute(row, "short") or attribute(row, "name")
            if self._named(row, name):
                self._rooms[attribute(row, "id")] = draft.room(attribute(row, "id"), name, _number(attribute(row, "capacity")))
        classes = Classes(draft, self._file, self._school.unit.uid)
        cards: dict[str, list[Element]] = {}
        for card in self._rows("cards", "card"):
            cards.setdefault(attribute(card, "lessonid"), []).append(card)
        lessons = self._rows("lessons", "lesson")
        for lesson in lessons:
            self._lesson(lesson, cards.pop(attribute(lesson, "id"), []), classes)
        for lost in (card for rows in cards.values() for card in rows):
            draft.refuse(self._file.line(lost), "timetable_unknown_reference", what="lessonid")
        if not (lessons or self._teachers or classes.uids):
            raise InputError("timetable_empty", file=self._file.name)
        return self._finished()

    def _finished(self) -> Reading:
        reading = self._draft.finished()
        if not self._school.requirements and self._frame.spans:
            spans = self._frame.spans.values()
            day = (min(start for start, _ in spans), max(end for _, end in spans))
            frame = self._frame.as_unit() if self._frame.is_regular else ()
            unit = replace(self._school.unit, period_frame=frame, day_start=day[0], day_end=day[1])
            reading.entities.insert(0, unit)
        return reading

    def _rows(self, section: str, tag: str) -> list[Element]:
        found = self._file.root.find(section)
        return [] if found is None else found.findall(tag)

    def _named(self, row: Element, name: str) -> bool:
        """Refuse a row without an id or a name."""
        if not attribute(row, "id") or not name:
            self._draft.refuse(self._file.line(row), "timetable_no_name", what=row.tag)
            return False
        return True

    def _periods(self) -> PeriodFrame:
        spans, names = {}, {}
        for row in self._rows("periods", "period")[:_MOST_PERIODS]:
            number = _number(attribute(row, "period"), -1)
            start, end = clock_minutes(attribute(row, "starttime")), clock_minutes(attribute(row, "endtime"))
            if number < 0 or start is None or end is None or end < start + GRID_MINUTES:
                self._draft.refuse(self._file.line(row), "timetable_bad_period")
                continue
            spans[number], names[number] = (start, end), attribute(row, "short") or str(number)
        return PeriodFrame(spans, names) if spans else usual_frame(12)

    def _teacher(self, row: Element) -> None:
        name = attribute(row, "name")
        signature = attribute(row, "short") or name
        given, family = attribute(row, "firstname"), attribute(row, "lastname")
        if self._named(row, signature):
            if not (given or family):
                given, _, family = name.rpartition(" ")
            key = stored_id(self._school.unit.uid, attribute(row, "id"))
            self._teachers[attribute(row, "id")] = self._draft.teacher(key, signature, given, family)

    def _lesson(self, row: Element, cards: list[Element], classes: Classes) -> None:
        draft, line = self._draft, self._file.line(row)
        known = {
            "subjectid": self._subjects, "teacherids": self._teachers, "classroomids": self._rooms, "classids": classes.uids,
            "groupids": classes.groups,
        }  # fmt: skip
        found: dict[str, tuple[str, ...]] = {}
        for name, uids in known.items():
            keys = listed(row, name)
            if any(key not in uids for key in keys):
                draft.refuse(line, "timetable_unknown_reference", what=name)
                return
            found[name] = tuple(dict.fromkeys(uids[key] for key in keys))
        if not found["subjectid"]:
            draft.refuse(line, "timetable_unknown_reference", what="subjectid")
            return
        groups = found["groupids"] or found["classids"]
        key = attribute(row, "id")
        requirement = draft.requirement(
            key, found["subjectid"][0], groups, found["teacherids"], found["classroomids"], own=attribute(row, "partner_id")
        )
        self._parts(row, requirement, cards)

    def _parts(self, row: Element, requirement: str, cards: list[Element]) -> None:
        """The lesson's cards, and lessons without a place for what is left of its periods a week."""
        length = max(1, min(_number(attribute(row, "periodspercard"), 1), len(self._frame.spans)))
        weeks, terms = self._weeks.get(attribute(row, "weeksdefid"), ""), self._terms.get(attribute(row, "termsdefid"), "")
        usual = self._frame.span(self._frame.numbers[0], length)
        assert usual is not None
        wanted = math.ceil(min(_decimal(attribute(row, "periodsperweek")), 100) / length / _share(weeks))
        for card in cards:
            span = self._frame.span(_number(attribute(card, "period"), -1), length)
            days = [day for day, mark in enumerate(attribute(card, "days")[:7]) if mark == "1"]
            bounds = span or usual
            when = self._when(attribute(card, "weeks") or weeks, attribute(card, "terms") or terms)
            lesson = self._draft.lesson(requirement, bounds[1] - bounds[0], *when)
            if span is None or len(days) != 1:
                if attribute(card, "period") or attribute(card, "days").strip("0"):
                    self._draft.refuse(self._file.line(card), "timetable_bad_place")
                continue
            rooms = tuple(self._rooms[key] for key in listed(card, "classroomids") if key in self._rooms)
            self._draft.place(lesson, days[0], span[0], rooms)
        for _ in range(wanted - len(cards)):
            self._draft.lesson(requirement, usual[1] - usual[0], *self._when(weeks, terms))

    def _when(self, weeks: str, terms: str) -> tuple[WeekPattern, str | None]:
        """Which weeks and period of the year the masks mean."""
        pattern = weeks_of_mask(weeks, self._names.get(("weeks", weeks), ""), self._school, self._draft.left_out)
        return pattern, period_of_mask(terms, self._names.get(("terms", terms), ""), self._draft.periods, self._draft.left_out)


def _share(mask: str) -> float:
    """The part of the cycle's weeks that a mask marks: aSc counts a lesson of every other week as half a period a week."""
    return mask.count("1") / len(mask) if set(mask) == {"0", "1"} else 1


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else otherwise


def _decimal(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return 0.0
    return value if 0 <= value < 1000 else 0.0
