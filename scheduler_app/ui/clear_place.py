"""Where a panel that floats over the board may lie, so that the chosen lesson stays in sight. Rectangles only."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

_BETWEEN = 4
"""Pixels between the lesson and the panel."""


def clear_place(lesson: QRect, size: QSize, least: QSize, room: QRect, *, left: bool) -> QRect:
    """The panel's rectangle in the lower part of `room`, at its left or right, on the side where it covers the lesson least.

    It gives up width down to `least` where that clears the lesson. One as wide as the room goes to the top if that is clearer.
    """
    bottom = room.bottom() - size.height() + 1
    if size.width() >= room.width():
        places = [QRect(room.left(), top, room.width(), size.height()) for top in (bottom, room.top())]
    else:
        places = [_at_side(lesson, size, least, room, bottom, left=side) for side in (left, not left)]
    return min(places, key=lambda place: (covered(place, lesson), size.width() - place.width()))


def covered(place: QRect, lesson: QRect) -> int:
    """Pixels of the lesson that lie under a place."""
    both = place.intersected(lesson)
    return both.width() * both.height()


def _at_side(lesson: QRect, size: QSize, least: QSize, room: QRect, top: int, *, left: bool) -> QRect:
    place = QRect(room.left() if left else room.right() - size.width() + 1, top, size.width(), size.height())
    if covered(place, lesson):
        free = lesson.left() - room.left() - _BETWEEN if left else room.right() - lesson.right() - _BETWEEN
        narrower = min(size.width(), max(least.width(), free))
        place.setWidth(narrower)
        place.moveLeft(room.left() if left else room.right() - narrower + 1)
    return place
