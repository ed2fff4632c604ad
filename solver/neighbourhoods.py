"""Which lessons to free next: related ones, chosen by what has paid so far. Plain Python, deterministic for one random generator."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from solver.checks.table import Layout, Table
from solver.problem import Problem
from solver.result import Assessment, Violation
from solver.rules import SameStart

KINDS = ("trouble", "pupils", "teacher", "days", "day")
POLISH = "polish"
"""Not a set of lessons, but a round of `solver.polishing`, chosen among the others."""
FIRST_GAIN = 5.0
"""What polishing is taken to gain before it was tried: it does most in the beginning."""
_MOST_NAMED = 4
_MEMORY = 0.85
_LEAST = 0.06


class Neighbourhoods:
    """Picks sets of lessons. A block (hard `SameStart`) is picked whole; lessons that nothing can move are never picked."""

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self._layout = layout
        self._problem: Problem = layout.problem
        self._rng = rng
        lessons = self._problem.lessons
        self._movable = [not (one.fixed_time and one.start >= 0 and (one.fixed_room or len(one.room_options) < 2)) for one in lessons]
        self._block: dict[int, tuple[int, ...]] = {}
        for rule in self._problem.rules:
            if isinstance(rule, SameStart) and rule.weight is None:
                whole = tuple(dict.fromkeys(i for index in rule.lessons for i in self._block.get(index, (index,))))
                self._block.update(dict.fromkeys(whole, whole))
        people = range(len(self._problem.resources))
        self._pupils = [r for r in people if not layout.is_room[r] and self._problem.resources[r].kind == "pupils" and layout.lessons_of[r]]
        self._teachers = [r for r in people if self._problem.resources[r].kind == "teacher" and layout.lessons_of[r]]
        self.gain = dict.fromkeys(KINDS, 1.0) | {POLISH: FIRST_GAIN}

    def learn(self, kind: str, gain: float) -> None:
        """Remember how much a kind gained (any unit, higher is better) for the effort it took."""
        self.gain[kind] = _MEMORY * self.gain[kind] + (1 - _MEMORY) * gain

    def kind(self, troubled: bool, *, complete: bool = False) -> str:
        """A kind of step, more often one that has paid; around trouble only if there is any, `POLISH` only of a complete timetable."""
        kinds = [kind for kind in self.gain if (troubled or kind != "trouble") and (complete or kind != POLISH)]
        most = max(self.gain[kind] for kind in kinds) or 1.0
        return self._rng.choices(kinds, [max(_LEAST, self.gain[kind] / most) for kind in kinds])[0]

    def pick(self, kind: str, size: int, table: Table, verdict: Assessment) -> list[int]:
        """About `size` lessons, sorted."""
        picked: dict[int, None] = {}
        match kind:
            case "trouble":
                self._around(picked, self._trouble(verdict), size, table)
            case "pupils":
                self._spread(picked, self._some(self._pupils or self._teachers), size)
            case "teacher":
                self._spread(picked, self._some(self._teachers or self._pupils), size)
            case "days" | "day":
                self._on_days(picked, 2 if kind == "days" else 1, size, table)
        return sorted(picked)

    def around(self, lessons: Iterable[int], size: int) -> list[int]:
        """These lessons, then others of their people, about `size` in all, sorted."""
        picked: dict[int, None] = {}
        self._take(picked, lessons, size)
        people = dict.fromkeys(person for lesson in picked for person in self._problem.lessons[lesson].people)
        self._spread(picked, self._shuffled(list(people)), size)
        return sorted(picked)

    def _some(self, people: list[int]) -> list[int]:
        return [self._rng.choice(people)] if people else []

    def _trouble(self, verdict: Assessment) -> Violation | None:
        hard = [violation for violation in verdict.violations if violation.hard]
        if hard:
            return self._rng.choice(hard)
        weights = [violation.cost for violation in verdict.violations]
        return self._rng.choices(verdict.violations, weights)[0] if any(weights) else None

    def _around(self, picked: dict[int, None], violation: Violation | None, size: int, table: Table) -> None:
        """The violation's lessons, its resource's, and those of its people."""
        if violation is None:
            return
        self._take(picked, violation.lessons, size)
        people: list[int] = []
        if violation.resource >= 0:
            people.append(violation.resource)
            if self._layout.is_room[violation.resource]:
                self._take(picked, self._shuffled(table.rooms_in_use().get(violation.resource, [])), size)
        for lesson in violation.lessons[:_MOST_NAMED]:
            own = list(dict.fromkeys(self._problem.lessons[lesson].people))
            pupils = [person for person in own if self._problem.resources[person].kind == "pupils"]
            people += [person for person in own if person not in pupils][:2] + self._some(pupils)
        self._rng.shuffle(people)
        self._spread(picked, people, size)

    def _spread(self, picked: dict[int, None], people: list[int], size: int) -> None:
        """The lessons of these people, then of others they share lessons with, until enough."""
        seen = set(people)
        waiting = list(people)
        while waiting and len(picked) < size:
            person = waiting.pop(0)
            own = self._shuffled(self._layout.lessons_of[person])
            self._take(picked, own, size)
            for lesson in own[:4]:
                others = [other for other in self._problem.lessons[lesson].people if other not in seen]
                for other in self._rng.sample(others, min(1, len(others))):
                    seen.add(other)
                    waiting.append(other)
            if not waiting and len(picked) < size and len(seen) < len(self._pupils) + len(self._teachers):
                rest = [other for other in (*self._pupils, *self._teachers) if other not in seen]
                waiting = self._some(rest)
                seen.update(waiting)

    def _on_days(self, picked: dict[int, None], count: int, size: int, table: Table) -> None:
        """The lessons of one or two days, of some people if there are too many."""
        days = set(self._rng.sample(range(self._layout.days), min(count, self._layout.days)))
        for person in self._shuffled(self._pupils + self._teachers):
            if len(picked) >= size:
                return
            self._take(picked, [lesson for lesson in self._layout.lessons_of[person] if table.day[lesson] in days], size)

    def _take(self, picked: dict[int, None], lessons: Iterable[int], size: int) -> None:
        for lesson in lessons:
            if len(picked) >= size:
                return
            if lesson not in picked and self._movable[lesson]:
                for part in self._block.get(lesson, (lesson,)):
                    if self._movable[part]:
                        picked[part] = None

    def _shuffled(self, values: list[int]) -> list[int]:
        return self._rng.sample(values, len(values))


def room_choice(problem: Problem, table: Table, rng: random.Random, most: int) -> Callable[[int], list[int]]:
    """At most `most` room options a lesson: the present one, and some of the others, cheap ones first."""

    def choose(lesson: int) -> list[int]:
        options = problem.lessons[lesson].room_options
        if len(options) <= most:
            return list(range(len(options)))
        present = table.options[lesson]
        order = sorted(range(len(options)), key=lambda option: (option != present, options[option].cost + rng.random()))
        return sorted(order[:most])

    return choose
