"""People with more teaching than time, and day rules that their lessons cannot meet."""

from __future__ import annotations

from collections.abc import Iterator

from solver.counting.facts import Facts, named
from solver.result import Contradiction
from solver.rules import DayLoad, DaysApart, MinBreak, Rule, WorkDays


def of_people(facts: Facts) -> Iterator[Contradiction]:
    """Codes `person_overfull` (slots), `person_fragments` (lessons that fit between closed slots), `person_day_limits`,
    `person_day_minimum`, `person_days_too_few`, `person_days_too_many`."""
    asked = _asked(facts)
    for resource, lessons in enumerate(facts.lessons_of):
        mine = asked.get(resource, [])
        if not lessons and not mine:
            continue
        for week in facts.weeks_of(lessons) or [1]:
            found = _first(facts, resource, facts.given(lessons, week), mine)
            if found is not None:
                yield found
                break


def _asked(facts: Facts) -> dict[int, list[Rule]]:
    found: dict[int, list[Rule]] = {}
    for rule in facts.problem.rules:
        if isinstance(rule, DayLoad | WorkDays | MinBreak) and rule.weight is None:
            for resource in rule.resources:
                found.setdefault(resource, []).append(rule)
    return found


def _first(facts: Facts, resource: int, lessons: list[int], rules: list[Rule]) -> Contradiction | None:
    return (
        _overfull(facts, resource, lessons)
        or _fragments(facts, resource, lessons, rules)
        or _day_limits(facts, resource, lessons, rules)
        or _day_minimum(facts, resource, lessons, rules)
        or _days(facts, resource, lessons, rules)
    )


def _overfull(facts: Facts, resource: int, lessons: list[int]) -> Contradiction | None:
    needed, opened = sum(facts.used(index) for index in lessons), sum(facts.open_slots(resource))
    if needed <= opened:
        return None
    ids, uids = named(facts.fewest(facts.closing_rules[resource], lambda rules: needed > int(facts.open_with(rules).sum())))
    numbers = (("needed", needed), ("open", opened))
    return Contradiction("person_overfull", (*_overlap_id(facts, resource), *ids), uids, tuple(lessons), (resource,), numbers)


def _overlap_id(facts: Facts, resource: int) -> tuple[str]:
    return ("no_overlap_teacher" if facts.problem.resources[resource].kind == "teacher" else "no_overlap_pupil",)


def _fragments(facts: Facts, resource: int, lessons: list[int], rules: list[Rule]) -> Contradiction | None:
    """As many lessons of the shortest length as the open stretches hold, with breaks between."""
    if not lessons:
        return None
    breaks = [rule for rule in rules if isinstance(rule, MinBreak)]
    pause = max((rule.slots for rule in breaks), default=0)
    shortest = min(facts.used(index) for index in lessons)
    room = _room_for(facts, resource, shortest, pause)
    if len(lessons) <= room:
        return None
    ids, uids = named([*facts.closing_rules[resource], *breaks])
    numbers = (("lessons", len(lessons)), ("fit", room))
    return Contradiction("person_fragments", (*_overlap_id(facts, resource), *ids), uids, tuple(lessons), (resource,), numbers)


