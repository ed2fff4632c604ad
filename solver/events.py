"""What a running solve tells: small frozen values, written as JSON lines by `python -m solver`."""

from __future__ import annotations

from dataclasses import dataclass

from solver.result import Assessment, Contradiction, Result, Solution


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """`phase` is precheck, compile (only when the search is not compiled yet), construct or improve.

    `loading` are the seconds that loading or compiling the search took just before; no other `seconds` and no limit count them.
    """

    phase: str
    seconds: float
    loading: float = 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts while lessons are placed; while the timetable is improved, with its `cost`, each lower `bound` on it that is proved."""

    placed: int
    lessons: int
    hard: int
    cost: float | None
    bound: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Improved:
    """A better timetable than any before, checked; safe to show.

    `wishes` are the soft rules that are broken, dearest first: rule id, at how many places, what they cost together.
    """

    solution: Solution
    placed: int
    hard: int
    cost: float
    seconds: float
    wishes: tuple[tuple[str, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Impossible:
    """The pre-checks or a proof found contradictions."""

    contradictions: tuple[Contradiction, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """Always the last event."""

    result: Result


Event = PhaseStarted | Progress | Improved | Impossible | Finished


def wishes_of(found: Assessment) -> tuple[tuple[str, int, float], ...]:
    """`Improved.wishes` of a verdict; what only chooses between rooms that all fit (`preferred_room` of no rule) is nobody's wish."""
    sums: dict[str, tuple[int, float]] = {}
    for row in found.violations:
        if not row.hard and (row.rule or row.rule_id != "preferred_room"):
            count, cost = sums.get(row.rule_id, (0, 0.0))
            sums[row.rule_id] = (count + 1, cost + row.cost)
    return tuple((rule_id, count, round(cost, 3)) for rule_id, (count, cost) in sorted(sums.items(), key=lambda row: (-row[1][1], row[0])))
