"""The verdict on each start of lessons that move as one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from solver.checks.continuous import runs
from solver.checks.no_overlap import RULE_IDS
from solver.placing.marks import Blocker
from solver.placing.question import Question
from solver.problem import ResourceKind

B = TypeVar("B")


class Judged(NamedTuple, Generic[B]):
    """One start of one lesson, or of lessons that move as one; `blockers` are what is in the way as the asker calls it.

    Without `blockers` they can go there and `cost` is how the timetable's cost changes (0 where blocked). `options` are each lesson's
    best room option there (-1: needs no room) and `options_free` whether their rooms are free; if not, what takes them is among the
    blockers.
    """

    start: int
    cost: float
    blockers: tuple[B, ...]
    options: tuple[int, ...]
    options_free: bool = True

    @property
    def free(self) -> bool:
        return not self.blockers


PlaceVerdict = Judged[Blocker]

_OF_PEOPLE = frozenset(rule_id for kind, rule_id in RULE_IDS.items() if kind is not ResourceKind.ROOM)
OUTSIDE = Blocker("block")
"""In the way of a lesson of a block that would not lie within the day where the others do."""


def barred(questions: Iterable[Question]) -> int:
    """The positions, as a mask, at which something is in the way of one of them whatever people's days look like."""
    found = 0
    for question in questions:
        found |= question.barred()
    return found


def verdicts(questions: Sequence[Question], starts: Sequence[int], name: Callable[[Blocker], B]) -> Iterator[Judged[B]]:
    """The verdict on each of these starts, at which the first lesson fits into its day.

    Whatever `name` gives one and the same object for is said once.
    """
    shut, full = barred(questions), 0
    for question in questions:
        full |= question.full()
    marks = questions[0].marks
    said = _laid_out(_named(_said_once(_barriers(questions)), name), marks.days * marks.slots)
    options = list(zip(*(question.first_free() for question in questions)))
    for start in starts:
        if shut >> start & 1:
            yield Judged(start, 0.0, said[start], options[start], not full >> start & 1)
        else:
            yield _joined(start, [question.at(start) for question in questions], name)


def _joined(start: int, found: list[tuple[float, list[Blocker], int]], name: Callable[[Blocker], B]) -> Judged[B]:
    grown = dict.fromkeys(blocker for _, blockers, _ in found for blocker in blockers)
    named = {id(one): one for one in map(name, grown)}
    cost = 0.0 if grown else sum(cost for cost, _, _ in found)
    return Judged(start, cost, tuple(named.values()), tuple([option for _, _, option in found]))


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


def _said_once(barriers: Iterable[tuple[int, Blocker]]) -> Iterable[tuple[int, Blocker]]:
    """The same with every blocker once; of lessons that people attend each once a kind of person, whoever of the block it is."""
    found: dict[tuple[object, ...], tuple[int, Blocker]] = {}
    for mask, blocker in barriers:
        key = blocker[:3] if blocker.rule_id in _OF_PEOPLE else blocker
        known = found.get(key)
        found[key] = (mask, blocker) if known is None else (known[0] | mask, known[1])
    return found.values()


def _named(barriers: Iterable[tuple[int, Blocker]], name: Callable[[Blocker], B]) -> Iterable[tuple[int, B]]:
    """The same with what the asker calls them, every name once."""
    found: dict[int, tuple[int, B]] = {}
    for mask, blocker in barriers:
        named = name(blocker)
        known = found.get(id(named))
        found[id(named)] = (mask, named) if known is None else (known[0] | mask, named)
    return found.values()


def _laid_out(barriers: Iterable[tuple[int, B]], positions: int) -> list[tuple[B, ...]]:
    """What is in the way at each position; one and the same tuple for neighbours with the same answer."""
    turns: dict[int, list[tuple[int, B]]] = {}
    for number, (mask, named) in enumerate(barriers):
        for first, length in runs(mask):
            turns.setdefault(first, []).append((number, named))
            turns.setdefault(first + length, []).append((number, named))
    active: list[int] = []
    names: list[B] = []
    here: tuple[B, ...] = ()
    found = []
    for position in range(positions):
        if position in turns:
            for number, named in turns[position]:
                _toggle(active, names, number, named)
            here = tuple(names)
        found.append(here)
    return found


def _toggle(active: list[int], names: list[B], number: int, named: B) -> None:
    """Begin or end what has this number; `names` keep the order of the numbers."""
    at = bisect_left(active, number)
    if at < len(active) and active[at] == number:
        del active[at], names[at]
    else:
        active.insert(at, number)
        names.insert(at, named)
