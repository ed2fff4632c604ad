"""The lessons with their people and room options as rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.tables.ground import Ground, Ints, bounds, counted, flat


class LessonRows(NamedTuple):
    """`origin` is the index in `room_options` of each row of `option`; the rest are arrays of the search."""

    lesson: Ints
    person: Ints
    option: Ints
    option_cost: NDArray[np.float64]
    room: Ints
    origin: list[int]


def lesson_rows(ground: Ground) -> LessonRows:
    """Rows in the order of internal lesson numbers; those of a lesson's tallies are left open."""
    table = np.full((len(ground.order), at.LESSON_COLUMNS), -1, dtype=np.int64)
    lessons = [ground.problem.lessons[index] for index in ground.order]
    clash, rest = [ground.people.clash[index] for index in ground.order], [ground.people.rest[index] for index in ground.order]
    low, high = bounds(np.array([len(some) + len(others) for some, others in zip(clash, rest)], dtype=np.int64))
    options = [ground.options[index] for index in ground.order]
    offered = [option for some in options for option in some]
    first, last = bounds(np.array([len(some) for some in options], dtype=np.int64))
    rooms, count = counted([option.rooms for option in offered])
    table[:, at.UNIT] = [ground.unit_of[index] for index in ground.order]
    table[:, at.LENGTH] = [lesson.length for lesson in lessons]
    table[:, at.BEFORE] = [lesson.before for lesson in lessons]
    table[:, at.AFTER] = [lesson.after for lesson in lessons]
    table[:, at.WEEKS] = [ground.masks[lesson.weeks] for lesson in lessons]
    table[:, at.SEATS] = [lesson.size for lesson in lessons]
    table[:, at.PEOPLE_LO], table[:, at.PEOPLE_HI] = low, high
    table[:, at.PEOPLE_MID] = low + np.array([len(some) for some in clash], dtype=np.int64)
    table[:, at.OPTION_LO], table[:, at.OPTION_HI], table[:, at.FIRST_OPTION] = first, last, first
    person = flat(some for pair in zip(clash, rest) for some in pair)
    costs = np.array([option.cost for option in offered], dtype=np.float64)
    return LessonRows(table, person, np.stack(bounds(count), axis=1), costs, rooms, [option.origin for option in offered])
