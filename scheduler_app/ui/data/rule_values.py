"""What a rule asks for in words: "at most 4 days a week", "Fri all day"."""

from __future__ import annotations

from typing import Any

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.rules import CATALOGUE, Param, Rule
from scheduler_app.domain.school import School
from scheduler_app.ui.language import say
from scheduler_app.ui.names import day_text

_UNLIMITED = -1
"""How the catalogue writes that there is no such limit."""
_SWITCHES = frozenset({"adjacent_if_same_day", "same_day_only", "allow_empty", "around", "longer_days"})
"""Parameters that are said only where they are on."""
_NOTHING = {("different_days", "days_between"), ("building_changes", "minutes")}
"""Numbers that ask for nothing when they are 0."""
_EXACT = {"rhythm": "values_rhythm_exact", "early_start": "values_early_start_never"}
"""What a kind's only number says when it is 0."""
_WHOLE_DAY = (0, 1440)
_SHOWN = 3
"""Most names that the words list."""


def values_text(school: School, rule: Rule) -> str:
    """The rule's numbers as a person says them; empty for a kind without numbers, or one that is not known."""
    kind = CATALOGUE.get(rule.rule_id)
    if kind is None:
        return ""
    values = {param.name: rule.params.get(param.name, param.default) for param in kind.params}
    apart = [param for param in kind.params if _is_apart(rule, param)]
    told = [param for param in kind.params if param not in apart]
    said = [_main(school, rule, told, values)] if told else []
    said += [_part(param, values[param.name]) for param in apart]
    return ", ".join(filter(None, said)) or (say("values_gaps_all") if rule.rule_id == "gaps" else "")


def _is_apart(rule: Rule, param: Param) -> bool:
    """Whether a parameter is said by itself, or not at all."""
    return param.default == _UNLIMITED or param.name in _SWITCHES or (param.unit == "tag" and rule.rule_id != "gap_after")


def _part(param: Param, value: Any) -> str:
    if param.unit == "tag":
        return say("values_part_tag", tag=value) if value else ""
    off = 0 if param.name in _SWITCHES else _UNLIMITED
    return say(f"values_part_{param.name}", n=value) if value > off else ""


def _main(school: School, rule: Rule, told: list[Param], values: dict[str, Any]) -> str:
    first = told[0]
    if values[first.name] == 0 and (rule.rule_id, first.name) in _NOTHING:
        return ""
    code = f"values_{rule.rule_id}"
    if values[first.name] == 0:
        code = _EXACT.get(rule.rule_id, code)
    if rule.rule_id == "unavailable" and (values["start"], values["end"]) == _WHOLE_DAY:
        code = "values_unavailable_whole"
    if rule.rule_id == "gap_after" and not (values["tag"] and values["then"]):
        code = "values_gap_after_all"
    words = {param.name: _word(school, param, values[param.name]) for param in told}
    alone = values[first.name]
    return say(code, **words, n=len(alone) if isinstance(alone, tuple) else alone)


def _word(school: School, param: Param, value: Any) -> str:
    match param.unit:
        case "clock":
            return clock_text(value)
        case "weekday" if isinstance(value, tuple):
            return " ".join(day_text(day) for day in value) or say("values_every_day")
        case "weekday":
            return day_text(value)
        case "days":
            return say("values_days", n=value)
        case "positions":
            return say("values_times", n=len(value)) if value else say("values_any_time")
        case "rooms":
            names = [school.rooms[uid].name for uid in value if uid in school.rooms]
            more = [f"+{len(names) - _SHOWN}"] if len(names) > _SHOWN else []
            return ", ".join((*names[:_SHOWN], *more))
        case _:
            return str(value)
