"""The school's own hard rules about a person's day, as far as a break-duty pass can break them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler_app.domain.rules import HARD, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.services.staffing.days import Duty, spans


class DutyRules:
    """Hard rules on staff: barred times, the shortest break, time for lunch."""

    def __init__(self, school: School) -> None:
        rules = [row for row in school.rules.values() if row.active and row.weight is HARD]
        self._rules = [row for row in rules if row.scope is Scope.STAFF or (row.scope is Scope.SCHOOL and row.rule_id == "min_break")]

    def bars(self, staff: str, day: int, start: int, end: int) -> bool:
        """Tell whether the person is not available then."""
        return any(
            _number(row, "day") == day and _number(row, "start") < end and start < _number(row, "end")
            for row in self._of(staff, "unavailable")
        )

    def breaks(self, staff: str, day: Iterable[Duty], added: Duty) -> bool:
        """Tell whether the added pass leaves too short a break to another, or too little time for lunch that there was before."""
        mine = sorted(day)
        shortest = max((_number(row, "minutes") for row in self._of(staff, "min_break")), default=0)
        if any(row.start < added.end + shortest and added.start < row.end + shortest for row in mine):
            return True
        after = sorted([*mine, added])
        return any(_lunch(row, mine) and not _lunch(row, after) for row in self._of(staff, "lunch_window"))

    def _of(self, staff: str, rule_id: str) -> list[Rule]:
        return [row for row in self._rules if row.rule_id == rule_id and (not row.targets or staff in row.targets)]


def _lunch(rule: Rule, day: Iterable[Duty]) -> bool:
    """Tell whether the window has a free stretch that is long enough."""
    start, end, wanted = _number(rule, "start"), _number(rule, "end"), _number(rule, "minutes")
    free_from = start
    for begins, ends in spans(day):
        if min(begins, end) - free_from >= wanted:
            return True
        free_from = max(free_from, ends)
    return end - free_from >= wanted


def _number(rule: Rule, name: str) -> int:
    values: Mapping[str, object] = rule.params
    value = values.get(name, 0)
    return value if isinstance(value, int) else 0
