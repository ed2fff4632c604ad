"""Facts of a violation kept apart from any language, and put into words when they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.texts import day_text, text


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday, 0 is Monday."""

    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Names in a row: `7A Matematik och 8B Matematik`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or something with a lesson: `code` is who_teacher, who_room, who_pupil, who_pupils or who_group."""

    code: str
    name: str
    count: int = 0


Fact = str | int | Day | Listing | Who


def in_words(facts: Mapping[str, Fact], language: str | None = None) -> dict[str, str]:
    """The facts as strings for a text's blanks, in `sv` or `en` (None: the system's language)."""
    return {name: _word(fact, language) for name, fact in facts.items()}


def sentence(code: str, facts: Mapping[str, Fact], language: str | None = None) -> str:
    """The text of `code` filled in; of a pair the one that goes with `n`, or else with the `amount`."""
    number = facts.get("n", facts.get("amount"))
    return text(code, language, **{**in_words(facts, language), **({} if number is None else {"n": number})})


def _word(fact: Fact, language: str | None) -> str:
    match fact:
        case Day(number):
            return day_text(number, language)
        case Listing(names):
            return text("list_and", language).join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
        case Who(code, name, count):
            return text(code, language, name=name, count=count)
    return str(fact)


def lesson_name(school: School, lesson_uid: str) -> str:
    """How a lesson is called in messages: `7A, 7B Matematik`."""
    requirement = school.requirement_of(lesson_uid)
    groups = ", ".join(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
    subject = school.subjects.get(requirement.subject)
    return f"{groups} {subject.name if subject else ''}".strip()


def lesson_when(school: School, lesson_uid: str) -> dict[str, Fact]:
    """`day` and `time` of a placed lesson; empty otherwise."""
    placement = school.placed.get(lesson_uid)
    return {} if placement is None else {"day": Day(placement.day), "time": clock_text(placement.start)}


def pupils(school: School, uids: tuple[str, ...], groups: frozenset[str]) -> Who:
    """One pupil by name (an alias where the person is protected), several by number and class."""
    if len(uids) == 1 and uids[0] in school.pupils:
        pupil = school.pupils[uids[0]]
        return Who("who_group" if pupil.placeholder else "who_pupil", pupil.name)
    # The smallest groups say most: a half-class rather than its class.
    parents = {school.groups[uid].parent for uid in groups if uid in school.groups}
    names = sorted(school.groups[uid].name for uid in groups - parents if uid in school.groups)
    shown = ", ".join(names[:3])
    return Who("who_pupils", shown, len(uids)) if uids else Who("who_group", shown)
