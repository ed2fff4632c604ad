"""What counting alone tells of a school: contradictions in sentences, within a second even for a large one. Pure Python."""

from __future__ import annotations

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.editing import change_or_add
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.contradictions import contradiction_text
from scheduler_app.texts import error_text
from solver.precheck import precheck


def counted(school: School, language: str | None = None) -> tuple[str, ...]:
    """Every contradiction that counting finds, and everything that cannot be used, each as a sentence."""
    try:
        built, faults = assemble(school)
    except InputError as error:
        return (error_text(error, language),)
    found = [error_text(fault.error, language) for fault in faults]
    found += [contradiction_text(school, built, one, language) for one in precheck(built.problem)]
    return tuple(dict.fromkeys(found))


def counted_with(school: School, rule: Rule, language: str | None = None) -> tuple[str, ...]:
    """The contradictions that are there with the rule (new, or in place of the one with its uid) and not without it."""
    before = set(counted(school, language))
    after = apply_changes(school, change_or_add(school, rule).changes)
    return tuple(text for text in counted(after, language) if text not in before)
