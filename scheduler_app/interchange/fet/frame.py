"""FET's days and hours as weekdays and a frame of equal periods."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scheduler_app.errors import InputError
from scheduler_app.interchange.fet.document import FetDocument

_DAY = 24 * 60
_MORNING = 8 * 60


@dataclass(frozen=True)
class Frame:
    """Days and hours by name, and the clock times they are given here (a FET file knows none).

    Hours are `length` minutes each, a multiple of 5: 60 and from 08:00 while that ends by midnight (16 hours), from 00:00 up
    to 24 hours, shorter above. Positions are minutes of the week, day * 1440 + start.
    """

    days: dict[str, int]
    hours: dict[str, int]
    first: int
    length: int

    @property
    def periods(self) -> tuple[tuple[str, int, int], ...]:
        return tuple((name, self.first + n * self.length, self.first + (n + 1) * self.length) for name, n in self.hours.items())

    def position(self, day: int, hour: int) -> int:
        return day * _DAY + self.first + hour * self.length

    def minutes(self, hours: int) -> int:
        return hours * self.length


def read_frame(document: FetDocument) -> Frame:
    """Read Days_List and Hours_List; InputError where they are missing, empty, repeat a name or exceed 288 hours a day."""
    days, hours = _names(document, "Days_List", "Day"), _names(document, "Hours_List", "Hour")
    first = _MORNING if len(hours) <= 16 else 0
    length = 60 if len(hours) <= 24 else _DAY // len(hours) // 5 * 5
    if length < 5:
        raise InputError("fet_too_many_hours", n=len(hours))
    return Frame(days, hours, first, length)


def _names(document: FetDocument, parent: str, tag: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, element in enumerate(document.children(parent, tag)):
        name = document.required(element, "Name")
        if name in found:
            raise document.refuse(element, tag, name)
        found[name] = number
    if not found:
        raise InputError("fet_missing", what=parent)
    return found


def read_slots(document: FetDocument, constraint: Element, tag: str, frame: Frame) -> tuple[int, ...]:
    """Positions listed in a constraint as elements `tag`, each with a day and an hour by name; sorted."""
    found = set()
    for slot in constraint.findall(tag):
        day = hour = None
        for child in slot:
            name = child.text or ""
            if child.tag.endswith("Day"):
                day = frame.days.get(name)
            elif child.tag.endswith("Hour"):
                hour = frame.hours.get(name)
        if day is None or hour is None:
            raise document.refuse(slot, tag, " ".join(child.text or "" for child in slot))
        found.add(frame.position(day, hour))
    return tuple(sorted(found))
