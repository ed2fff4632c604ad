"""Names of the columns of the search's arrays, and the arrays together.

A *unit* is what is placed as one: a lesson, or lessons that must start together (its members; internal lesson numbers of a unit are
consecutive). A *window* `begin … end-1` is what a lesson occupies with its padding, as positions. An *atom* is a week class, or several
that no lesson tells apart. Rows of a resource, relation and so on are found by `…_LO … _HI-1` columns (CSR).
"""

from __future__ import annotations

from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bits = NDArray[np.uint64]

NO_LIMIT = 1 << 20
NONE = cast(int, np.int64(-1))
"""No position, no trial. Typed, because numba compiles a function anew for arguments that are plain numbers."""
ZERO = cast(int, np.int64(0))

# size
DAYS, SLOTS, ATOMS, UNITS, LESSONS, RESOURCES, SHAPES, MOVING = range(8)

# lesson: what it is, and where it lies now (BEGIN -1: not placed). People up to
# PEOPLE_MID can collide, the rest only have shapes. TRIED and CHOSEN are options while a move is weighed.
(
    UNIT,
    LENGTH,
    BEFORE,
    AFTER,
    WEEKS,
    SEATS,
    PEOPLE_LO,
    PEOPLE_MID,
    PEOPLE_HI,
    OPTION_LO,
    OPTION_HI,
    BEGIN,
    END,
    OPTION,
    TRIED,
    CHOSEN,
    WANTED,
    FIRST_OPTION,
    TALLY_OF_LO,
    TALLY_OF_HI,
) = range(20)
LESSON_COLUMNS = 20

# option: its rooms
ROOM_LO, ROOM_HI = range(2)

# unit. MARK equals the number of the trial in which the unit would be thrown out. AT is its row of `start`, -1 unplaced. TURN is the last
# move of polishing that has touched it.
(
    MEMBER_LO,
    MEMBER_HI,
    START_LO,
    START_HI,
    RELATION_LO,
    RELATION_HI,
    SHAPED_LO,
    SHAPED_HI,
    FIXED,
    AT,
    MARK,
    QUEUED,
    WANTED_AT,
    QUOTA_LO,
    QUOTA_HI,
    TURN,
) = range(16)
UNIT_COLUMNS = 16

# relation of a unit with another one
OTHER, KIND, AMOUNT, MINE, THEIRS, RECESS = range(6)
RELATION_COLUMNS = 6
DAYS_APART, TOUCHING, SAME_START, DISJOINT = range(4)
SAME_DAY, SAME_HOUR, MAX_DAYS, FOLLOWS, GROUPED, BEFORE_IN_WEEK, BEFORE_ON_DAY, MIN_GAP, GAP_AFTER, REST = range(4, 14)
PAIRED = 4
"""Kinds from here on are judged in `kernel.pairs`; RECESS is a row of `recess`, for REST 1 if the last night counts too."""
MIRRORED = 32
"""Added to the kind of a relation that is seen from the second lesson of the pair."""

# quota: the most lessons of a list in one stretch of days
MOST, LISTED_LO, LISTED_HI, STRETCH = range(4)

# tally: of a list of lessons, the most positions or rooms in use, the most at one position, none in another room when they touch, or the
# most slots from the earliest start in a day to the latest
TALLY_KIND, TALLY_MOST, TALLY_LO, TALLY_HI, TALLY_SLOTS, TALLY_SPAN = range(6)
FEW_SLOTS, SLOT_PEAK, FEW_ROOMS, SAME_ROOM, RHYTHM = range(5)

# resource. SHAPE and CROWD are rows of their own arrays (CROWD -1: exclusive, -2: shared without limit); TOLD_APART are the atoms
# in which its lessons differ, one for each kind
BREAK, SOFT_BREAK, SHAPE, CROWD, CAPACITY, USER_LO, USER_HI, CLOSING_LO, CLOSING_HI, TOLD_APART, MOVES_DAY, MOVES_WEEK, MOVE_GAP = range(13)
RESOURCE_COLUMNS = 13

