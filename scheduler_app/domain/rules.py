"""Rules as the scheduler states them: one shape for all, one catalogue entry a kind.

A rule's id is the same in the solver, the checker, the settings, the translations and the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ParamValue = int | str | tuple[int, ...] | tuple[str, ...]


class Scope(StrEnum):
    """What a rule's `targets` are uids of; no targets means all of that kind."""

    SCHOOL = "school"
    GROUP = "group"
    STAFF = "staff"
    ROOM = "room"
    SUBJECT = "subject"
    REQUIREMENT = "requirement"
    LESSON = "lesson"


HARD: None = None
"""The weight of a rule that must hold."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of this school. `weight` None is hard, otherwise the cost of one unit of breach (see the catalogue)."""

    uid: str
    rule_id: str
    scope: Scope
    targets: tuple[str, ...] = ()
    params: Mapping[str, ParamValue] = field(default_factory=dict)
    weight: float | None = HARD
    active: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a rule kind: `unit` is minutes, clock, days, count, weekday, tag, positions or rooms."""

    name: str
    unit: str
    default: ParamValue


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A catalogue entry: where the rule may be put, its parameters, and what one unit of breach is (`cost_unit`)."""

    rule_id: str
    scopes: tuple[Scope, ...]
    params: tuple[Param, ...] = ()
    cost_unit: str = "count"
    default_weight: float | None = HARD


_PEOPLE = (Scope.GROUP, Scope.STAFF)
_LESSONS = (Scope.SUBJECT, Scope.REQUIREMENT, Scope.LESSON)
_POSITIONS = Param("positions", "positions", ())
"""Minutes of the week (day * 1440 + minute of day), sorted."""
_TAG = Param("tag", "tag", "")
"""Only lessons whose requirement carries this tag count; empty: all."""

