"""The arrays behind one pointer. Passing them one by one to every function costs half the speed and much of the compile time."""

from __future__ import annotations

from typing import Any, get_type_hints

from numba import types
from numba.experimental import structref

from solver.kernel.compiled import compiled
from solver.kernel.layout import DIMENSIONS, Arrays, Bits, Floats, Ints

_DTYPES = {Ints: types.int64, Floats: types.float64, Bits: types.uint64}


@structref.register
class StateType(types.StructRef):
    """The compiled type of the state; it never leaves compiled code."""

    def preprocess_fields(self, fields: object) -> object:
        return fields


structref.define_attributes(StateType)  # type: ignore[no-untyped-call]

STATE = StateType(  # type: ignore[no-untyped-call]
    [(name, types.Array(_DTYPES[kind], DIMENSIONS.get(name, 1), "C")) for name, kind in get_type_hints(Arrays).items()]
)

_new: Any = structref.new


@compiled
def copy_people(a: Any, t: Arrays) -> None:
    """The second half of the arrays: resources, their limits, and what the search writes."""
    a.resource = t.resource
    a.break_cost = t.break_cost
    a.closed = t.closed
    a.user = t.user
    a.closing = t.closing
    a.closing_cost = t.closing_cost
    a.board = t.board
    a.crowd = t.crowd
    a.limit = t.limit
    a.limit_cost = t.limit_cost
    a.window = t.window
    a.spell = t.spell
    a.spelled = t.spelled
    a.shaped = t.shaped
    a.day = t.day
    a.remain = t.remain
    a.weight = t.weight
    a.hardness = t.hardness
    a.queue = t.queue
    a.loser = t.loser
    a.chosen = t.chosen
    a.best_at = t.best_at
    a.best_option = t.best_option
    a.least_at = t.least_at
    a.least_option = t.least_option
    a.counter = t.counter
    a.knob = t.knob
    a.clash = t.clash
    a.bound = t.bound
    a.scratch = t.scratch
    a.trial_day = t.trial_day
    a.trial_gone = t.trial_gone
    a.loads = t.loads
    a.gone = t.gone
    a.spans = t.spans
    a.repeat = t.repeat
    a.wished = t.wished
    a.moved = t.moved
    a.dice = t.dice


@compiled
def state_of(t: Arrays) -> Arrays:
    """The same arrays as a `StateType`, which inner functions take in place of `Arrays`."""
    a = _new(STATE)
    a.size = t.size
    a.lesson = t.lesson
    a.person = t.person
    a.option = t.option
    a.option_cost = t.option_cost
    a.room = t.room
    a.unit = t.unit
    a.start = t.start
    a.start_cost = t.start_cost
    a.tabu = t.tabu
    a.relation = t.relation
    a.relation_weight = t.relation_weight
    a.recess = t.recess
    a.quota = t.quota
    a.listed = t.listed
    a.quoted = t.quoted
    a.tally = t.tally
    a.tally_cost = t.tally_cost
    a.tally_lesson = t.tally_lesson
    a.tallied = t.tallied
    a.selected = t.selected
    a.item = t.item
    a.building = t.building
    copy_people(a, t)
    return a  # type: ignore[no-any-return]
