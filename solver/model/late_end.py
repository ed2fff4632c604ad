"""`LateEnd`."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import LateEnd


def add_late_end(draft: Draft, rule: LateEnd, case: Case) -> None:
    slots, latest = draft.layout.slots, max(0, rule.latest)
    for day in case.days:
        if day.coming and latest < slots:
            _, end = day.ends()
            draft.model.add(end <= max(latest, _sure(rule, day.fixed)) + draft.slack(rule, slots - latest, case.times))


def _sure(rule: LateEnd, fixed: int) -> int:
    """The end of what stays, that a hard rule cannot be asked to change."""
    return fixed.bit_length() if rule.weight is None else 0
