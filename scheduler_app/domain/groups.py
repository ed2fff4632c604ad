"""Classes, teaching groups, who belongs to them when, and adapted study programmes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.calendar import ALWAYS, DateRange
from scheduler_app.domain.people import Origin


class GroupKind(StrEnum):
    CLASS = "class"
    HALF = "half"  # halvklass: part of one class
    TEACHING = "teaching"  # undervisningsgrupp, over class borders


@dataclass(frozen=True, slots=True)
class Group:
    """A set of pupils that is taught together. `parent` is the class a half-class is part of.

    `planned_pupils` is used for seats until memberships exist.
    """

    uid: str
    name: str
    kind: GroupKind = GroupKind.CLASS
    school_form: str = "GR"
    grade: int | None = None
    parent: str | None = None
    mentor: str | None = None
    planned_pupils: int = 0
    origin: Origin = Origin.LOCAL
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """One pupil in one group on certain dates; a pupil who moves has two rows."""

    uid: str
    group: str
    pupil: str
    dates: DateRange = ALWAYS
    origin: Origin = Origin.LOCAL


@dataclass(frozen=True, slots=True)
class AdaptedProgramme:
    """Anpassad studiegång: on these dates the pupil is expected at the listed lessons only.

    A stepwise return is several programmes with dates after each other; the reason is never stored.
    """

    uid: str
    pupil: str
    lessons: tuple[str, ...]
    dates: DateRange = ALWAYS
    expected_minutes: int | None = None
    """Minutes a week the decision says, to check the listed lessons against."""
