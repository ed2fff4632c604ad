"""Room schedules: one page a room, with who is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduler_app.domain.order import by_building
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Room
from scheduler_app.reports.cards import group_names, teacher_names, week_page
from scheduler_app.reports.lanes import in_lanes
from scheduler_app.reports.pages import Card, WeekPage
from scheduler_app.reports.printing import Printing


def room_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """One page for every room in use, by building and name, empty rooms too: that is where there is space."""
    lessons = lessons_of_rooms(printing)
    return tuple(room_page(printing, room, lessons[room.uid]) for room in printed_rooms(printing.school) if printing.wants(room.uid))


def printed_rooms(school: School) -> tuple[Room, ...]:
    """The rooms in use, in the order they are printed."""
    used = (room for room in school.rooms.values() if not room.archived)
    return tuple(sorted(used, key=by_building))


def lessons_of_rooms(printing: Printing) -> dict[str, list[Lesson]]:
    """Placed lessons by the room they are in, for every room in use."""
    school = printing.school
    lessons: dict[str, list[Lesson]] = {room.uid: [] for room in printed_rooms(school)}
    for placement in school.placed.values():
        lesson = school.lessons[placement.lesson]
        for uid in printing.rooms(lesson):
            if uid in lessons:
                lessons[uid].append(lesson)
    return lessons


def room_page(printing: Printing, room: Room, lessons: list[Lesson]) -> WeekPage:
    """One room with these lessons."""

    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson), teacher_names(printing, lesson))

    parts = (room.building, printing.label("print_seats", n=room.seats) if room.seats else "")
    page = week_page(printing, room.name, " · ".join(filter(None, parts)), lessons, details)
    return replace(page, cards=in_lanes(_by_class(page.cards))) if room.shared else page


def _by_class(cards: Sequence[Card]) -> list[Card]:
    """In a room that many share, who comes when is the news: classes as titles, those that come and go together on one card."""
    together: dict[tuple[object, ...], list[Card]] = {}
    for card in cards:
        together.setdefault((card.day, card.start, card.end, card.name, card.badge), []).append(card)
    subjects = len({card.name for card in cards})
    found: list[Card] = []
    for same in together.values():
        who = ", ".join(card.details[0] for card in same if card.details) or same[0].name
        found.append(replace(same[0], name=who, code=who, details=(same[0].name,) if subjects > 1 else ()))
    return found
