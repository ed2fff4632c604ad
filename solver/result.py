"""What a solve gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    COMPLETE = "complete"  # every lesson placed, no hard rule broken
    PARTIAL = "partial"  # time ran out: the best so far, some lessons unplaced
    INFEASIBLE = "infeasible"  # proved impossible (pre-checks or proof)
    STOPPED = "stopped"  # stopped on request: the best so far


@dataclass(frozen=True, slots=True)
class Solution:
    """Where the lessons lie, by lesson index: `starts` positions (-1 unplaced), `options` indices into room_options (-1 none)."""

    starts: tuple[int, ...]
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule at one place. `amount` is in the rule's unit; `cost` is weight x amount, 0 for a hard rule.

    `resource` is a resource index or -1, `position` the first slot it concerns or -1; `rule` is the instance's uid, empty
    for the rules that are always in force.
    """

    rule_id: str
    rule: str
    hard: bool
    amount: float
    cost: float
    lessons: tuple[int, ...] = ()
    resource: int = -1
    position: int = -1


@dataclass(frozen=True, slots=True)
class Assessment:
    """The checker's verdict on a solution: every violation, the count of broken hard rules and the soft cost."""

    violations: tuple[Violation, ...]
    hard: int
    cost: float
    placed: int


@dataclass(frozen=True, slots=True)
class Result:
    """A checked solution. `seconds` run from the problem in memory to this; `bound` is a proved lower bound on the cost."""

    status: Status
    solution: Solution
    assessment: Assessment
    seconds: float
    bound: float | None = None
    contradictions: tuple[Contradiction, ...] = field(default=())

    @property
    def gap(self) -> float | None:
        """What can still be gained at most, as a share of the cost; None where no bound is proved or a hard rule is broken."""
        cost = self.assessment.cost
        if self.bound is None or self.assessment.hard:
            return None
        return (cost - self.bound) / cost if cost > self.bound else 0.0


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why there is no timetable: a message code with its numbers, and the rule instances and lessons it names."""

    code: str
    rule_ids: tuple[str, ...]
    rules: tuple[str, ...] = ()
    lessons: tuple[int, ...] = ()
    resources: tuple[int, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
