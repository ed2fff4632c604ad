"""Ways out where a rule or a lesson cannot be used at all: each is tried on the school itself."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.rules import CATALOGUE, Param, Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import ANY_ROOM, NO_ROOM, RoomNeed
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.built import Fault
from scheduler_app.services.solving.contradictions import shortened
from scheduler_app.services.solving.leaving_out import without_lessons
from scheduler_app.services.solving.rule_texts import rule_text
from scheduler_app.services.wording import in_words, lesson_name
from scheduler_app.texts import text
from solver.stopping import Stop

MOST_WAYS = 5
_STEP, _STEPS = 5, 24
"""A number of minutes is tried this much smaller or larger, so many times."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that would help: `rules` (uids) left out or `lessons` (uids) let go of; `verified`: a timetable was found with it."""

    change: str
    rules: tuple[str, ...]
    lessons: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class _Try:
    """A change of the school to try, with its sentence and what it is about."""

    school: School
    change: str
    rules: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()


def tried_ways(school: School, faults: Sequence[Fault], until: float, stop: Stop | None, language: str | None) -> Iterator[WayOut]:
    """At most MOST_WAYS, tried one after the other until `until` (time.perf_counter), which they share, or `stop`.

    Where several things cannot be used, a way changes something for each (of a few: more are not mended together).
    """
    single = once_each(school, faults)
    tries = []
    for fault in single:
        others = [other for other in single if other is not fault] if len(single) <= MOST_WAYS else []
        tries += list(_tries_beside(school, fault, others, language))[: max(2, MOST_WAYS // len(single))]
    for number, one in enumerate(tries[:MOST_WAYS]):
        share = time.perf_counter() + max(0.0, until - time.perf_counter()) / (len(tries[:MOST_WAYS]) - number)
        yield WayOut(one.change, one.rules, one.lessons, _possible(one.school, share, stop))


def _tries_beside(school: School, fault: Fault, others: Sequence[Fault], language: str | None) -> Iterator[_Try]:
    """Changes for one fault, with the first that helps for each of the others."""
    also: list[_Try] = []
    for other in others:
        helping = next((one for one in _tries(school, other, language) if not _is_at_fault(one.school, other)), None)
        if helping is not None:
            also.append(helping)
            school = helping.school
    for one in _tries(school, fault, language):
        change = in_one([one.change, *(more.change for more in also)], language)
        rules = (*one.rules, *(uid for more in also for uid in more.rules))
        yield _Try(one.school, change, rules, (*one.lessons, *(uid for more in also for uid in more.lessons)))


def _is_at_fault(school: School, fault: Fault) -> bool:
    _, faults = assemble(school)
    return any((one.rule, one.lesson) == (fault.rule, fault.lesson) for one in faults)


def in_one(changes: Sequence[str], language: str | None) -> str:
    """Changes that belong together as one sentence, the same change said once."""
    whole, *others = dict.fromkeys(changes)
    for change in others:
        whole = text("way_and", language, one=whole, other=change[:1].lower() + change[1:])
    return whole


def drop_text(school: School, uids: tuple[str, ...], language: str | None) -> str:
    """The sentence for leaving rules out."""
    return text("way_drop_rule", language, rules=rule_names(school, uids, language))


def rule_names(school: School, uids: tuple[str, ...], language: str | None) -> str:
    """Rules (or blocks) by name in one text."""
    ids = {uid: school.rules[uid].rule_id if uid in school.rules else "block" for uid in uids}
    names = shortened(list(dict.fromkeys(rule_text(school, rule_id, uid, language) for uid, rule_id in ids.items())))
    return in_words({"rules": names}, language)["rules"]


def once_each(school: School, faults: Sequence[Fault]) -> list[Fault]:
    """One fault a rule, and one a requirement for faults of its lessons."""
    found: dict[str, Fault] = {}
    for fault in faults:
        lesson = school.lessons.get(fault.lesson)
        found.setdefault(fault.rule or (lesson.requirement if lesson else fault.lesson), fault)
    return list(found.values())


def _tries(school: School, fault: Fault, language: str | None) -> Iterator[_Try]:
    if fault.rule in school.rules:
        yield from _of_rule(school, school.rules[fault.rule], language)
    elif fault.lesson in school.lessons:
        yield from _of_lesson(school, fault.lesson, language)


def _of_rule(school: School, rule: Rule, language: str | None) -> Iterator[_Try]:
    without = replace(school, rules={uid: row for uid, row in school.rules.items() if uid != rule.uid})
    yield _Try(without, drop_text(school, (rule.uid,), language), (rule.uid,))
    kind = CATALOGUE.get(rule.rule_id)
    for param in kind.params if kind else ():
        value = rule.params.get(param.name, param.default)
        if param.unit in ("minutes", "clock") and isinstance(value, int) and value > 0:
            nearest = next((found for found in _near(value) if _usable(school, _with(rule, param.name, found))), None)
            if nearest is not None:
                changed = _with(rule, param.name, nearest)
                change = _changed_text(rule_names(school, (rule.uid,), language), param, nearest, language)
                yield _Try(replace(school, rules={**school.rules, rule.uid: changed}), change, (rule.uid,))


def _changed_text(rules: str, param: Param, value: int, language: str | None) -> str:
    """The sentence for another length, or for another beginning or end (`Param.name` of a clock is start or end)."""
    if param.unit == "minutes":
        return text("way_relax_slots", language, rules=rules, n=value)
    return text(f"way_{param.name}_at", language, rules=rules, time=clock_text(value))


def _near(value: int) -> Iterator[int]:
    for step in range(1, _STEPS):
        yield from (found for found in (value - step * _STEP, value + step * _STEP) if found > 0)


def _with(rule: Rule, name: str, value: int) -> Rule:
    return replace(rule, params={**rule.params, name: value})


def _usable(school: School, rule: Rule) -> bool:
    _, faults = assemble(replace(school, rules={rule.uid: rule}, placements={}))
    return not any(fault.rule == rule.uid for fault in faults)


def _of_lesson(school: School, uid: str, language: str | None) -> Iterator[_Try]:
    requirement = school.requirement_of(uid)
    name = lesson_name(school, uid)
    for rule in school.rules.values():
        if rule.rule_id == "preferred_room" and rule.weight is None and rule.active and {uid, requirement.uid} & set(rule.targets):
            yield from _of_rule(school, rule, language)
    for code, need in (("way_another_room", ANY_ROOM), ("way_no_need", NO_ROOM)):
        if requirement.room_need != need:
            yield _Try(_needing(school, requirement.uid, need), text(code, language, lesson=name), lessons=(uid,))
    alike = _at_fault_with(school, uid)
    yield _Try(without_lessons(school, alike), text("way_drop_lesson", language, n=len(alike), lesson=name), lessons=alike)


def _at_fault_with(school: School, uid: str) -> tuple[str, ...]:
    """The lesson with those of its requirement that cannot be used either: their need is one."""
    own = school.lessons[uid].requirement
    faulty = (fault.lesson for fault in assemble(school)[1] if fault.fatal and fault.lesson in school.lessons)
    return tuple(dict.fromkeys((uid, *(one for one in faulty if school.lessons[one].requirement == own))))


def _needing(school: School, requirement: str, need: RoomNeed) -> School:
    changed = replace(school.requirements[requirement], room_need=need)
    return replace(school, requirements={**school.requirements, requirement: changed})


def _possible(school: School, until: float, stop: Stop | None) -> bool:
    from solver.result import Status
    from solver.solve import solve

    built, faults = assemble(school)
    left = until - time.perf_counter()
    if left <= 0 or any(fault.fatal for fault in faults):
        return False
    return solve(built.to_solve, time_limit=left, stop=stop, improve=False).status is Status.COMPLETE