# limits of a shape (level 0 hard, 1 soft): LONG_DAYS days may be longer than SPAN_LONG; WINDOW_… and SPELL_… are rows of `window`
# and `spell`. Soft costs stand in the same columns; WINDOW_HI is their sum
(
    GAPS_DAY,
    GAPS_WEEK,
    LOAD_MAX,
    LOAD_MIN,
    NEVER_EMPTY,
    SPAN_MAX,
    RUN_MAX,
    DAYS_MAX,
    DAYS_MIN,
    LATE_MAX,
    SPAN_LONG,
    LONG_DAYS,
    LATEST,
    WINDOW_LO,
    WINDOW_HI,
    SPELL_LO,
    SPELL_HI,
) = range(17)
LIMITS = 17

# window
WINDOW_START, WINDOW_END, WINDOW_SLOTS = range(3)

# spell: a part of the day that only so many days may use
SPELL_START, SPELL_END, SPELL_DAYS = range(3)
MOST_SPELLS, SPELL_BITS = 6, 10
"""Spells of one resource that the search knows on each level, and bits for the slots used in one."""

# day: what is measured of one resource, atom and day. RUN_OVER and WINDOW_OVER are against the hard limits, SOFT_… the soft ones.
# SPELLS and SOFT_SPELLS pack the slots used in each spell, LAST is the slot after the last one used.
LOAD, GAPS, LATE, SPAN, RUN_OVER, WINDOW_OVER, SOFT_RUN, SOFT_WINDOW, SPELLS, SOFT_SPELLS, LAST = range(11)
MEASURES = 11

# remain
REMAIN_SLOTS, REMAIN_LESSONS = range(2)

# counter; ROW is the row of `start` that is being weighed, LEAST the queue of the fullest board since the last restart
QUEUE_LENGTH, TRIAL, STEP, BEST_QUEUE, BEST_STEP, LOSERS, RESTARTS, RESTART_AT, BUILT, IDLE, BEGUN, ROW, LEAST, LEAST_STEP = range(14)
# and of polishing (`kernel.polish`): moves so far, units that the present one has touched, times rooms were counted
MOVE, MOVED, COUNTED = range(14, 17)
COUNTERS = 17

CLASHES = 1 << 16
"""Counters of clashes; starts and units that share one do no harm but that they warn of each other."""

# knob: what a soft cost of 1 weighs in the search now, as a unit of a shape, and at last
SOFT_SCALE, SHAPE_SCALE, LAST_SCALE = range(3)
# and of polishing: what all wishes cost now and in the best board, against the board it began with; how much worse a move may make it on
# an average
NOW, BEST, HEAT = range(3, 6)
KNOBS = 6


