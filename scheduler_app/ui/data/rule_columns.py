"""Columns of the rules table: which rule, for whom, with which numbers, and how much it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.clock import clock_text, parse_end_clock
from scheduler_app.domain.rules import CATALOGUE, Param, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.data.columns import Column, NotAcceptedError, changed, figure, flag_column, text_column, uids_of, whole_number
from scheduler_app.ui.data.rule_values import values_text
from scheduler_app.ui.names import day_text, lesson_title, requirement_title

_UNLIMITED = -1
"""How the catalogue writes that there is no such limit."""


def rule_columns() -> tuple[Column, ...]:
    return (
        Column(QCoreApplication.translate("DataTable", "Rule"), lambda school, row: labels.rule_name(row.rule_id), _set_kind, _kind_names),
        Column(
            QCoreApplication.translate("DataTable", "Applies to"), lambda school, row: labels.scope(row.scope), _set_scope, _scope_names
        ),
        Column(QCoreApplication.translate("DataTable", "Which"), _targets, _set_targets),
        Column(QCoreApplication.translate("DataTable", "Values"), _numbers, _set_numbers, said=values_text),
        Column(QCoreApplication.translate("DataTable", "Weight"), _weight, _set_weight),
        flag_column(QCoreApplication.translate("DataTable", "In use"), "active"),
        text_column(QCoreApplication.translate("DataTable", "Note"), "note"),
    )


def _kind_names(school: School) -> list[str]:
    return sorted((labels.rule_name(rule_id) for rule_id in CATALOGUE), key=str.casefold)


def _set_kind(school: School, row: Rule, typed: str) -> tuple[Change, ...]:
    kind = next((kind for kind in CATALOGUE.values() if labels.rule_name(kind.rule_id) == typed), None)
    if kind is None:
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=typed))
    if kind.rule_id == row.rule_id:
        return ()
    scope = row.scope if row.scope in kind.scopes else kind.scopes[0]
    targets = row.targets if scope is row.scope else ()
    params = {param.name: param.default for param in kind.params}
    return changed(row, rule_id=kind.rule_id, scope=scope, targets=targets, params=params, weight=kind.default_weight)


def _scope_names(school: School) -> list[str]:
    return [labels.scope(scope) for scope in Scope]


def _set_scope(school: School, row: Rule, typed: str) -> tuple[Change, ...]:
    scope = next((scope for scope in CATALOGUE[row.rule_id].scopes if labels.scope(scope) == typed), None)
    if scope is None:
        allowed = ", ".join(labels.scope(scope) for scope in CATALOGUE[row.rule_id].scopes)
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "This rule can be set for: {scopes}.").format(scopes=allowed))
    return () if scope is row.scope else changed(row, scope=scope, targets=())


def _rows_and_name(school: School, scope: Scope) -> tuple[Any, Any]:
    match scope:
        case Scope.GROUP:
            return school.groups.values(), lambda row: row.name
        case Scope.STAFF:
            return school.staff.values(), lambda row: row.signature
        case Scope.ROOM:
            return school.rooms.values(), lambda row: row.name
        case Scope.SUBJECT:
            return school.subjects.values(), lambda row: row.name
        case _:
            return (), lambda row: row.uid


def _targets(school: School, row: Rule) -> str:
    if not row.targets:
        return QCoreApplication.translate("DataTable", "all")
    if row.scope is Scope.LESSON:
        return _counted(lesson_title(school, uid) for uid in row.targets)
    if row.scope is Scope.REQUIREMENT:
        return _counted(requirement_title(school, uid) for uid in row.targets if uid in school.requirements)
    rows, name = _rows_and_name(school, row.scope)
    names = {other.uid: name(other) for other in rows}
    return ", ".join(names.get(uid, uid) for uid in row.targets)


def _counted(titles: Iterable[str]) -> str:
    return ", ".join(title if number == 1 else f"{title} ×{number}" for title, number in Counter(titles).items())


def _set_targets(school: School, row: Rule, typed: str) -> tuple[Change, ...]:
    if row.scope in (Scope.SCHOOL, Scope.LESSON, Scope.REQUIREMENT):
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "Which lessons a rule is for cannot be typed here."))
    if typed.strip().casefold() in ("", QCoreApplication.translate("DataTable", "all").casefold()):
        return changed(row, targets=())
    rows, name = _rows_and_name(school, row.scope)
    return changed(row, targets=tuple(uids_of(typed, rows, name)))


def _numbers(school: School, row: Rule) -> str:
    params = CATALOGUE[row.rule_id].params if row.rule_id in CATALOGUE else ()
    return "; ".join(_param_text(param, row.params.get(param.name, param.default)) for param in params)


def _param_text(param: Param, value: Any) -> str:
    match param.unit:
        case "clock":
            shown = clock_text(value)
        case "weekday":
            shown = " ".join(day_text(day) for day in value) if isinstance(value, tuple) else day_text(value)
            shown = shown or QCoreApplication.translate("DataTable", "all")
        case "positions" | "rooms":
            shown = QCoreApplication.translate("DataTable", "{count} chosen").format(count=len(value))
        case _:
            shown = str(value) if value != _UNLIMITED else _no_limit()
    return f"{param_name(param.name)} {shown}"


def _no_limit() -> str:
    return QCoreApplication.translate("DataTable", "no limit")


def param_name(name: str) -> str:
    words = {
        "start": QCoreApplication.translate("DataTable", "from"),
        "end": QCoreApplication.translate("DataTable", "until"),
        "day": QCoreApplication.translate("DataTable", "day"),
        "days": QCoreApplication.translate("DataTable", "days"),
        "minutes": QCoreApplication.translate("DataTable", "minutes"),
        "days_between": QCoreApplication.translate("DataTable", "days between"),
        "adjacent_if_same_day": QCoreApplication.translate("DataTable", "together if same day"),
        "most_a_day": QCoreApplication.translate("DataTable", "max per day"),
        "max_per_day": QCoreApplication.translate("DataTable", "max per day"),
        "max_per_week": QCoreApplication.translate("DataTable", "max per week"),
        "allow_empty": QCoreApplication.translate("DataTable", "free days allowed"),
        "max_late": QCoreApplication.translate("DataTable", "max late days"),
        "positions": QCoreApplication.translate("DataTable", "times"),
        "rooms": QCoreApplication.translate("DataTable", "rooms"),
        "tag": QCoreApplication.translate("DataTable", "tagged"),
        "then": QCoreApplication.translate("DataTable", "then tagged"),
        "around": QCoreApplication.translate("DataTable", "weekend too"),
        "same_day_only": QCoreApplication.translate("DataTable", "on one day only"),
        "most": QCoreApplication.translate("DataTable", "max"),
        "pupils": QCoreApplication.translate("DataTable", "pupils"),
        "max_changes_per_day": QCoreApplication.translate("DataTable", "max walks per day"),
        "max_changes_per_week": QCoreApplication.translate("DataTable", "max walks per week"),
        "longer_days": QCoreApplication.translate("DataTable", "longer days"),
    }
    return words.get(name, name)


def _set_numbers(school: School, row: Rule, typed: str) -> tuple[Change, ...]:
    """Parts in the order shown with semicolons between; the name before each value may be left out."""
    params = CATALOGUE[row.rule_id].params
    if not params and typed.strip():
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "This rule has no values to set."))
    parts = [part.strip() for part in typed.split(";")] if params else []
    if len(parts) != len(params):
        said = QCoreApplication.translate("DataTable", "Write all the values with semicolons between, for instance: {example}.")
        raise NotAcceptedError(said.format(example=_numbers(school, row)))
    values = dict(row.params)
    for param, part in zip(params, parts):
        name = param_name(param.name)
        values[param.name] = _param_value(param, part.removeprefix(name).strip(), row.params.get(param.name, param.default))
    return changed(row, params=values)


def _param_value(param: Param, text: str, present: Any) -> Any:
    name = param_name(param.name)
    if param.unit == "clock":
        try:
            return parse_end_clock(text)
        except ValueError:
            raise NotAcceptedError(
                QCoreApplication.translate("DataTable", "{value} is not a time such as 08:10.").format(value=text)
            ) from None
    if param.unit == "weekday":
        return _weekdays(text, isinstance(present, tuple))
    if param.unit in ("positions", "rooms"):
        return present
    if param.unit == "tag":
        return text
    if param.default == _UNLIMITED and text.casefold() in ("", _no_limit().casefold()):
        return _UNLIMITED
    return whole_number(name, text, 0, 10_080)


def _weekdays(text: str, several: bool) -> Any:
    if several and text.casefold() in ("", QCoreApplication.translate("DataTable", "all").casefold()):
        return ()
    names = {day_text(day).casefold().rstrip("."): day for day in range(7)}
    found = [names.get(part.casefold().rstrip("."), -1) for part in text.split()]
    if -1 in found or (not several and len(found) != 1):
        raise NotAcceptedError(
            QCoreApplication.translate("DataTable", "{value} is not a weekday such as {example}.").format(value=text, example=day_text(0))
        )
    return tuple(sorted(set(found))) if several else found[0]


def _weight(school: School, row: Rule) -> str:
    return QCoreApplication.translate("DataTable", "must hold") if row.weight is None else figure(row.weight)


def _set_weight(school: School, row: Rule, typed: str) -> tuple[Change, ...]:
    text = typed.strip().replace(",", ".")
    must = QCoreApplication.translate("DataTable", "must hold")
    if not text or text.casefold() == must.casefold():
        return changed(row, weight=None)
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight < 1e9:
        raise NotAcceptedError(
            QCoreApplication.translate("DataTable", "The weight must be a number from 0, or “{words}”.").format(words=must)
        )
    return () if replace(row, weight=weight) == row else changed(row, weight=weight)
