"""What a running solve tells: small frozen values, written as JSON lines by `python -m solver`."""

from __future__ import annotations

from dataclasses import dataclass

from solver.result import Contradiction, Result, Solution


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
    """Counts while searching; `cost` is None until every lesson is placed."""

    placed: int
    lessons: int
    hard: int
    cost: float | None
    bound: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Improved:
    """A better timetable than any before, checked; safe to show."""

    solution: Solution
    placed: int
    hard: int
    cost: float
    seconds: float


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
