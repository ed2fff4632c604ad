"""Use case: why there is no timetable, by named rules, and what would help, tried out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.built import Built, Fault
from scheduler_app.services.solving.contradictions import contradiction_text, named_rules, rule_text
from scheduler_app.texts import error_text, text
from solver.result import Contradiction, Status

MOST_WAYS = 5
"""Ways out that are tried."""


class Answer(StrEnum):
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True)
class NamedRule:
    """One rule that takes part in a contradiction: its id, its uid (empty if it always holds), the sentence and the lessons."""

    rule_id: str
    rule: str
    instance: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that would help; `verified` says that a timetable (or at least no further contradiction) was found with it."""

    change: str
    rule: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """`status` infeasible is proved, feasible comes with a timetable found, unknown means not proved either way in the time given."""

    status: Answer
    rules: tuple[NamedRule, ...] = ()
    ways_out: tuple[WayOut, ...] = ()

    def data(self) -> dict[str, object]:
        """The `explain --json` object of the command line contract."""
        return {
            "status": str(self.status),
            "rules": [{"rule": row.rule_id, "instance": row.instance, "lessons": list(row.lessons)} for row in self.rules],
            "ways_out": [{"change": row.change, "verified": row.verified} for row in self.ways_out],
        }


def explain(school: School, time_limit: float = 60.0, language: str | None = None) -> Explanation:
    """Look for reasons in the data, then by counting, then try to solve; sentences in `language` (None: the system's)."""
    from solver.precheck import precheck  # numpy is loaded here

    until = time.perf_counter() + time_limit
    try:
        built, faults = assemble(school)
    except InputError as error:
        return Explanation(Answer.INFEASIBLE, (NamedRule("unreadable", "", error_text(error, language), ()),))
    fatal = [fault for fault in faults if fault.fatal]
    contradictions = precheck(built.problem)
    if not fatal and not contradictions:
        found = _solved(built, until)
        return Explanation(Answer.FEASIBLE if found else Answer.UNKNOWN)
    rules = (*(_of_fault(fault, language) for fault in fatal), *_of_contradictions(school, built, contradictions, language))
    ways = tuple(_ways_out(school, tuple(dict.fromkeys(row.rule for row in rules if row.rule in school.rules)), until, language))
    return Explanation(Answer.INFEASIBLE, rules, ways)


def _of_fault(fault: Fault, language: str | None) -> NamedRule:
    return NamedRule(fault.rule_id, fault.rule, error_text(fault.error, language), (fault.lesson,) if fault.lesson else ())


def _of_contradictions(
    school: School, built: Built, contradictions: tuple[Contradiction, ...], language: str | None
) -> Iterator[NamedRule]:
    seen = set()
    for contradiction in contradictions:
        sentence = contradiction_text(school, built, contradiction, language)
        lessons = tuple(built.lesson_uids[index] for index in contradiction.lessons)
        for rule_id, uid in named_rules(contradiction):
            if (rule_id, uid, sentence) not in seen:
                seen.add((rule_id, uid, sentence))
                yield NamedRule(rule_id, uid, sentence, lessons)


def _ways_out(school: School, rules: tuple[str, ...], until: float, language: str | None) -> Iterator[WayOut]:
    """Each named rule left out in turn; the time left is shared among the tries."""
    tried = rules[:MOST_WAYS]
    for number, uid in enumerate(tried):
        rule = school.rules[uid]
        without = replace(school, rules={key: row for key, row in school.rules.items() if key != uid})
        share = time.perf_counter() + max(0.0, until - time.perf_counter()) / (len(tried) - number)
        change = text("way_drop_rule", language, rules=rule_text(school, rule.rule_id, uid, language))
        yield WayOut(change, uid, _possible(without, share))


def _possible(school: School, until: float) -> bool:
    built, faults = assemble(school)
    return not any(fault.fatal for fault in faults) and _solved(built, until)


def _solved(built: Built, until: float) -> bool:
    from solver.solve import solve  # numba and OR-Tools are loaded here

    left = until - time.perf_counter()
    return left > 0 and solve(built.problem, time_limit=left, improve=False).status is Status.COMPLETE
