"""Rules by name, where a sentence is about one."""

from __future__ import annotations

from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import Fault
from scheduler_app.texts import text


def rule_text(school: School, rule_id: str, uid: str, language: str | None = None) -> str:
    """A rule instance by name: its kind, and its note or block where it has one."""
    kind = text(f"rule_{rule_id}", language)
    if uid in school.blocks:
        return f"{kind} {school.blocks[uid].name}"
    note = school.rules[uid].note if uid in school.rules else ""
    return f"{kind} ({note})" if note else kind


def named_fault(school: School, fault: Fault, language: str | None = None) -> dict[str, object]:
    """What the error of an unusable part says, with its rule called by name."""
    data = dict(fault.error.data)
    return {**data, "rule": rule_text(school, fault.rule_id, fault.rule, language)} if fault.rule in school.rules else data
