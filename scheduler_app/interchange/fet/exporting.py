"""What the writers of rules see: FET names, activity numbers and the lists to append to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.interchange.fet.slots import Slots

SOFT_PERCENT = 95.0
"""What FET's manual suggests for a wish."""


@dataclass
class Exporting:
    """What rule writers see: FET names by uid, activity ids and active lessons, and the two lists to append to."""

    school: School
    slots: Slots
    ids: Mapping[str, int]
    active: set[str]
    staff: Mapping[str, str]
    rooms: Mapping[str, str]
    groups: Mapping[str, str]
    subjects: Mapping[str, str]
    time: Element
    space: Element
    closed: dict[tuple[Scope, str], set[tuple[int, int]]] = field(default_factory=dict)

    def number(self, rule: Rule, name: str) -> int:
        value = rule.params.get(name, next(p.default for p in CATALOGUE[rule.rule_id].params if p.name == name))
        return value if isinstance(value, int) else 0

    def numbers(self, rule: Rule, name: str) -> tuple[int, ...]:
        value = rule.params.get(name, ())
        return tuple(int(row) for row in value) if isinstance(value, tuple) else ()

    def lessons(self, rule: Rule) -> list[str]:
        """Active lessons a rule on lessons, requirements or subjects is about; of the whole school for any other scope."""
        found = []
        for uid, lesson in self.school.lessons.items():
            requirement = self.school.requirements[lesson.requirement]
            key = {Scope.LESSON: uid, Scope.REQUIREMENT: requirement.uid, Scope.SUBJECT: requirement.subject}.get(rule.scope)
            if uid in self.active and (key is None or not rule.targets or key in rule.targets):
                found.append(uid)
        return found

    def listed(self, rule: Rule) -> list[str]:
        """The active lessons that the rule names, in its order."""
        return [uid for uid in dict.fromkeys(rule.targets) if uid in self.active]

    def hours(self, lesson: str) -> int:
        row = self.school.lessons[lesson]
        requirement = self.school.requirements[row.requirement]
        return self.slots.count(row.minutes + requirement.setup + requirement.cleanup)

    def setup(self, lesson: str) -> int:
        return self.school.requirement_of(lesson).setup


Writer = Callable[[Exporting, Rule], bool]
"""Writes one rule; False if FET cannot say it."""


def percent_of(rule: Rule) -> float:
    if rule.weight is None:
        return 100.0
    return round(rule.weight * 100, 4) if rule.weight < 1 else SOFT_PERCENT


def numbered(e: Exporting, lessons: Iterable[str]) -> list[tuple[str, object]]:
    rows = list(lessons)
    return [("Number_of_Activities", len(rows)), *(("Activity_Id", e.ids[uid]) for uid in rows)]
