"""One dated lesson as an iCalendar event, with an identity that stays when it moves or is cancelled.

Written as text: a school year has 50,000 events, and the library's property objects take half a millisecond each. Escaping
is the library's, and the tests read every event back with it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from icalendar.prop import vText

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text

TIME_ZONE = "Europe/Stockholm"
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


class EventWriter:
    """Events of a school; what a lesson is called is worked out once. No person is named in any event."""

    def __init__(self, school: School, at: datetime) -> None:
        self._school = school
        # The sequence grows from one export to the next, so that a calendar that took in an older file takes the newer event.
        sequence = int((at - _COUNTED_FROM).total_seconds()) // 60
        self._made = f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}\r\nSEQUENCE:{sequence}\r\n"
        self._titles: dict[str, str] = {}

    def event(self, lesson: DatedLesson) -> bytes:
        """A VEVENT; the local time is kept over the change to summer time, since it is named with its zone."""
        day = f"{lesson.day:%Y%m%d}"
        text = (
            f"BEGIN:VEVENT\r\nUID:{lesson.uid}@ringklocka\r\n{self._made}"
            f"DTSTART;TZID={TIME_ZONE}:{day}T{_clock(lesson.start)}\r\nDTEND;TZID={TIME_ZONE}:{day}T{_clock(lesson.end)}\r\n"
            f"{self._title(lesson.lesson)}{_line('LOCATION', ', '.join(name for _, name in lesson.rooms))}"
            f"STATUS:{'CANCELLED' if lesson.cancelled else 'CONFIRMED'}\r\nEND:VEVENT\r\n"
        )
        return text.encode()

    def _title(self, lesson: str) -> str:
        if lesson not in self._titles:
            requirement, subject = self._school.requirement_of(lesson), self._school.subject_of(lesson)
            groups = ", ".join(self._school.groups[uid].name for uid in requirement.groups)
            lines = (("SUMMARY", subject.name or subject.code), ("DESCRIPTION", groups), ("CATEGORIES", subject.code))
            self._titles[lesson] = "".join(_line(name, value) for name, value in lines)
        return self._titles[lesson]


def _clock(minute: int) -> str:
    """Lessons end on the day they begin: 24:00 is its last second."""
    return "235959" if minute >= 24 * 60 else f"{minute // 60:02d}{minute % 60:02d}00"


@cache
def _line(name: str, text: str) -> str:
    clean = clean_text(text)
    return _folded(f"{name}:{vText(clean).to_ical().decode()}") if clean else ""


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, the following ones after a blank; no character is cut (RFC 5545, 3.1)."""
    lines, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > 75:
            lines.append(" ")
            size = 1
        lines[-1] += char
        size += width
    return "".join(f"{part}\r\n" for part in lines)
