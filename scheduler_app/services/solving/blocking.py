"""What is in the way of a lesson, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import named_resource
from scheduler_app.services.wording import Who
from solver.places import Blocker as SolverBlocker

MOST_KNOWN = 50_000


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
    """Names the solver's blockers, each once: a week has thousands of them, most the same."""

    def __init__(self, school: School, built: Built) -> None:
        self._school, self._built = school, built
        self._known: dict[int, tuple[SolverBlocker, Blocker]] = {}  # by identity, far quicker than by value
        self._same: dict[Blocker, Blocker] = {}
        self._people: dict[int, tuple[str, Who]] = {}
        self._last: list[tuple[SolverBlocker, ...]] = []
        self._parts: list[list[Blocker]] = []
        self._all: tuple[Blocker, ...] = ()

    def of_all(self, lists: list[tuple[SolverBlocker, ...]]) -> tuple[Blocker, ...]:
        """All of them, every one once. Neighbouring starts mostly share their tuples, and are named once."""
        if all(one is other for one, other in zip_longest(lists, self._last)):
            return self._all
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        changed = (one if one is not other else None for one, other in zip_longest(lists, self._last))
        self._parts = [self.of(one) if one is not None else part for one, part in zip_longest(changed, self._parts)][: len(lists)]
        self._last = lists
        self._all = tuple({id(one): one for part in self._parts for one in part}.values())
        return self._all

    def of(self, blockers: Iterable[SolverBlocker]) -> list[Blocker]:
        """The blockers in the school's terms, every one once."""
        found: dict[int, Blocker] = {}
        known = self._known
        for one in blockers:
            pair = known.get(id(one))
            if pair is None:
                named = self._name(one)
                known[id(one)] = pair = (one, self._same.setdefault(named, named))
            found[id(pair[1])] = pair[1]
        return list(found.values())

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
