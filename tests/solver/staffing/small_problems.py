"""Random small staffing problems, and all their assignments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import strategies as st

from solver.staffing.problem import Option, Person, StaffingProblem, StaffingSolution, Task, Weights


@st.composite
def problems(draw: st.DrawFn, most_people: int = 3, most_tasks: int = 4) -> StaffingProblem:
    """Up to 3 people and 4 tasks with locked choices, parallel tasks, class limits and every cost."""
    people = draw(st.integers(1, most_people))
    someone = st.integers(0, people - 1)
    tasks = []
    for _ in range(draw(st.integers(1, most_tasks))):
        fixed = draw(st.lists(someone, max_size=1))
        options = [Option(person, draw(st.integers(-60, 80))) for person in draw(st.sets(someone)) if person not in fixed]
        needed = draw(st.integers(len(fixed), 2 if options else max(1, len(fixed))))
        classes = tuple(sorted(draw(st.sets(st.integers(0, 2), max_size=2))))
        minutes = draw(st.sampled_from([20, 40, 60, 100]))
        tasks.append(Task(minutes, needed, tuple(options), tuple(fixed), classes, draw(st.integers(0, 2))))
    limit = st.none() | st.integers(0, 2)
    groups = st.lists(st.sets(st.integers(0, len(tasks) - 1), min_size=2, max_size=3), max_size=2) if len(tasks) > 1 else st.just([])
    return StaffingProblem(
        tuple(Person(draw(st.sampled_from([0, 60, 120, 200])), draw(limit)) for _ in range(people)),
        tuple(tasks),
        tuple(tuple(sorted(group)) for group in draw(groups)),
        tuple(draw(st.sampled_from([0, 30])) for _ in range(people)),
        Weights(),
    )


def assignments(problem: StaffingProblem) -> Iterator[StaffingSolution]:
    """Every way of giving the open places of every task to some of its options."""
    ways = []
    for task in problem.tasks:
        people = sorted(option.person for option in task.options)
        ways.append([chosen for size in range(task.open + 1) for chosen in combinations(people, size)])
    return (StaffingSolution(tuple(chosen)) for chosen in product(*ways))