def _room_for(facts: Facts, resource: int, shortest: int, pause: int) -> int:
    """Lessons of one length that the resource's open stretches hold."""
    shut = facts.closings.hard[resource]
    key = (shut.tobytes(), shortest, pause)
    room = facts.memo.get(key)
    if room is None:
        room = 0
        for day in shut.reshape(facts.grid.days, facts.grid.slots).tolist():
            stretches = _open_stretches(day)
            simple = sum((after - first) // shortest for first, after in stretches)
            room += simple if pause == 0 else _with_breaks(stretches, shortest, pause)
        facts.memo[key] = room
    return room


def _open_stretches(shut: list[bool]) -> list[tuple[int, int]]:
    """(first slot, slot after the last) of a day's stretches that are not shut."""
    found, first = [], 0
    for slot, closed in enumerate([*shut, True]):
        if closed:
            if slot > first:
                found.append((first, slot))
            first = slot + 1
    return found


def _with_breaks(stretches: list[tuple[int, int]], shortest: int, pause: int) -> int:
    """Lessons that fit into a day's open stretches one after the other, a pause after each (greedy is best)."""
    count, free = 0, -pause
    for first, after in stretches:
        at = max(first, free + pause)
        while at + shortest <= after:
            count, free = count + 1, at + shortest
            at = free + pause
    return count


def _day_capacity(facts: Facts, resource: int, rules: list[Rule]) -> list[int]:
    most = min((rule.maximum for rule in rules if isinstance(rule, DayLoad) and rule.maximum >= 0), default=facts.grid.slots)
    return [min(most, opened) for opened in facts.open_slots(resource)]


def _capacity(facts: Facts, rules: list[Rule]) -> int:
    """Slots a week within these limits and closings."""
    days = min((rule.maximum for rule in rules if isinstance(rule, WorkDays) and rule.maximum >= 0), default=facts.grid.days)
    most = min((rule.maximum for rule in rules if isinstance(rule, DayLoad) and rule.maximum >= 0), default=facts.grid.slots)
    return sum(sorted((min(most, int(opened)) for opened in facts.open_with(rules)), reverse=True)[:days])


def _day_limits(facts: Facts, resource: int, lessons: list[int], rules: list[Rule]) -> Contradiction | None:
    limits = [rule for rule in rules if isinstance(rule, DayLoad | WorkDays) and rule.maximum >= 0]
    if not limits:
        return None
    needed = sum(facts.used(index) for index in lessons)
    capacity = _capacity(facts, [*limits, *facts.closing_rules[resource]])
    if needed > capacity:
        ids, uids = named(facts.fewest([*limits, *facts.closing_rules[resource]], lambda few: needed > _capacity(facts, few)))
        return Contradiction("person_day_limits", ids, uids, tuple(lessons), (resource,), (("needed", needed), ("capacity", capacity)))
    most = max(_day_capacity(facts, resource, rules), default=0)
    for index in lessons:
        if facts.used(index) > most:
            ids, uids = named([*limits, *facts.closing_rules[resource]])
            numbers = (("needed", facts.used(index)), ("capacity", most))
            return Contradiction("person_day_limits", ids, uids, (index,), (resource,), numbers)
    return None


def _day_minimum(facts: Facts, resource: int, lessons: list[int], rules: list[Rule]) -> Contradiction | None:
    load = sum(facts.used(index) for index in lessons)
    for rule in rules:
        if not isinstance(rule, DayLoad) or rule.minimum <= 0:
            continue
        days = 1 if rule.allow_empty else facts.grid.days
        needed = days * rule.minimum if load or not rule.allow_empty else 0
        most = max(facts.open_slots(resource), default=0)
        if load < needed or (load and most < rule.minimum):
            numbers = (("load", load), ("needed", needed), ("minimum", rule.minimum), ("open", most))
            return Contradiction("person_day_minimum", (rule.rule_id,), (rule.uid,), tuple(lessons), (resource,), numbers)
    return None


def _days(facts: Facts, resource: int, lessons: list[int], rules: list[Rule]) -> Contradiction | None:
    if not any(isinstance(rule, WorkDays) for rule in rules):
        return None
    days = min(len(facts.possible_days(lessons)), len(lessons))
    for rule in rules:
        if not isinstance(rule, WorkDays):
            continue
        if rule.minimum > days:
            numbers = (("minimum", rule.minimum), ("days", days))
            return Contradiction("person_days_too_few", (rule.rule_id,), (rule.uid,), tuple(lessons), (resource,), numbers)
        if rule.maximum >= 0:
            spread = _most_spread(facts, set(lessons))
            if spread is not None and len(set(spread.lessons) & set(lessons)) > rule.maximum:
                numbers = (("days", len(set(spread.lessons) & set(lessons))), ("maximum", rule.maximum))
                ids, uids = named([rule, spread])
                return Contradiction("person_days_too_many", ids, uids, spread.lessons, (resource,), numbers)
    return None


def _most_spread(facts: Facts, lessons: set[int]) -> DaysApart | None:
    """The hard rule that spreads most of these lessons over different days."""
    return max(facts.spreads, key=lambda rule: len(lessons.intersection(rule.lessons)), default=None)


def of_spreads(facts: Facts) -> Iterator[Contradiction]:
    """Code `days_apart_impossible`: more lessons than days that lie far enough apart."""
    for rule in facts.problem.rules:
        if not isinstance(rule, DaysApart) or rule.weight is not None or rule.min_days < 1:
            continue
        lessons = sorted(set(rule.lessons))
        count, last = 0, -rule.min_days
        for day in facts.possible_days(lessons):
            if day - last >= rule.min_days:
                count, last = count + 1, day
        for week in facts.weeks_of(lessons):
            given = facts.given(lessons, week)
            if len(given) > count:
                numbers = (("lessons", len(given)), ("min_days", rule.min_days), ("days", count))
                yield Contradiction("days_apart_impossible", (rule.rule_id,), (rule.uid,), tuple(given), numbers=numbers)
                break
