"""Hatched time: day frames, blocked time and lunch windows, read from the school's active rules. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.rules import CATALOGUE, ParamValue, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.ui.board.view_data import ClosedSpan, Mode, PeriodSlot, SpanKind

_DAY = 24 * 60
_SCOPE = {Mode.CLASS: Scope.GROUP, Mode.GROUP: Scope.GROUP, Mode.TEACHER: Scope.STAFF, Mode.ROOM: Scope.ROOM}


def closed_spans(school: School, mode: Mode, columns: Sequence[str], days: Sequence[int]) -> tuple[ClosedSpan, ...]:
    """Spans of the week in which the columns are closed; a span of the whole school has column None.

    `frame` closes what is outside it, `unavailable` and `closed` close what they name, `lunch_window` is shown as lunch. A soft
    rule closes nothing, except that lunch is always shown.
    """
    found: list[ClosedSpan] = []
    for rule in school.rules.values():
        if not rule.active or (rule.weight is not None and rule.rule_id != "lunch_window"):
            continue
        for column in _columns_of(rule, mode, columns):
            found.extend(_spans(rule, column, days, school))
    return tuple(dict.fromkeys(found))


def period_slots(school: School) -> tuple[PeriodSlot, ...]:
    """The school's fixed period frame in clock order; empty where it has none."""
    return tuple(PeriodSlot(name, start, end) for name, start, end in sorted(school.unit.period_frame, key=lambda row: row[1]))


def _columns_of(rule: Rule, mode: Mode, columns: Sequence[str]) -> tuple[str | None, ...]:
    if rule.scope is Scope.SCHOOL:
        return (None,)
    if rule.scope is not _SCOPE.get(mode):
        return ()
    if not rule.targets:
        return (None,)
    return tuple(uid for uid in columns if uid in rule.targets)


def _spans(rule: Rule, column: str | None, days: Sequence[int], school: School) -> Iterable[ClosedSpan]:
    value = _Params(rule)
    match rule.rule_id:
        case "frame":
            for day in value.many("days") or tuple(days):
                yield ClosedSpan(SpanKind.OUTSIDE, day, 0, value.one("start"), column)
                yield ClosedSpan(SpanKind.OUTSIDE, day, value.one("end"), _DAY, column)
        case "unavailable":
            yield ClosedSpan(SpanKind.UNAVAILABLE, value.one("day"), value.one("start"), value.one("end"), column)
        case "closed":
            yield from _closed(value.many("positions"), column, school)
        case "lunch_window":
            if rule.scope is not Scope.SUBJECT:
                for day in days:
                    yield ClosedSpan(SpanKind.LUNCH, day, value.one("start"), value.one("end"), column)


def _closed(positions: Sequence[int], column: str | None, school: School) -> Iterable[ClosedSpan]:
    """Closed slots, merged; a slot is a period where the school has a frame, else 5 minutes."""
    ends = {start: end for _, start, end in school.unit.period_frame}
    merged: list[list[int]] = []
    for position in sorted(positions):
        day, start = divmod(position, _DAY)
        end = day * _DAY + ends.get(start, start + GRID_MINUTES)
        if merged and merged[-1][1] >= position and merged[-1][0] // _DAY == day:
            merged[-1][1] = end
        else:
            merged.append([position, end])
    for first, last in merged:
        yield ClosedSpan(SpanKind.UNAVAILABLE, first // _DAY, first % _DAY, last - first // _DAY * _DAY, column)


class _Params:
    """A rule's parameters with the catalogue's defaults."""

    def __init__(self, rule: Rule) -> None:
        kind = CATALOGUE.get(rule.rule_id)
        defaults: Mapping[str, ParamValue] = {param.name: param.default for param in kind.params} if kind is not None else {}
        self._values = {**defaults, **rule.params}

    def one(self, name: str) -> int:
        value = self._values[name]
        assert isinstance(value, int)
        return value

    def many(self, name: str) -> tuple[int, ...]:
        value = self._values.get(name, ())
        return tuple(part for part in value if isinstance(part, int)) if isinstance(value, tuple) else ()
