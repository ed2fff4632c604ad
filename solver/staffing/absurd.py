"""Input that is no staffing problem: references to nobody, numbers no model can count with. Plain Python, no exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from solver.staffing.problem import StaffingProblem

MOST_COUNTED = 1 << 60
"""Of all minutes, or of all that anything could cost, together: CP-SAT counts with 64 bits."""


def absurd(problem: StaffingProblem) -> str:
    """What makes the problem impossible to read: `people`, `tasks`, `apart`, `fair`, `present`, `weights` or `size`; empty if nothing.

    `size` are numbers that are each sound and together too large.
    """
    return next(_absurd(problem), "")


def _absurd(problem: StaffingProblem) -> Iterator[str]:
    people, tasks = len(problem.people), len(problem.tasks)
    if not all(_counts(one.capacity) and (one.most_classes is None or _counts(one.most_classes)) for one in problem.people):
        yield "people"
    for task in problem.tasks:
        chosen = [option.person for option in task.options]
        numbers = (task.minutes, task.needed, task.subject, *task.classes, *(option.cost for option in task.options))
        if not (all(map(_counts, numbers)) and task.minutes >= 0 and _within((*chosen, *task.fixed), people)):
            yield "tasks"
    if not all(_within(group, tasks) for group in problem.apart):
        yield "apart"
    if problem.fair and not (len(problem.fair) == people and all(map(_counts, problem.fair))):
        yield "fair"
    if not all(_within(chosen, people) for chosen in problem.present):
        yield "present"
    if not all(_counts(weight) and weight >= 0 for weight in astuple(problem.weights)):
        yield "weights"
    if _minutes(problem) > MOST_COUNTED or _cost(problem) > MOST_COUNTED:
        yield "size"


def _counts(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= MOST_COUNTED


def _within(numbers: Iterable[object], count: int) -> bool:
    return all(isinstance(number, int) and 0 <= number < count for number in numbers)


def _minutes(problem: StaffingProblem) -> int:
    taken = sum(task.minutes * (len(task.options) + len(task.fixed)) for task in problem.tasks)
    return taken + sum(abs(person.capacity) for person in problem.people) + sum(map(abs, problem.fair))


def _cost(problem: StaffingProblem) -> int:
    """No assignment costs more."""
    weights = problem.weights
    tasks = sum(
        weights.unfilled_minute * task.minutes * task.open
        + sum(abs(option.cost) for option in task.options)
        + (weights.class_met * len(task.classes) + weights.subject_taught) * (len(task.options) + len(task.fixed))
        for task in problem.tasks
    )
    return tasks + weights.spare_minute * (sum(abs(person.capacity) for person in problem.people) + sum(map(abs, problem.fair)))
