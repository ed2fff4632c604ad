"""What is in the way of a lesson, by name."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import named_resource
from scheduler_app.services.wording import Who
from solver.places import Blocker as SolverBlocker


@dataclass(frozen=True, slots=True)
class Blocker:
    """What forbids a place: the rule's id and uid (empty if it always holds), the other lesson and who it is about (uids or empty).

    `name` is how that somebody is called in a sentence.
    """

    rule_id: str
    rule: str
    lesson: str
    who: str
    name: Who | None = None


class BlockerNames:
    """Names the solver's blockers, each once; what is called the same is one and the same object."""

    def __init__(self, school: School, built: Built) -> None:
        self._school, self._built = school, built
        self._people: dict[int, tuple[str, Who]] = {}
        self._known: dict[SolverBlocker, Blocker] = {}
        self._same: dict[Blocker, Blocker] = {}

    def of(self, blocker: SolverBlocker) -> Blocker:
        named = self._known.get(blocker)
        if named is None:
            named = self._name(blocker)
            named = self._known[blocker] = self._same.setdefault(named, named)
        return named

    def who(self, resource: int) -> tuple[str, Who]:
        """A teacher, a room, a single pupil, or the smallest group that says whom a profile is about; uid and name."""
        if resource not in self._people:
            self._people[resource] = (self._uid(resource), named_resource(self._school, self._built, resource))
        return self._people[resource]

    def _name(self, blocker: SolverBlocker) -> Blocker:
        lesson = self._built.lesson_uids[blocker.lesson] if blocker.lesson >= 0 else ""
        if blocker.resource < 0:
            return Blocker(blocker.rule_id, blocker.rule, lesson, "")
        return Blocker(blocker.rule_id, blocker.rule, lesson, *self.who(blocker.resource))

    def _uid(self, resource: int) -> str:
        profile = self._built.profiles.get(resource)
        if profile is None:
            return self._built.resource_uids[resource]
        if profile.staff or len(profile.pupils) == 1:
            return profile.staff or profile.pupils[0]
        parents = {self._school.groups[uid].parent for uid in profile.groups if uid in self._school.groups}
        return min(profile.groups - parents, key=lambda uid: (self._school.group_size(uid), uid), default="")
