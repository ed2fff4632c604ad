"""Use case: why there is no timetable, by named rules, and what would help, tried out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.built import Built, Fault
from scheduler_app.services.solving.check import named_resource
from scheduler_app.services.solving.contradictions import contradiction_text, named_rules, shortened
from scheduler_app.services.solving.rule_texts import named_fault, rule_text
from scheduler_app.services.solving.unusable import WayOut, drop_text, in_one, once_each, rule_names, tried_ways
from scheduler_app.services.wording import Fact, in_words, lesson_name
from scheduler_app.texts import error_text, text
from solver.stopping import Stop

if TYPE_CHECKING:  # the module itself loads OR-Tools
    from solver.explaining.finding import CoreRule
    from solver.explaining.ways import WayOut as SolverWay
    from solver.result import Contradiction


class Answer(StrEnum):
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True)
class NamedRule:
    """One rule that takes part in a contradiction: its id, its uid (empty if it always holds), the sentence and the lessons.

    `contradiction` tells several apart that have nothing to do with each other, from 0.
    """

    rule_id: str
    rule: str
    instance: str
    lessons: tuple[str, ...]
    contradiction: int = 0


@dataclass(frozen=True, slots=True)
class Unproved:
    """The fullest timetable found where nothing was proved, and the lessons (uids) that were the most trouble, by name."""

    placements: tuple[Placement, ...]
    lessons: int
    hardest: tuple[tuple[str, str], ...]

    def data(self) -> dict[str, object]:
        return {
            "placed": len(self.placements),
            "lessons": self.lessons,
            "hardest": [{"lesson": uid, "name": name} for uid, name in self.hardest],
            "placements": [{"lesson": row.lesson, "day": row.day, "start": row.start, "rooms": list(row.rooms)} for row in self.placements],
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """`status` infeasible is proved, feasible comes with a timetable found, unknown means not proved either way in the time given.

    `reasons` are the counted contradictions as sentences; the `rules` of one contradiction cannot hold together.
    """

    status: Answer
    rules: tuple[NamedRule, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    reasons: tuple[str, ...] = ()
    unproved: Unproved | None = None

    def data(self) -> dict[str, object]:
        """The `explain --json` object of the command line contract; `best` only where nothing was proved."""
        return {
            "status": str(self.status),
            "rules": [
                {"rule": row.rule_id, "instance": row.instance, "lessons": list(row.lessons), "contradiction": row.contradiction}
                for row in self.rules
            ],
            "ways_out": [{"change": row.change, "verified": row.verified} for row in self.ways_out],
            **({"best": self.unproved.data()} if self.unproved else {}),
        }


def explain(school: School, time_limit: float = 60.0, language: str | None = None, stop: Stop | None = None) -> Explanation:
    """Look for reasons in the data, then by counting, then by proof; sentences in `language` (None: the system's).

    `stop` ends it with what is proved by then.
    """
    from solver.explain import explain as prove  # OR-Tools and numba are loaded here

    until = time.perf_counter() + time_limit
    try:
        built, faults = assemble(school)
    except InputError as error:
        return Explanation(Answer.INFEASIBLE, (NamedRule("unreadable", "", error_text(error, language), ()),))
    fatal = [fault for fault in faults if fault.fatal]
    if fatal:
        rules = tuple(dict.fromkeys(_of_fault(school, fault, language) for fault in once_each(school, fatal)))
        ways = tuple(tried_ways(school, fatal, until, stop, language))
        return Explanation(Answer.INFEASIBLE, rules, ways, tuple(row.instance for row in rules))
    found = prove(built.to_solve, time_limit=time_limit, stop=stop)
    rules = tuple(_of_core(school, built, row, found.contradictions, language) for row in found.core)
    ways = tuple(_way(school, built, way, language) for way in found.ways_out)
    reasons = tuple(contradiction_text(school, built, one, language) for one in found.contradictions)
    unproved = None
    if found.status == Answer.UNKNOWN and found.timetable is not None:
        hardest = tuple((uid, lesson_name(school, uid)) for uid in (built.lesson_uids[index] for index in found.hardest))
        unproved = Unproved(built.placements(school, found.timetable), len(built.lesson_uids), hardest)
    return Explanation(Answer(found.status), rules, ways, reasons, unproved)


def _of_fault(school: School, fault: Fault, language: str | None) -> NamedRule:
    sentence = text(fault.error.code, language, **named_fault(school, fault, language))
    return NamedRule(fault.rule_id, fault.rule, sentence, (fault.lesson,) if fault.lesson else ())


def _of_core(school: School, built: Built, row: CoreRule, counted: tuple[Contradiction, ...], language: str | None) -> NamedRule:
    """The counted sentence where there is one, with its arithmetic; else the rule with whom and which lessons it is about."""
    lessons = tuple(built.lesson_uids[index] for index in row.lessons)
    told = next((one for one in counted if (row.rule_id, row.rule) in named_rules(one) and _same(one, row)), None)
    if told is not None:
        return NamedRule(row.rule_id, row.rule, contradiction_text(school, built, told, language), lessons, row.contradiction)
    names = list(dict.fromkeys(lesson_name(school, uid) for uid in lessons))
    facts: dict[str, Fact] = {"rules": rule_text(school, row.rule_id, row.rule, language), "lessons": shortened(names)}
    if row.resource >= 0:
        facts["who"] = named_resource(school, built, row.resource)
    sentence = text("explained_who" if row.resource >= 0 else "explained_rule", language, **in_words(facts, language))
    return NamedRule(row.rule_id, row.rule, sentence, lessons, row.contradiction)


def _same(counted: Contradiction, row: CoreRule) -> bool:
    """Whether a counted contradiction is about the lessons or the resource of the rule."""
    return not counted.lessons or row.resource in counted.resources or not set(counted.lessons).isdisjoint(row.lessons)


def _way(school: School, built: Built, way: SolverWay, language: str | None) -> WayOut:
    """The change with those for other contradictions, in one sentence."""
    parts = [_one_way(school, built, one, language) for one in (way, *way.also)]
    change = in_one([part.change for part in parts], language)
    rules = tuple(uid for part in parts for uid in part.rules)
    return WayOut(change, rules, tuple(uid for part in parts for uid in part.lessons), way.verified)


def _one_way(school: School, built: Built, way: SolverWay, language: str | None) -> WayOut:
    uids = tuple(built.lesson_uids[index] for index in way.lessons)
    if way.kind == "relax_rule":
        return WayOut(_relax(school, built, way, language), way.rules, (), way.verified)
    parts = [_of_lessons(school, built, way, language)] if uids else []
    parts += [drop_text(school, way.rules, language)] if way.rules else []
    return WayOut(in_one(parts, language), way.rules, uids, way.verified)


def _of_lessons(school: School, built: Built, way: SolverWay, language: str | None) -> str:
    names = [lesson_name(school, built.lesson_uids[index]) for index in way.lessons]
    facts: dict[str, Fact] = {"lesson": shortened(list(dict.fromkeys(names)))}
    if way.resource >= 0:
        facts["who"] = named_resource(school, built, way.resource)
    number = way.value * built.axis.slot_minutes if way.kind == "shorten_lesson" else len(names)
    return text(f"way_{way.kind}", language, n=number, **in_words(facts, language))


def _relax(school: School, built: Built, way: SolverWay, language: str | None) -> str:
    value = way.value * built.axis.slot_minutes if way.unit in ("slots", "edge") else way.value
    return text(f"way_relax_{way.unit}", language, rules=rule_names(school, way.rules, language), n=value)
