"""The staffing problem: tasks with minutes, people with room for so many, and what a choice costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """A person who may take a task. `cost` is what that choice costs by itself (may be negative: continuity, wishes)."""

    person: int
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """Minutes that `needed` different people take, chosen among `options`; `fixed` have it whatever else (a locked choice).

    `minutes` weigh on each of them. `classes` are numbers of the classes that whoever takes it meets, `subject` the subject's number.
    """

    minutes: int
    needed: int
    options: tuple[Option, ...]
    fixed: tuple[int, ...] = ()
    classes: tuple[int, ...] = ()
    subject: int = 0

    @property
    def open(self) -> int:
        """Places that are not fixed."""
        return max(0, self.needed - len(self.fixed))


@dataclass(frozen=True, slots=True)
class Person:
    """Room for `capacity` minutes, fixed tasks included; at most `most_classes` different classes (None: any number)."""

    capacity: int
    most_classes: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Cost of each unit: a minute nobody teaches, a class met, a subject taught, a minute of spare time beyond one's fair share.

    The first is meant to outweigh everything else together for one task.
    """

    unfilled_minute: int = 100
    class_met: int = 60
    subject_taught: int = 20
    spare_minute: int = 1


@dataclass(frozen=True, slots=True)
class StaffingProblem:
    """`apart` are sets of tasks that go on at the same time: a person takes at most one of each set.

    `fair` is, for every person, how many spare minutes cost nothing; `present` are the choices as they are now, to begin from.
    """

    people: tuple[Person, ...]
    tasks: tuple[Task, ...]
    apart: tuple[tuple[int, ...], ...] = ()
    fair: tuple[int, ...] = ()
    weights: Weights = Weights()
    present: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StaffingSolution:
    """For every task the people chosen, fixed ones not repeated, in ascending order."""

    chosen: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class StaffingResult:
    """The best assignment found, what the checker says it costs, a proved lower bound or None, and whether it was proved best."""

    solution: StaffingSolution
    cost: int
    unfilled: int
    """Places that nobody has."""
    bound: float | None
    optimal: bool
    seconds: float
    absurd: str = ""
    """What makes the problem impossible to read (see `solver.staffing.absurd`); then nobody is assigned to anything."""
