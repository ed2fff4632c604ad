"""Rooms of a compulsory demo school: a home room for each class and as many special rooms as the timplan's minutes fill."""

from __future__ import annotations

import math

from scheduler_app.domain.teaching import Room
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.shape import Shape, grade_of

ROOM_MINUTES = 1500
"""Minutes a week a special room is planned for: about two thirds of the time that classes are at school."""

PRIMARY = "primary"
"""Home rooms of F–3 are their classes' own; tagged, so that nobody else is put there."""


def home(class_key: str) -> str:
    """Key of a class's home room."""
    return f"hemsal/{class_key}"


def add_rooms(draft: Draft, shape: Shape) -> None:
    """Home rooms, spare rooms, gyms, workshops, music, art, kitchen, science rooms and the dining hall."""
    for number, key in enumerate(shape.class_keys(), 1):
        grade = grade_of(key)
        building = "A" if grade <= 3 else "B" if grade <= 6 else "C"
        _room(draft, home(key), f"{building}{100 + number}", 28 + 2 * (number % 2), building, PRIMARY if grade <= 3 else "")
    upper = len(shape.class_keys(7, 8, 9))
    for number in range(1, 2 + upper // 5):
        _room(draft, f"extra/{number}", f"C{200 + number}", 30, "C")
    low, middle = len(shape.class_keys(1, 2, 3)), len(shape.class_keys(4, 5, 6))
    preschool = len(shape.class_keys(0))
    # (key, name, building, seats, tag, minutes a week it must hold, set-up and clean-up included)
    for key, name, building, seats, tag, minutes in (
        ("gym", "Idrottshall", "G", 60, "gym", 55 * preschool + 110 * low + 130 * middle + 190 * upper),
        ("wood", "Trä- och metallslöjd", "D", 16, "wood", 80 * (middle + upper)),
        ("textile", "Textilslöjd", "D", 16, "textile", 80 * (middle + upper)),
        ("craft", "Slöjd åk 1–3", "A", 16, "craft", 90 * low),
        ("music", "Musiksal", "D", 32, "music", 55 * (low + middle + upper)),
        ("art", "Bildsal", "D", 32, "art", 80 * (middle + upper)),
        ("kitchen", "Hemkunskapssal", "D", 16, "kitchen", 55 * middle + 110 * upper),
        ("science", "NO-sal", "C", 32, "science", 270 * upper),
    ):
        for number in range(1, max(1, math.ceil(minutes / ROOM_MINUTES)) + 1):
            _room(draft, f"{key}/{number}", f"{name} {number}", seats, building, tag)
    dining = max(75, math.ceil(shape.pupils * 0.33 / 10) * 10)
    draft.rooms["dining"] = Room(draft.uid("room", "dining"), "Matsalen", dining, "M", ("dining",), shared=True)


def _room(draft: Draft, key: str, name: str, seats: int, building: str, tag: str = "") -> None:
    draft.rooms[key] = Room(draft.uid("room", key), name, seats, building, (tag,) if tag else ())
