"""Why there is no timetable, in sentences: the solver's contradictions with the school's names."""

from __future__ import annotations

from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import named_resource
from scheduler_app.services.solving.rule_texts import rule_text
from scheduler_app.services.wording import Fact, Listing, in_words, lesson_name
from scheduler_app.texts import text
from solver.result import Contradiction

SHOWN = 4
"""Most names that a sentence lists."""


def contradiction_text(school: School, built: Built, contradiction: Contradiction, language: str | None = None) -> str:
    """One sentence: the code's text with who, which lessons and which rules it names, and its numbers.

    A number `open` is there as `{open}` and, for those that count slots, as `{open_minutes}`; `lessons` as `{lessons_count}`.
    """
    slot = built.axis.slot_minutes
    facts: dict[str, Fact] = {"lessons": _lessons(school, built, contradiction), "rules": _rules(school, contradiction, language)}
    facts["who"] = _who(school, built, contradiction, language)
    for name, number in contradiction.numbers:
        facts[f"{name}_count" if name in facts else name] = number
        facts[f"{name}_minutes"] = number * slot
    return text(contradiction.code, language, **in_words(facts, language))


def _lessons(school: School, built: Built, contradiction: Contradiction) -> Listing:
    names = [lesson_name(school, built.lesson_uids[index]) for index in contradiction.lessons]
    return shortened(list(dict.fromkeys(names)))


def _who(school: School, built: Built, contradiction: Contradiction, language: str | None) -> Listing:
    people = [named_resource(school, built, index) for index in contradiction.resources]
    return shortened([in_words({"who": who}, language)["who"] for who in people])


def _rules(school: School, contradiction: Contradiction, language: str | None) -> Listing:
    return shortened(list(dict.fromkeys(rule_text(school, rule_id, uid, language) for rule_id, uid in named_rules(contradiction))))


def named_rules(contradiction: Contradiction) -> tuple[tuple[str, str], ...]:
    """(rule id, instance uid) of each rule; those that always hold come first and have no uid."""
    without = len(contradiction.rule_ids) - len(contradiction.rules)
    return tuple(zip(contradiction.rule_ids, (*("",) * without, *contradiction.rules), strict=False))


def shortened(names: list[str]) -> Listing:
    """The first few names, and how many more there are."""
    more = len(names) - SHOWN
    return Listing((*names[:SHOWN], f"+{more}") if more > 0 else tuple(names))
