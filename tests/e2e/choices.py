"""Lessons of a school with which something can be done: moved to a place of some verdict, swapped, chained, given another room."""

from __future__ import annotations

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.services.solving import Placer, Suggester
from scheduler_app.ui.moves import Blocked, swapped

A_DRAG_MINUTES = 30
"""A few pixels are a click, not a drag."""


def of_one_class(school: School) -> list[str]:
    """Lessons of one whole class that nobody has locked and that no others run together with."""
    return [
        uid
        for uid, placed in sorted(school.placed.items())
        if placed.time_lock is None
        and school.requirement_of(uid).block is None
        and [school.groups[group].kind for group in school.requirement_of(uid).groups] == [GroupKind.CLASS]
    ]


def wanted(school: School, verdict: str) -> tuple[str, int, int]:
    """A lesson and a place far enough from where it lies, of this verdict."""
    placer = Placer(school)
    for lesson in of_one_class(school):
        here = school.placed[lesson]
        for place in placer.places(lesson):
            far = place.day != here.day and abs(place.start - here.start) >= A_DRAG_MINUTES
            if far and place.verdict == verdict and (verdict != "blocked" or all(one.lesson for one in place.blockers)):
                return lesson, place.day, place.start
    raise AssertionError(f"no lesson has a place that is {verdict}")


def exchange(school: School) -> tuple[str, str]:
    """Two lessons of a class that can take each other's place, and one of which stands alone in the way of the other."""
    placer, lessons = Placer(school), of_one_class(school)
    for lesson in lessons:
        for other in lessons:
            there = school.placed[other]
            if lesson == other or school.requirement_of(lesson).groups != school.requirement_of(other).groups:
                continue
            blockers = placer.place(lesson, there.day, there.start).blockers
            alone = {one.lesson for one in blockers} == {other}
            if alone and not isinstance(swapped(school, Placer, lesson, other), Blocked):
                return lesson, other
    raise AssertionError("no two lessons can be swapped")


def chained(school: School) -> tuple[str, int, int]:
    """A lesson and a blocked place to which a chain of moves leads."""
    placer, suggester = Placer(school), Suggester(school)
    for lesson in of_one_class(school):
        for place in placer.places(lesson):
            if place.verdict == "blocked" and place.day != school.placed[lesson].day and all(one.lesson for one in place.blockers):
                if suggester.suggest(lesson, at=(place.day, place.start), seconds=0.5):
                    return lesson, place.day, place.start
                break
    raise AssertionError("no chain was found")


def roomy(school: School) -> tuple[str, int]:
    """A lesson and the line of a free room for it that it does not have."""
    suggester = Suggester(school)
    for lesson in of_one_class(school):
        placed = school.placed[lesson]
        for row, choice in enumerate(suggester.free_rooms(lesson, placed.day, placed.start)):
            if choice.free and choice.rooms != placed.rooms and placed.rooms:
                return lesson, row
    raise AssertionError("no lesson can have another room")
