"""The sets of lessons that a rule on lessons is about, one by one."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.services.solving.context import BuildContext


def lesson_sets(rule: Rule, context: BuildContext) -> tuple[tuple[int, ...], ...]:
    """The listed lessons as one set; otherwise one for each requirement, or for each group in a subject. Single lessons are left out."""
    found: dict[tuple[str, ...], list[int]] = {}
    for index in context.lessons(rule):
        requirement = context.school.requirement_of(context.lesson_uids[index])
        if rule.scope is Scope.LESSON:
            found.setdefault((), []).append(index)
        elif rule.scope is Scope.REQUIREMENT or not requirement.groups:
            found.setdefault(("requirement", requirement.uid), []).append(index)
        else:
            for group in requirement.groups:
                found.setdefault((requirement.subject, group), []).append(index)
    return tuple(dict.fromkeys(tuple(lessons) for lessons in found.values() if len(lessons) > 1))


def listed(rule: Rule, context: BuildContext) -> tuple[int, ...]:
    """The lessons in the order in which the rule lists them, each once."""
    context.lessons(rule)  # complains of a lesson that does not exist
    return tuple(dict.fromkeys(context.lesson_numbers[uid] for uid in rule.targets))
