"""What a rule is about: its targets turned into lessons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError

_HOLDERS: Mapping[Scope, str] = {
    Scope.GROUP: "groups", Scope.STAFF: "staff", Scope.ROOM: "rooms", Scope.SUBJECT: "subjects",
    Scope.REQUIREMENT: "requirements", Scope.LESSON: "lessons",
}  # fmt: skip


def targets_of(school: School, rule: Rule) -> tuple[str, ...]:
    """The uids the rule is about, all unarchived ones of its kind when it names none; InputError if one does not exist."""
    if rule.scope is Scope.SCHOOL:
        return ()
    rows: Mapping[str, Any] = getattr(school, _HOLDERS[rule.scope])
    for uid in rule.targets:
        if uid not in rows:
            raise InputError("build_rule_target_missing", rule=rule_label(rule), uid=rule.uid, target=uid)
    return rule.targets or tuple(uid for uid, row in rows.items() if not getattr(row, "archived", False))


def lessons_of_rule(school: School, rule: Rule) -> tuple[int, ...]:
    """Indices (in the school's lesson order) of the lessons the rule touches, whatever its scope."""
    if rule.scope is Scope.SCHOOL:
        return tuple(range(len(school.lessons)))
    wanted = set(targets_of(school, rule))
    if rule.scope is Scope.LESSON:
        return tuple(i for i, uid in enumerate(school.lessons) if uid in wanted)
    return tuple(i for i, uid in enumerate(school.lessons) if _touches(school, uid, rule.scope, wanted))


def _touches(school: School, lesson: str, scope: Scope, wanted: set[str]) -> bool:
    requirement = school.requirement_of(lesson)
    match scope:
        case Scope.LESSON:
            return lesson in wanted
        case Scope.REQUIREMENT:
            return requirement.uid in wanted
        case Scope.SUBJECT:
            return requirement.subject in wanted
        case Scope.GROUP:
            return not wanted.isdisjoint(requirement.groups)
        case Scope.STAFF:
            return not wanted.isdisjoint(requirement.teachers)
        case _:
            return False


def rule_label(rule: Rule) -> str:
    """How a rule is called in an error: its kind, and its note where it has one."""
    return f"{rule.rule_id}: {rule.note}" if rule.note else rule.rule_id
