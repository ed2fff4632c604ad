"""Breaks and lunches between the lessons of a day, named in print for those whose week it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from scheduler_app.domain.clock import between
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.reports.pages import Break, Card
from scheduler_app.reports.printing import Printing

LONGEST = 45
"""Minutes up to which time between two lessons is a break; longer time has no name unless it is the lunch."""


def breaks_of(printing: Printing, cards: Iterable[Card], groups: Collection[str]) -> tuple[Break, ...]:
    """Time between lessons on each day, as lunch where a rule keeps one free for any of the groups; `groups` are uids."""
    windows = _lunch_windows(printing.school, groups)
    by_day: dict[int, list[tuple[int, int]]] = {}
    for card in cards:
        by_day.setdefault(card.day, []).append((card.start, card.end))
    found = []
    for day, times in sorted(by_day.items()):
        free = list(between(times))
        lunch = max((gap for gap in free if any(_holds(gap, window) for window in windows)), key=lambda gap: gap[1] - gap[0], default=None)
        for gap in free:
            code = "print_lunch" if gap == lunch else "print_break" if gap[1] - gap[0] <= LONGEST else ""
            if code:
                found.append(Break(day, *gap, printing.label(code, minutes=gap[1] - gap[0])))
    return tuple(found)


def _lunch_windows(school: School, groups: Collection[str]) -> list[tuple[int, int, int]]:
    """Start, end and least minutes of the lunches that rules keep free for any of the groups."""
    rules = (row for row in school.rules.values() if row.rule_id == "lunch_window" and row.active and row.scope is Scope.GROUP)
    windows = [(_number(row, "start"), _number(row, "end"), _number(row, "minutes")) for row in rules if set(row.targets) & set(groups)]
    return [window for window in windows if window[2] > 0]


def _number(rule: Rule, name: str) -> int:
    value = rule.params.get(name)
    return value if isinstance(value, int) else 0


def _holds(gap: tuple[int, int], window: tuple[int, int, int]) -> bool:
    start, end, minutes = window
    return min(gap[1], end) - max(gap[0], start) >= minutes
