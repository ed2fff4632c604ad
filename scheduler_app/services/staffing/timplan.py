"""Timplan: guaranteed hours by stage and subject as dated tables with their sources (resources/reference/timplan*.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from scheduler_app.domain.planning import LocalHours
from scheduler_app.domain.teaching import Subject
from scheduler_app.paths import resource

ANY_SUBJECT = "*"
"""The code of hours that every subject counts towards."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Guaranteed hours of 60 minutes by subject code over some grades; `spread` are shares of the grades, where not equal."""

    grades: tuple[int, ...]
    hours: Mapping[str, int]
    spread: Mapping[str, tuple[int, ...]]

    def hours_in(self, grade: int, subject: str) -> float:
        """The part of a subject's hours that falls on one grade."""
        shares = self.spread.get(subject, (1,) * len(self.grades))
        return self.hours[subject] * shares[self.grades.index(grade)] / sum(shares)


@dataclass(frozen=True, slots=True)
class Timplan:
    """One table. It holds for school years from `valid_from`, for pupils who began grade 1 in `cohort_from` or later (None: all).

    A school may move at most `local_hours` in all and the share `local_share` of a cell, nothing of the `protected` subjects.
    """

    school_form: str
    forms: tuple[str, ...]
    valid_from: date
    cohort_from: int | None
    name: str
    source: str
    stages: tuple[Stage, ...]
    local_hours: int
    local_share: float
    protected: tuple[str, ...]

    def stage(self, grade: int) -> Stage | None:
        return next((stage for stage in self.stages if grade in stage.grades), None)

    def with_local(self, rows: Iterable[LocalHours]) -> Timplan:
        """The table with the school's own hours where it has some; a subject that the national table lacks is added."""
        own = [row for row in rows if row.school_form in self.forms]
        stages = []
        for stage in self.stages:
            changed = {row.subject: row.hours for row in own if (row.first_grade, row.last_grade) == (stage.grades[0], stage.grades[-1])}
            stages.append(Stage(stage.grades, {**stage.hours, **changed}, stage.spread))
        return Timplan(
            self.school_form, self.forms, self.valid_from, self.cohort_from, self.name, self.source, tuple(stages), self.local_hours,
            self.local_share, self.protected,
        )  # fmt: skip


def timplan_for(school_form: str, grade: int, first_day: date) -> Timplan | None:
    """The table for a class in the school year that begins on `first_day`; None where there is none (gymnasium: points)."""
    cohort = first_day.year - grade + 1
    fitting = [
        table for table in national_tables()
        if school_form in table.forms and table.valid_from <= first_day and (table.cohort_from is None or table.cohort_from <= cohort)
        and table.stage(grade) is not None
    ]  # fmt: skip
    return max(fitting, key=lambda table: table.valid_from, default=None)


def timplan_code(subject: Subject) -> str | None:
    """The timplan's code that a subject's minutes count towards, by its code, else by Skolverket's; None for any other subject."""
    code = subject.code.upper()
    for name, known in _subjects().items():
        if code in known["codes"] or any(code.startswith(prefix) for prefix in known.get("prefixes", ())):
            return name
    return next((name for name, known in _subjects().items() if subject.official_code in known["official"]), None)


@cache
def national_tables() -> tuple[Timplan, ...]:
    """Every table shipped with the program."""
    return tuple(_table(row) for row in _read("timplan.json"))


@cache
def _subjects() -> Mapping[str, Mapping[str, list[str]]]:
    found: Mapping[str, Mapping[str, list[str]]] = _read("timplan_subjects.json")
    return found


def _read(name: str) -> Any:
    return json.loads(resource("reference", name).read_text(encoding="utf-8"))


def _table(row: Mapping[str, Any]) -> Timplan:
    stages = tuple(
        Stage(tuple(one["grades"]), one["hours"], {subject: tuple(shares) for subject, shares in one["spread"].items()})
        for one in row["stages"]
    )
    local = row["local"]
    return Timplan(
        row["school_form"], tuple(row["forms"]), date.fromisoformat(row["valid_from"]), row["cohort_from"], row["name"], row["source"],
        stages, local["hours"], local["share"], tuple(local["protected"]),
    )  # fmt: skip
