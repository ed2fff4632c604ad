"""Recounts an assignment in plain Python: what it breaks, and what it costs. Shares no code with the search."""

from __future__ import annotations

from dataclasses import dataclass

from solver.staffing.problem import StaffingProblem, StaffingSolution


@dataclass(frozen=True, slots=True)
class StaffingVerdict:
    """`broken` names every broken rule: ("overload", person), ("apart", person), ("classes", person), ("option", task),
    ("too_many", task). Overload that fixed choices make by themselves is not broken, only what is added to it."""

    broken: tuple[tuple[str, int], ...]
    unfilled: int
    unfilled_minutes: int
    cost: int
    loads: tuple[int, ...]


def check(problem: StaffingProblem, solution: StaffingSolution) -> StaffingVerdict:
    """Count everything; ValueError when the solution is not of this problem."""
    if len(solution.chosen) != len(problem.tasks):
        raise ValueError("a solution has one entry for every task")
    loads, fixed_loads = [0] * len(problem.people), [0] * len(problem.people)
    mine: list[list[int]] = [[] for _ in problem.people]
    broken: list[tuple[str, int]] = []
    cost = unfilled = unfilled_minutes = 0
    for number, (task, chosen) in enumerate(zip(problem.tasks, solution.chosen)):
        costs = {option.person: option.cost for option in task.options}
        if any(person not in costs or person in task.fixed for person in chosen) or len(set(chosen)) != len(chosen):
            broken.append(("option", number))
        if len(chosen) > task.open:
            broken.append(("too_many", number))
        missing = max(0, task.open - len(chosen))
        unfilled += missing
        unfilled_minutes += missing * task.minutes
        cost += sum(costs.get(person, 0) for person in chosen)
        for person in (*task.fixed, *chosen):
            loads[person] += task.minutes
            mine[person].append(number)
        for person in task.fixed:
            fixed_loads[person] += task.minutes
    weights = problem.weights
    cost += weights.unfilled_minute * unfilled_minutes
    for number, person_ in enumerate(problem.people):
        tasks = [problem.tasks[one] for one in mine[number]]
        fixed = [task for task in tasks if number in task.fixed]
        classes = {one for task in tasks for one in task.classes}
        limit = person_.most_classes
        if limit is not None and len(classes) > max(limit, len({one for task in fixed for one in task.classes})):
            broken.append(("classes", number))
        if loads[number] > max(person_.capacity, fixed_loads[number]):
            broken.append(("overload", number))
        for group in problem.apart:
            there = [one for one in mine[number] if one in group]
            if len(there) > 1 and not all(number in problem.tasks[one].fixed for one in there):
                broken.append(("apart", number))
        cost += weights.class_met * len(classes) + weights.subject_taught * len({task.subject for task in tasks})
        spare = person_.capacity - loads[number] - (problem.fair[number] if problem.fair else 0)
        cost += weights.spare_minute * max(0, spare)
    return StaffingVerdict(tuple(broken), unfilled, unfilled_minutes, cost, tuple(loads))
