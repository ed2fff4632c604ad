"""A proposal of who teaches what: as a step to keep, and with the reason for every place that stayed empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.services.solving.staffing_build import StaffingBuilt, whole_year
from scheduler_app.services.staffing.assigning import named
from scheduler_app.services.staffing.qualifying import Suitability
from scheduler_app.texts import text
from solver.staffing.checker import StaffingVerdict, check
from solver.staffing.problem import StaffingSolution

NAMED = 5
"""How many people a reason names at most; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why one person cannot take one requirement: `code` is full, parallel, classes, part_year or unqualified; `minutes` that are left."""

    staff: str
    code: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A requirement with `places` that nobody has, its minutes a week, and what stands in the way of everybody qualified for it."""

    requirement: str
    places: int
    minutes: int
    obstacles: tuple[Obstacle, ...]

    def reason(self, school: School, language: str | None = None) -> str:
        """One sentence."""
        name = named(school, school.requirements[self.requirement])
        if not self.obstacles:
            return text("propose_nobody", language, what=name, minutes=self.minutes)
        shown = ", ".join(
            text(f"propose_{one.code}", language, who=school.staff[one.staff].signature, left=one.minutes) for one in self.obstacles[:NAMED]
        )  # fmt: skip
        more = len(self.obstacles) - NAMED
        if more > 0:
            shown += " " + text("propose_more", language, n=more)
        return text("propose_no_room", language, what=name, minutes=self.minutes, people=shown)


class Proposal:
    """One assignment for one school value."""

    def __init__(self, school: School, built: StaffingBuilt, solution: StaffingSolution) -> None:
        self._school, self._built, self._solution = school, built, solution
        self.verdict: StaffingVerdict = check(built.problem, solution)

    def teachers(self) -> Mapping[str, tuple[str, ...]]:
        """Staff uids by requirement: those who had it first in their order, then the new ones."""
        found = {}
        for number, uid in enumerate(self._built.requirements):
            present = self._school.requirements[uid].teachers
            after = {self._built.people[one] for one in (*self._built.problem.tasks[number].fixed, *self._solution.chosen[number])}
            kept = tuple(one for one in dict.fromkeys(present) if one in after)
            found[uid] = (*kept, *sorted(after - set(kept)))
        return found

    def changes(self) -> Iterator[tuple[Requirement, tuple[str, ...]]]:
        """Requirements that get other teachers than they have."""
        for uid, after in self.teachers().items():
            requirement = self._school.requirements[uid]
            if set(after) != set(requirement.teachers):
                yield requirement, after

    def step(self) -> ChangeSet:
        """The whole proposal as one step of work."""
        rows = tuple(Change(requirement, replace(requirement, teachers=after)) for requirement, after in self.changes())
        return ChangeSet("propose_staff", rows, (("n", str(len(rows))),))

    def unfilled(self) -> tuple[Unfilled, ...]:
        """Longest first."""
        return tuple(sorted(self._unfilled(), key=lambda row: (-row.minutes, row.requirement)))

    def _unfilled(self) -> Iterator[Unfilled]:
        obstacles = _Obstacles(self._school, self._built, self._solution, self.verdict)
        for number, task in enumerate(self._built.problem.tasks):
            places = task.open - len(self._solution.chosen[number])
            if places > 0:
                yield Unfilled(self._built.requirements[number], places, task.minutes, tuple(obstacles.of(number)))


class _Obstacles:
    """What stands in the way, counted from the finished assignment and the school, not from the search."""

    def __init__(self, school: School, built: StaffingBuilt, solution: StaffingSolution, verdict: StaffingVerdict) -> None:
        self._school, self._built, self._loads = school, built, verdict.loads
        self._suitability = Suitability(school)
        self._tasks: dict[int, list[int]] = {}
        for number, (task, chosen) in enumerate(zip(built.problem.tasks, solution.chosen, strict=True)):
            for person in (*task.fixed, *chosen):
                self._tasks.setdefault(person, []).append(number)

    def of(self, number: int) -> list[Obstacle]:
        """Everybody who is qualified, those with most time left first; who already has the requirement is left out."""
        requirement = self._school.requirements[self._built.requirements[number]]
        found = []
        for person, uid in enumerate(self._built.people):
            if number not in self._tasks.get(person, ()) and self._suitability.qualified(uid, requirement):
                found.append(self._obstacle(number, person, uid))
        return sorted(found, key=lambda row: (-row.minutes, row.staff))

    def _obstacle(self, number: int, person: int, uid: str) -> Obstacle:
        problem = self._built.problem
        task, mine = problem.tasks[number], self._tasks.get(person, [])
        left = problem.people[person].capacity - self._loads[person]
        limit = problem.people[person].most_classes
        if not whole_year(self._school, self._school.staff[uid]):
            code = "part_year"
        elif left < task.minutes:
            code = "full"
        elif any(number in group and any(other in group for other in mine) for group in problem.apart):
            code = "parallel"
        elif limit is not None and len({one for other in mine for one in problem.tasks[other].classes} | set(task.classes)) > limit:
            code = "classes"
        else:
            code = "better_elsewhere"
        return Obstacle(uid, code, max(0, left))
