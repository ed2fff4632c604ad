"""FET's constraint types: one handler each, keyed by the element's name without "Constraint".

A handler turns the constraint into rules, room wishes or locks of the reading and returns True; False says that this
form of it cannot be taken over, which is then reported with its count, like every type without a handler.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler_app.interchange.fet.constraints import lessons, people, rooms, times
from scheduler_app.interchange.fet.reading import Constraint, Reading

Handler = Callable[[Constraint], bool]

HANDLERS: Mapping[str, Handler] = {**times.HANDLERS, **lessons.HANDLERS, **people.HANDLERS, **rooms.HANDLERS}


def read_constraints(reading: Reading) -> None:
    """Read every active constraint of both lists; one with weight 0 means nothing to FET either (but see lessons.min_days)."""
    number = 0
    for parent in ("Time_Constraints_List", "Space_Constraints_List"):
        for element in reading.document.root.find(parent) or ():
            number += 1
            constraint = Constraint(reading, element, number)
            if not constraint.truth("Active"):
                continue
            handler = HANDLERS.get(constraint.name)
            if handler is None or not handler(constraint):
                reading.not_supported[constraint.name] += 1
