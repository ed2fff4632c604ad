"""Pre-checks: counting arguments, in milliseconds, why there can be no timetable, each with its numbers.

What they find is certain; what they do not find may still be impossible. The families and their message codes are in
`solver.counting`. Numbers are slots unless they say otherwise.
"""

from __future__ import annotations

from solver.absurd import absurd
from solver.counting.collisions import of_fixed
from solver.counting.facts import Facts
from solver.counting.forced import of_forced
from solver.counting.lessons import of_blocks, of_lessons
from solver.counting.loads import of_people, of_spreads
from solver.counting.quotas import of_quotas
from solver.counting.rooms import of_rooms
from solver.problem import Problem
from solver.result import Contradiction


def precheck(problem: Problem) -> tuple[Contradiction, ...]:
    """Every contradiction found, those of single lessons first; of problems that make no sense only what makes none."""
    return absurd(problem) or contradictions(Facts(problem))


def contradictions(facts: Facts) -> tuple[Contradiction, ...]:
    """The same of a problem that is not absurd, with its facts in hand."""
    lessons = (*of_lessons(facts), *of_blocks(facts), *of_fixed(facts), *of_forced(facts))
    return (*lessons, *of_people(facts), *of_spreads(facts), *of_quotas(facts), *of_rooms(facts))
