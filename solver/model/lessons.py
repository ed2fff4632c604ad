"""The free lessons' variables, and that nobody is at two of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from solver.model.draft import Draft, FreeLesson


class NoPlaceError(Exception):
    """A lesson that must be placed has nowhere to go while the others stay."""


def add_lesson(draft: Draft, index: int, allowed: int, *, optional: bool) -> None:
    """Variables of one lesson. Raises NoPlaceError if it must be placed and cannot be."""
    model, masks = draft.model, draft.masks
    total = draft.layout.spread[index]
    if not allowed and not optional:
        raise NoPlaceError(index)
    present = draft.literal() if optional else None
    if present is not None:
        draft.constant += draft.UNPLACED
        draft.charge(present, -draft.UNPLACED)
    if not allowed:
        model.add(present == 0)
        allowed = masks.fitting(total) or 1
    begin = model.new_int_var_from_domain(masks.domain(allowed), "")
    days = [day for day in range(masks.days) if masks.day(allowed, day)]
    on = {}
    for day in days:
        on[day] = (present if present is not None else model.new_constant(1)) if len(days) == 1 else draft.literal()
    if len(days) > 1:
        if present is None:
            model.add_exactly_one(on.values())
        else:
            model.add_exactly_one([*on.values(), present.negated()])
        for day, literal in on.items():
            model.add_linear_constraint(begin, day * masks.stride, day * masks.stride + masks.slots - 1).only_enforce_if(literal)
    if present is None:
        interval = model.new_fixed_size_interval_var(begin, total, "")
    else:
        interval = model.new_optional_fixed_size_interval_var(begin, total, present, "")
    draft.free[index] = FreeLesson(index, total, allowed, begin, on, present, interval)


def add_no_overlap(draft: Draft) -> None:
    """Nobody is at two free lessons at once; fixed ones are outside the free lessons' domains already."""
    people: dict[int, list[int]] = {}
    for index in draft.free:
        for person in dict.fromkeys(draft.problem.lessons[index].people):
            people.setdefault(person, []).append(index)
    crowds: set[frozenset[int]] = set()
    for person, lessons in people.items():
        if person not in draft.loose:
            crowds |= weekly_crowds(draft, lessons)
    for crowd in largest(crowds):
        draft.model.add_no_overlap([draft.free[index].interval for index in sorted(crowd)])


def weekly_crowds(draft: Draft, lessons: list[int]) -> set[frozenset[int]]:
    """The sets of two or more of the lessons that are given in one week."""
    found = set()
    for bit, _ in draft.layout.groups(lessons):
        crowd = frozenset(index for index in lessons if draft.problem.lessons[index].weeks & bit)
        if len(crowd) > 1:
            found.add(crowd)
    return found


def largest(crowds: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The crowds that are part of no other, in an order that does not depend on hashing."""
    ordered = sorted(set(crowds), key=lambda crowd: (-len(crowd), sorted(crowd)))
    kept: list[frozenset[int]] = []
    by_lesson: dict[int, list[frozenset[int]]] = {}
    for crowd in ordered:
        if not any(crowd <= other for other in by_lesson.get(min(crowd), ())):
            kept.append(crowd)
            for index in crowd:
                by_lesson.setdefault(index, []).append(crowd)
    return kept
