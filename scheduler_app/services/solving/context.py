"""What rule converters see of the problem being built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.axis import TimeAxis
from scheduler_app.services.solving.profiles import Profile, undominated
from scheduler_app.services.solving.targets import lessons_of_rule, rule_label, targets_of


@dataclass(frozen=True, slots=True)
class LessonShape:
    """A lesson's slots: `length`, and `before` and `after` for setting up and clearing."""

    length: int
    before: int
    after: int


@dataclass(slots=True)
class ResourceTable:
    """Resource indices handed out: staff first, then rooms, then pupil profiles as they turn out to be needed."""

    staff: Mapping[str, int]
    rooms: Mapping[str, int]
    profiles: dict[Profile, int] = field(default_factory=dict)

    def profile(self, profile: Profile) -> int:
        return self.profiles.setdefault(profile, len(self.staff) + len(self.rooms) + len(self.profiles))


@dataclass
class BuildContext:
    """The school with its axis, lesson shapes (by lesson index) and resources."""

    school: School
    axis: TimeAxis
    shapes: Sequence[LessonShape]
    profiles: tuple[Profile, ...]
    resources: ResourceTable
    week_classes: int = 1
    weeks: Sequence[int] = ()
    """Week classes of each lesson, as masks."""

    @cached_property
    def lesson_uids(self) -> tuple[str, ...]:
        return tuple(self.school.lessons)

    def number(self, rule: Rule, name: str) -> int:
        """An integer parameter, the catalogue's default where the rule does not give it."""
        value = rule.params.get(name, _default(rule, name))
        if not isinstance(value, int):
            raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter=name)
        return value

    def numbers(self, rule: Rule, name: str) -> tuple[int, ...]:
        """A parameter that lists integers."""
        value = rule.params.get(name, _default(rule, name))
        if not isinstance(value, tuple) or not all(isinstance(row, int) for row in value):
            raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter=name)
        return tuple(int(row) for row in value)

    def weekdays(self, rule: Rule) -> tuple[int, ...]:
        """The `days` parameter; empty means every school day."""
        return self.numbers(rule, "days") or self.axis.weekdays

    def clock_range(self, rule: Rule) -> tuple[int, int]:
        """`start` and `end`; InputError when they leave nothing between."""
        start, end = self.number(rule, "start"), self.number(rule, "end")
        if end <= start:
            raise InputError("build_rule_empty_range", rule=rule_label(rule), uid=rule.uid, start=start, end=end)
        return start, end

    def slot_weight(self, rule: Rule) -> float | None:
        """The weight of one slot for a rule whose unit of breach is a minute."""
        return None if rule.weight is None else rule.weight * self.axis.slot_minutes

    def weekly_weight(self, rule: Rule, *, minutes: bool) -> float | None:
        """The weight of one unit in one week class, for rules about the shape of a week: the solver adds up all classes.

        With it a breach in every week costs the rule's weight, one in every other week half of it.
        """
        weight = self.slot_weight(rule) if minutes else rule.weight
        return None if weight is None else weight / self.week_classes

    @cached_property
    def lesson_numbers(self) -> dict[str, int]:
        return {uid: number for number, uid in enumerate(self.lesson_uids)}

    def lessons(self, rule: Rule) -> tuple[int, ...]:
        """Indices of the lessons the rule touches, in order."""
        if rule.scope is Scope.LESSON and rule.targets:  # schools of thousands of lessons have thousands of such rules
            return tuple(sorted({self.lesson_numbers[uid] for uid in targets_of(self.school, rule)}))
        return lessons_of_rule(self.school, rule)

    def people(self, rule: Rule, *, monotone: bool) -> tuple[int, ...]:
        """Resource indices of the people a rule is about.

        A `monotone` rule that holds for a set of lessons holds for every part of it, so that pupils whose lessons are part of
        others' need no check of their own. Other rules look at every distinct week; pupils with an adapted programme are left
        out there, since a week with lessons taken away has gaps and short days by decision.
        """
        only = self.tag_mask(rule)
        if only is not None:
            return self._parts(rule, only, monotone=monotone)
        if rule.scope is Scope.STAFF:
            return tuple(self.resources.staff[uid] for uid in targets_of(self.school, rule))
        wanted = set(targets_of(self.school, rule)) if rule.scope is Scope.GROUP else None
        members = [row for row in self.profiles if wanted is None or not wanted.isdisjoint(row.groups)]
        chosen = undominated(members) if monotone else tuple(row for row in members if not row.adapted)
        pupils = tuple(sorted(self.resources.profile(row) for row in chosen))
        return pupils if rule.scope is Scope.GROUP else (*self.resources.staff.values(), *pupils)

    def _parts(self, rule: Rule, only: int, *, monotone: bool) -> tuple[int, ...]:
        """Resource indices of the people's lessons among `only`, as people of their own."""
        if rule.scope is Scope.STAFF:
            wanted = set(targets_of(self.school, rule))
            lessons = dict.fromkeys(self.school.staff, 0)
            for index, uid in enumerate(self.lesson_uids):
                for teacher in self.school.requirement_of(uid).teachers:
                    lessons[teacher] |= (1 << index) & only
            staff = (Profile(mask, (), frozenset(), part=True, staff=uid) for uid, mask in lessons.items() if uid in wanted and mask)
            return tuple(self.resources.profile(part) for part in staff)
        groups = set(targets_of(self.school, rule)) if rule.targets else None
        parts: dict[int, Profile] = {}
        for row in self.profiles:
            if row.lessons & only and (groups is None or not groups.isdisjoint(row.groups)) and (monotone or not row.adapted):
                parts.setdefault(row.lessons & only, Profile(row.lessons & only, row.pupils, row.groups, row.adapted, part=True))
        chosen = undominated(parts.values()) if monotone else tuple(parts.values())
        return tuple(sorted(self.resources.profile(part) for part in chosen))

    def tag_mask(self, rule: Rule) -> int | None:
        """The lessons that the rule's `tag` picks as bits; None where it names none."""
        tag = rule.params.get("tag", "")
        return sum(1 << index for index in self.tagged(rule, "tag")) if tag else None

    def tagged(self, rule: Rule, name: str) -> tuple[int, ...]:
        """The lessons that carry the tag in this parameter; InputError where it names none."""
        tag = rule.params.get(name, "")
        if not isinstance(tag, str) or not tag:
            raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter=name)
        return tuple(index for index, uid in enumerate(self.lesson_uids) if tag in self.school.requirement_of(uid).tags)

    def rooms(self, rule: Rule) -> tuple[int, ...]:
        return tuple(self.resources.rooms[uid] for uid in targets_of(self.school, rule))

    def lessons_of_people(self, rule: Rule) -> tuple[int, ...]:
        """Lessons of the people a rule is about, for rules that are stated on lessons."""
        if rule.scope in (Scope.SCHOOL, Scope.STAFF):
            return self.lessons(rule)
        wanted = set(targets_of(self.school, rule))
        union = 0
        for row in self.profiles:
            if not wanted.isdisjoint(row.groups):
                union |= row.lessons
        return tuple(i for i in range(len(self.shapes)) if union >> i & 1)

    def lessons_of_nobody(self, rule: Rule) -> tuple[int, ...]:
        """Those of the rule's lessons that have neither teachers nor pupils."""
        attended = reduce(or_, (row.lessons for row in self.profiles), 0)
        rows = ((i, self.school.requirement_of(self.lesson_uids[i])) for i in self.lessons(rule))
        return tuple(i for i, row in rows if not attended >> i & 1 and not row.teachers)

    def starts_within(self, shape: LessonShape, allowed: frozenset[int], *, padded: bool) -> tuple[int, ...]:
        """Starts at which such a lesson lies wholly in `allowed` positions of one day (its set-up and clean-up too, if `padded`)."""
        before, after = (shape.before, shape.after) if padded else (0, 0)
        slots = len(self.axis.starts)
        return tuple(
            day * slots + slot
            for day in range(len(self.axis.weekdays))
            for slot in range(before, slots - shape.length - after + 1)
            if all(day * slots + s in allowed for s in range(slot - before, slot + shape.length + after))
        )


def _default(rule: Rule, name: str) -> object:
    kind = CATALOGUE.get(rule.rule_id)
    return next((param.default for param in kind.params if param.name == name), None) if kind else None