_KINDS = (
    # when people, rooms and lessons may be used
    RuleKind("frame", (Scope.SCHOOL, *_PEOPLE), (Param("start", "clock", 480), Param("end", "clock", 1020), Param("days", "weekday", ()))),
    RuleKind(
        "unavailable", (*_PEOPLE, Scope.ROOM), (Param("day", "weekday", 0), Param("start", "clock", 480), Param("end", "clock", 1020))
    ),
    RuleKind("closed", (Scope.SCHOOL, *_PEOPLE, Scope.ROOM), (_POSITIONS,)),
    RuleKind("fixed_time", _LESSONS, (Param("day", "weekday", 0), Param("start", "clock", 480))),
    RuleKind(
        "preferred_time",
        (*_LESSONS, *_PEOPLE),
        (Param("start", "clock", 480), Param("end", "clock", 720), Param("days", "weekday", ())),
        "count",
        2.0,
    ),
    RuleKind("allowed_starts", _LESSONS, (_POSITIONS,), "count"),
    RuleKind("allowed_slots", _LESSONS, (_POSITIONS,), "count"),
    RuleKind(
        "lunch_window",
        (Scope.SUBJECT, *_PEOPLE),
        (Param("start", "clock", 630), Param("end", "clock", 780), Param("minutes", "minutes", 30)),
        "minutes",
    ),
    # lessons against each other
    RuleKind(
        "different_days",
        (Scope.SCHOOL, *_LESSONS),
        (Param("days_between", "days", 1), Param("adjacent_if_same_day", "count", 0), Param("most_a_day", "count", -1)),
        "days",
        10.0,
    ),
    RuleKind("rhythm", _LESSONS, (Param("minutes", "minutes", 0),), "minutes", 0.02),
    RuleKind("same_start", (Scope.LESSON,), (), "count"),
    RuleKind("not_overlapping", (Scope.LESSON,), (), "count"),
    RuleKind("consecutive", (Scope.LESSON,)),
    RuleKind("grouped", (Scope.LESSON,)),
    RuleKind("ordered", (Scope.LESSON,), (Param("same_day_only", "count", 0),)),
    RuleKind("same_day", (Scope.REQUIREMENT, Scope.LESSON)),
    RuleKind("same_hour", (Scope.REQUIREMENT, Scope.LESSON)),
    RuleKind("max_days_between", (Scope.REQUIREMENT, Scope.LESSON), (Param("days", "days", 2),), "days"),
    RuleKind("min_gap", (Scope.REQUIREMENT, Scope.LESSON), (Param("minutes", "minutes", 60),), "minutes"),
    RuleKind("last_of_day", _LESSONS),
    RuleKind("few_times", _LESSONS, (_POSITIONS, Param("most", "count", 1)), "count"),
    RuleKind("at_once", _LESSONS, (_POSITIONS, Param("most", "count", 1)), "count"),
    RuleKind("few_stretches", _LESSONS, (Param("most", "count", 1), Param("days", "days", 1)), "count"),
    RuleKind("most_in_stretch", _LESSONS, (Param("most", "count", 1), Param("days", "days", 1)), "count"),
    # the shape of a day and a week
    RuleKind("gaps", _PEOPLE, (Param("max_per_day", "minutes", -1), Param("max_per_week", "minutes", -1)), "minutes", 0.1),
    RuleKind(
        "gap_after",
        (Scope.SCHOOL, Scope.GROUP),
        (Param("tag", "tag", ""), Param("then", "tag", ""), Param("minutes", "minutes", 60)),
        "minutes",
    ),
    RuleKind("late_end", _PEOPLE, (Param("end", "clock", 900),), "minutes", 0.05),
    RuleKind("uneven_days", (Scope.GROUP,), (Param("minutes", "minutes", 45),), "minutes", 0.05),
    RuleKind("single_lesson_days", _PEOPLE, (Param("minutes", "minutes", 60),), "days", 3.0),
    RuleKind("max_minutes_per_day", _PEOPLE, (Param("minutes", "minutes", 400), _TAG), "minutes"),
    RuleKind("min_minutes_per_day", _PEOPLE, (Param("minutes", "minutes", 60), Param("allow_empty", "count", 1)), "minutes"),
    RuleKind("max_day_length", _PEOPLE, (Param("minutes", "minutes", 480), Param("longer_days", "days", 0)), "minutes"),
    RuleKind("max_continuous", _PEOPLE, (Param("minutes", "minutes", 240), _TAG), "minutes"),
    RuleKind("max_days", _PEOPLE, (Param("days", "days", 5),), "days"),
    RuleKind("max_days_within", _PEOPLE, (Param("days", "days", 2), Param("start", "clock", 900), Param("end", "clock", 1020)), "days"),
    RuleKind("min_days", _PEOPLE, (Param("days", "days", 1),), "days"),
    RuleKind("early_start", _PEOPLE, (Param("max_late", "count", 0),), "count"),
    RuleKind("min_rest", _PEOPLE, (Param("minutes", "minutes", 120), Param("around", "count", 0)), "minutes"),
    RuleKind("min_break", (Scope.SCHOOL, *_PEOPLE), (Param("minutes", "minutes", 10),), "minutes"),
    # rooms
    RuleKind(
        "preferred_room",
        (Scope.SUBJECT, Scope.REQUIREMENT, Scope.LESSON, Scope.GROUP, Scope.STAFF),
        (Param("rooms", "rooms", ()),),
        "count",
        1.0,
    ),
    RuleKind("stay_in_room", (Scope.REQUIREMENT, Scope.LESSON), (), "count"),
    RuleKind(
        "building_changes",
        _PEOPLE,
        (Param("max_changes_per_day", "count", -1), Param("max_changes_per_week", "count", -1), Param("minutes", "minutes", 0)),
        "count",
    ),
    RuleKind("room_stability", (*_LESSONS, *_PEOPLE), (Param("most", "count", 1),), "count", 1.0),
    RuleKind("comfortable_load", (Scope.ROOM,), (Param("pupils", "count", 100),), "count", 0.05),
)

CATALOGUE: Mapping[str, RuleKind] = {kind.rule_id: kind for kind in _KINDS}
"""Every rule a scheduler can state. Rules that always hold (`no_overlap_*`, `room_need`, `room_seats`, `block`,
`placed`) have ids too, but nobody switches them on: see `ALWAYS_ON`."""

ALWAYS_ON = ("placed", "no_overlap_pupil", "no_overlap_teacher", "no_overlap_room", "room_need", "room_seats", "block")
