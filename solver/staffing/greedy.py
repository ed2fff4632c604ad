"""The baseline: one pass over the tasks, the way it is done by hand.

Tasks that fewest people may take come first, longer ones before shorter. Each place goes to somebody with room for it: whose choice is
cheapest by itself (who had the class last year, who wishes), then who meets its class already, then who teaches the subject already,
then whoever has most room. No choice is ever taken back. The search starts from this, and the benchmark compares with it.
"""

from __future__ import annotations

from solver.staffing.problem import Option, StaffingProblem, StaffingSolution


def greedy(problem: StaffingProblem) -> StaffingSolution:
    """An assignment that breaks nothing; places without anybody left stay empty."""
    return _Greedy(problem).run()


class _Greedy:
    def __init__(self, problem: StaffingProblem) -> None:
        self.problem = problem
        self.room = [person.capacity for person in problem.people]
        self.classes: list[set[int]] = [set() for _ in problem.people]
        self.subjects: list[set[int]] = [set() for _ in problem.people]
        self.busy: list[set[int]] = [set() for _ in problem.people]
        self.sets_of: dict[int, list[int]] = {}
        for group_number, group in enumerate(problem.apart):
            for one in group:
                self.sets_of.setdefault(one, []).append(group_number)
        for number, task in enumerate(problem.tasks):
            for person in task.fixed:
                self._take(number, person)

    def run(self) -> StaffingSolution:
        tasks = self.problem.tasks
        chosen: list[tuple[int, ...]] = [()] * len(tasks)
        for number in sorted(range(len(tasks)), key=lambda n: (len(tasks[n].options), -tasks[n].minutes, n)):
            taken: list[int] = []
            for _ in range(tasks[number].open):
                free = [one for one in tasks[number].options if one.person not in taken and self.fits(number, one.person)]
                if not free:
                    break
                best = min(free, key=lambda one: self._order(number, one))
                self._take(number, best.person)
                taken.append(best.person)
            chosen[number] = tuple(sorted(taken))
        return StaffingSolution(tuple(chosen))

    def fits(self, number: int, person: int) -> bool:
        task, limit = self.problem.tasks[number], self.problem.people[person].most_classes
        if person in task.fixed or self.room[person] < task.minutes:
            return False
        if limit is not None and len(self.classes[person] | set(task.classes)) > limit:
            return False
        return self.busy[person].isdisjoint(self.sets_of.get(number, ()))

    def _order(self, number: int, option: Option) -> tuple[int, bool, bool, int, int]:
        task, person = self.problem.tasks[number], option.person
        stranger = self.classes[person].isdisjoint(task.classes)
        return option.cost, stranger, task.subject not in self.subjects[person], -self.room[person], person

    def _take(self, number: int, person: int) -> None:
        task = self.problem.tasks[number]
        self.room[person] -= task.minutes
        self.classes[person].update(task.classes)
        self.subjects[person].add(task.subject)
        self.busy[person].update(self.sets_of.get(number, ()))
