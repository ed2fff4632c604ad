"""A part of a staffing problem: some people and everything they have or could take, the rest as it is."""

from __future__ import annotations

import random
from dataclasses import dataclass

from solver.staffing.problem import Option, StaffingProblem, StaffingSolution, Task

UNFILLED_FIRST = 0.7
"""Share of parts, while places are empty, that are made around one of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A problem of `people` of the whole one and `tasks`; `present` is what it looks like now."""

    problem: StaffingProblem
    people: tuple[int, ...]
    tasks: tuple[int, ...]
    present: StaffingSolution

    def within(self, whole: StaffingSolution, found: StaffingSolution) -> StaffingSolution:
        """The whole assignment with this part of it replaced."""
        chosen = list(whole.chosen)
        mine = set(self.people)
        for number, people in zip(self.tasks, found.chosen):
            kept = [person for person in chosen[number] if person not in mine]
            chosen[number] = tuple(sorted((*kept, *(self.people[one] for one in people))))
        return StaffingSolution(tuple(chosen))


def part_around(problem: StaffingProblem, solution: StaffingSolution, dice: random.Random, size: int) -> Part | None:
    """People around an empty place or a random task, who could take over from each other; None when nothing is open."""
    open_tasks = [number for number, task in enumerate(problem.tasks) if task.open and task.options]
    if not open_tasks:
        return None
    empty = [number for number in open_tasks if len(solution.chosen[number]) < problem.tasks[number].open]
    seed = dice.choice(empty if empty and dice.random() < UNFILLED_FIRST else open_tasks)
    return _part(problem, solution, _people_around(problem, solution, seed, dice, size))


def _people_around(problem: StaffingProblem, solution: StaffingSolution, seed: int, dice: random.Random, size: int) -> list[int]:
    tasks_of: dict[int, list[int]] = {}
    for number, people in enumerate(solution.chosen):
        for person in people:
            tasks_of.setdefault(person, []).append(number)
    chosen: list[int] = []
    task = seed
    for _ in range(size * 4):
        options = [one.person for one in problem.tasks[task].options if one.person not in chosen]
        if options:
            chosen += dice.sample(options, min(len(options), 2))
        if len(chosen) >= size:
            break
        theirs = tasks_of.get(dice.choice(chosen), ()) if chosen else ()
        task = dice.choice(theirs) if theirs else seed
    return sorted(chosen[:size])


def _part(problem: StaffingProblem, solution: StaffingSolution, people: list[int]) -> Part:
    place = {person: number for number, person in enumerate(people)}
    tasks, numbers, present = [], [], []
    for number, (task, chosen) in enumerate(zip(problem.tasks, solution.chosen)):
        fixed = tuple(place[person] for person in task.fixed if person in place)
        options = tuple(Option(place[one.person], one.cost) for one in task.options if one.person in place)
        if not fixed and not options:
            continue
        elsewhere = sum(person not in place for person in chosen)
        places = task.open - elsewhere if options else 0
        tasks.append(Task(task.minutes, len(fixed) + places, options if places else (), fixed, task.classes, task.subject))
        numbers.append(number)
        present.append(tuple(sorted(place[person] for person in chosen if person in place)))
    at = {number: index for index, number in enumerate(numbers)}
    apart = (tuple(at[task] for task in group if task in at) for group in problem.apart)
    part = StaffingProblem(
        tuple(problem.people[person] for person in people), tuple(tasks), tuple(group for group in apart if len(group) > 1),
        tuple(problem.fair[person] for person in people) if problem.fair else (), problem.weights,
    )  # fmt: skip
    return Part(part, tuple(people), tuple(numbers), StaffingSolution(tuple(present)))
