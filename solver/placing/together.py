"""The verdict on each start of lessons that move as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from solver.checks.continuous import runs
from solver.checks.no_overlap import RULE_IDS
from solver.placing.marks import Blocker
from solver.placing.question import Question
from solver.problem import ResourceKind


class PlaceVerdict(NamedTuple):
    """One start of one lesson, or of lessons that move as one.

    Without `blockers` they can go there and `cost` is how the timetable's cost changes (0 where blocked). `options` are each lesson's
    best room option there (-1: needs no room) and `options_free` whether their rooms are free; if not, what takes them is among the
    blockers.
    """

    start: int
    cost: float
    blockers: tuple[Blocker, ...]
    options: tuple[int, ...]
    options_free: bool = True

    @property
    def free(self) -> bool:
        return not self.blockers


_OF_PEOPLE = frozenset(rule_id for kind, rule_id in RULE_IDS.items() if kind is not ResourceKind.ROOM)
OUTSIDE = Blocker("block")
"""In the way of a lesson of a block that would not lie within the day where the others do."""


def barred(questions: Iterable[Question]) -> int:
    """The positions, as a mask, at which something is in the way of one of them whatever people's days look like."""
    found = 0
    for question in questions:
        found |= question.barred()
    return found


def verdicts(questions: Sequence[Question], starts: Sequence[int]) -> Iterator[PlaceVerdict]:
    """The verdict on each of these starts, at which the first lesson fits into its day."""
    shut, full = barred(questions), 0
    for question in questions:
        full |= question.full()
    marks = questions[0].marks
    said = _laid_out(_named_once(_barriers(questions)), marks.days * marks.slots)
    options = list(zip(*(question.first_free() for question in questions)))
    for start in starts:
        if shut >> start & 1:
            yield PlaceVerdict(start, 0.0, said[start], options[start], not full >> start & 1)
        else:
            yield _joined(start, [question.at(start) for question in questions])


def _joined(start: int, found: list[tuple[float, list[Blocker], int]]) -> PlaceVerdict:
    blockers = tuple(dict.fromkeys([blocker for _, grown, _ in found for blocker in grown]))
    cost = 0.0 if blockers else sum(cost for cost, _, _ in found)
    return PlaceVerdict(start, cost, blockers, tuple([option for _, _, option in found]))


def _barriers(questions: Iterable[Question]) -> Iterator[tuple[int, Blocker]]:
    """Everything in the way; of rooms what takes the cheapest option, where all are taken."""
    for question in questions:
        yield from question.marks.barriers
        outside = ~question.marks.fitting & (1 << question.marks.days * question.marks.slots) - 1
        yield outside, OUTSIDE
        full = question.full()
        if full:
            first = question.options[0]
            yield from ((full, blocker) for blocker in first.always)
            yield from ((full & mask, blocker) for takers in first.takers for mask, blocker in takers.each)


def _named_once(barriers: Iterable[tuple[int, Blocker]]) -> Iterable[tuple[int, Blocker]]:
    """The same with every blocker once; of lessons that people attend each once a kind of person, whoever of the block it is."""
    found: dict[tuple[object, ...], tuple[int, Blocker]] = {}
    for mask, blocker in barriers:
        key = blocker[:3] if blocker.rule_id in _OF_PEOPLE else blocker
        known = found.get(key)
        found[key] = (mask, blocker) if known is None else (known[0] | mask, known[1])
    return found.values()


def _laid_out(barriers: Iterable[tuple[int, Blocker]], positions: int) -> list[tuple[Blocker, ...]]:
    """What is in the way at each position; one and the same tuple for neighbours with the same answer."""
    turns: dict[int, list[int]] = {}
    blockers = []
    for number, (mask, blocker) in enumerate(barriers):
        blockers.append(blocker)
        for first, length in runs(mask):
            turns.setdefault(first, []).append(number)
            turns.setdefault(first + length, []).append(number)
    active: set[int] = set()
    here: tuple[Blocker, ...] = ()
    found = []
    for position in range(positions):
        if position in turns:
            active.symmetric_difference_update(turns[position])
            here = tuple([blockers[number] for number in sorted(active)])
        found.append(here)
    return found