class Arrays(NamedTuple):
    """Everything the search reads and writes. Sizes: n lessons, u units, r resources, s shapes, w atoms, d days, p positions."""

    size: Ints
    lesson: Ints  # [n, LESSON_COLUMNS]
    person: Ints  # CSR of lesson
    option: Ints  # [options, 2]
    option_cost: Floats  # [options]
    room: Ints  # CSR of option
    unit: Ints  # [u, UNIT_COLUMNS]
    start: Ints  # CSR of unit: positions
    start_cost: Floats
    tabu: Ints  # step until which a start is avoided
    relation: Ints  # [relations, RELATION_COLUMNS]
    relation_weight: Floats  # negative: hard
    recess: Ints  # [sets of breaks, p + 1] breaks before each position
    quota: Ints  # [quotas, 4]
    listed: Ints  # CSR of quota: lessons
    quoted: Ints  # CSR of unit: quotas that list a lesson of it
    tally: Ints  # [tallies, 6]
    tally_cost: Floats  # [tallies] of a unit too many; negative: hard
    tally_lesson: Ints  # CSR of tally: lessons
    tallied: Ints  # CSR of lesson: tallies
    selected: Ints  # [sets of positions, p] 1 where a tally counts
    item: Floats  # [positions or resources] what clearing each would cost
    building: Ints  # [r] of a room, -1 none
    resource: Ints  # [r, RESOURCE_COLUMNS]
    break_cost: Floats  # [r]
    closed: Ints  # [r, p + 1] closed positions before each
    user: Ints  # CSR of resource: lessons that may be in a shared room
    closing: Ints  # [k, p + 1] like closed, of soft closings of rooms
    closing_cost: Floats  # [k]
    board: Ints  # [r, d, 1 + c] count, then lessons by begin
    crowd: Ints  # [shared rooms, w, p] pupils
    limit: Ints  # [2, s, LIMITS]
    limit_cost: Floats  # [s, LIMITS]
    window: Ints  # [windows, 3]
    spell: Ints  # [spells, 3]
    spelled: Ints  # [2, d] packed spells of each day while a week is summed up
    shaped: Ints  # [rows, 2] CSR of unit: resource with a shape, lesson
    day: Ints  # [s, w, d, MEASURES]
    remain: Ints  # [s, w, 2]
    weight: Floats  # [u]
    hardness: Floats  # [u]
    queue: Ints  # [u] unplaced units
    loser: Ints  # [u] units a trial throws out
    chosen: Ints  # [u] units the best trial throws out
    best_at: Ints  # [u] rows of start of the best board, -1 unplaced
    best_option: Ints  # [n]
    least_at: Ints  # [u] rows of start of the fullest board since the last restart
    least_option: Ints  # [n]
    counter: Ints
    knob: Floats
    clash: Ints  # [CLASHES] how often a start threw a unit out
    bound: Floats  # [most starts of a unit]
    scratch: Ints  # [MEASURES]
    trial_day: Ints  # [d, MEASURES] days as a trial has them
    trial_gone: Ints  # [d, 2] what it takes away on each, like gone
    loads: Ints  # [d]
    gone: Ints  # like a row of remain
    spans: Ints  # [2 * (c + 2)]
    repeat: Floats  # [r, w] week classes for which an atom stands
    wished: Floats  # [s] what the wishes about a shape cost now
    moved: Ints  # [u] units that a move of polishing has touched
    dice: Bits  # [1]


DIMENSIONS = {
    "lesson": 2, "option": 2, "unit": 2, "relation": 2, "recess": 2, "quota": 2, "tally": 2, "selected": 2, "resource": 2, "closed": 2,
    "closing": 2, "board": 3, "crowd": 3, "limit": 3, "limit_cost": 2, "window": 2, "spell": 2, "spelled": 2, "shaped": 2, "day": 4,
    "remain": 3, "trial_day": 2, "trial_gone": 2, "repeat": 2,
}  # fmt: skip
"""Axes of the arrays that have more than one."""

COLUMNS = {
    "lesson": LESSON_COLUMNS, "option": 2, "unit": UNIT_COLUMNS, "relation": RELATION_COLUMNS, "quota": 4, "tally": 6,
    "resource": RESOURCE_COLUMNS, "limit": LIMITS, "limit_cost": LIMITS, "window": 3, "spell": 3, "shaped": 2, "day": MEASURES,
    "remain": 2, "trial_day": MEASURES, "trial_gone": 2,
}  # fmt: skip
"""Length of the last axis of the arrays where it is known."""

CONSTANT = frozenset({
    "size", "person", "option", "option_cost", "room", "start", "start_cost", "relation", "relation_weight", "recess", "quota", "listed",
    "quoted", "tally", "tally_cost", "tally_lesson", "tallied", "selected", "building", "resource", "break_cost", "closed", "user",
    "closing", "closing_cost", "limit", "limit_cost", "window", "spell", "shaped", "hardness", "repeat",
})  # fmt: skip
"""Arrays that the search reads only."""

TOGETHER = {
    "day": "measures", "trial_day": "measures", "scratch": "measures", "best_at": "rows", "least_at": "rows", "best_option": "options",
    "least_option": "options",
}  # fmt: skip
"""Arrays of which the same function takes now one, now another, by a name in common."""
