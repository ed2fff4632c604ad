"""The CP-SAT model of a staffing problem."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.staffing.problem import Person, StaffingProblem, StaffingSolution


class Draft:
    """The CP-SAT model: one literal for every (task, option), one for every class and subject a person may come to have."""

    def __init__(self, problem: StaffingProblem) -> None:
        self.problem, self.model = problem, cp_model.CpModel()
        self.takes = [{one.person: self.model.new_bool_var("") for one in task.options} for task in problem.tasks]
        self.of: list[list[int]] = [[] for _ in problem.people]
        self.fixed: list[list[int]] = [[] for _ in problem.people]
        self.cost: list[cp_model.LinearExprT] = []
        self._brought: list[tuple[cp_model.IntVar, int, list[int]]] = []
        self._spare: list[tuple[cp_model.IntVar, int, int]] = []
        for number, task in enumerate(problem.tasks):
            self._task(number)
            for person in task.fixed:
                self.fixed[person].append(number)
        for number, person_ in enumerate(problem.people):
            self._person(number, person_)
        self._apart()
        self.model.minimize(sum(self.cost))

    def _task(self, number: int) -> None:
        task, takes = self.problem.tasks[number], self.takes[number]
        missing = self.model.new_int_var(0, task.open, "")
        self.model.add(sum(takes.values()) + missing == task.open)
        self.cost.append(self.problem.weights.unfilled_minute * task.minutes * missing)
        self.cost += [one.cost * takes[one.person] for one in task.options if one.cost]
        for person, literal in takes.items():
            if person in task.fixed:
                self.model.add(literal == 0)
            else:
                self.of[person].append(number)

    def _person(self, number: int, person: Person) -> None:
        tasks, weights = self.problem.tasks, self.problem.weights
        fixed = sum(tasks[one].minutes for one in self.fixed[number])
        added = sum(tasks[one].minutes * self.takes[one][number] for one in self.of[number])
        self.model.add(added <= max(0, person.capacity - fixed))
        met = {one for task in self.fixed[number] for one in tasks[task].classes}
        taught = {tasks[task].subject for task in self.fixed[number]}
        self.cost.append(weights.class_met * len(met) + weights.subject_taught * len(taught))
        new_classes = self._new(number, {one: set(tasks[one].classes) - met for one in self.of[number]}, weights.class_met)
        self._new(number, {one: {tasks[one].subject} - taught for one in self.of[number]}, weights.subject_taught)
        if person.most_classes is not None:
            self.model.add(sum(new_classes) <= max(0, person.most_classes - len(met)))
        room = person.capacity - fixed - (self.problem.fair[number] if self.problem.fair else 0)
        if room > 0 and weights.spare_minute:
            spare = self.model.new_int_var(0, room, "")
            self.model.add(spare >= room - added)
            self.cost.append(weights.spare_minute * spare)
            self._spare.append((spare, number, room))

    def _new(self, number: int, brings: dict[int, set[int]], cost: int) -> list[cp_model.IntVar]:
        """A literal for each class (or subject) that one of the person's possible tasks brings with it."""
        literals = {one: self.model.new_bool_var("") for one in sorted(set().union(*brings.values()))} if brings else {}
        for task, brought in brings.items():
            for one in brought:
                self.model.add_implication(self.takes[task][number], literals[one])
        self.cost += [cost * literal for literal in literals.values()]
        self._brought += [(literal, number, [task for task, rows in brings.items() if one in rows]) for one, literal in literals.items()]
        return list(literals.values())

    def _apart(self) -> None:
        for group in self.problem.apart:
            people = {person for task in group for person in self.takes[task]}
            for person in people:
                there = [self.takes[task][person] for task in group if person in self.takes[task]]
                if any(person in self.problem.tasks[task].fixed for task in group):
                    for literal in there:
                        self.model.add(literal == 0)
                elif len(there) > 1:
                    self.model.add_at_most_one(there)

    def read(self, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> StaffingSolution:
        """The assignment of a solved model."""
        return StaffingSolution(
            tuple(tuple(sorted(p for p, literal in takes.items() if solver.boolean_value(literal))) for takes in self.takes)
        )

    def hint(self, solution: StaffingSolution) -> None:
        """Begin from a whole assignment, what follows from it included."""
        for takes, chosen in zip(self.takes, solution.chosen):
            for person, literal in takes.items():
                self.model.add_hint(literal, person in chosen)
        for literal, person, tasks in self._brought:
            self.model.add_hint(literal, any(person in solution.chosen[task] for task in tasks))
        for spare, person, room in self._spare:
            taken = sum(self.problem.tasks[task].minutes for task in self.of[person] if person in solution.chosen[task])
            self.model.add_hint(spare, max(0, room - taken))
