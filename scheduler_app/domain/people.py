"""Pupils and staff, and who may see whom.

No personal identity numbers, addresses or contact data exist in this model. A protected person carries an
alias as name; the real name is never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.calendar import ALWAYS, DateRange


class Origin(StrEnum):
    """Where a fact comes from: the register's facts are replaced by the next import, the school's own are kept."""

    LOCAL = "local"
    IMPORT = "import"


def is_imported(row: object) -> bool:
    """Tell whether an import made the row; what carries no origin is the school's own."""
    return getattr(row, "origin", Origin.LOCAL) is Origin.IMPORT


class SecurityMarking(StrEnum):
    """SS 12000 `securityMarking`; an absent value in a source is UNKNOWN, never NONE."""

    NONE = "none"
    UNKNOWN = "unknown"
    CONFIDENTIAL = "confidential"  # sekretessmarkering
    PROTECTED = "protected"  # skyddad folkbokföring


class DutyType(StrEnum):
    FERIETJANST = "ferie"
    SEMESTERTJANST = "semester"


@dataclass(frozen=True, slots=True)
class Pupil:
    """Elev. `expected_minutes` is the weekly time the pupil is to be scheduled for, None where the class's applies."""

    uid: str
    given_name: str
    family_name: str
    school_form: str = "GR"
    grade: int | None = None
    expected_minutes: int | None = None
    marking: SecurityMarking = SecurityMarking.NONE
    placeholder: bool = False
    """Stands for pupils not named yet (planning, FET subgroups): scheduled for, never printed or published."""
    origin: Origin = Origin.LOCAL
    archived: bool = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person's post at the unit. `signature` is unique among the unarchived; `percent` is of full time, 0 to 100."""

    uid: str
    signature: str
    given_name: str
    family_name: str
    percent: float = 100.0
    duty_type: DutyType = DutyType.FERIETJANST
    teaching_minutes: int | None = None
    """Agreed teaching minutes a week, None where the school's norm scaled by `percent` applies."""
    subjects: tuple[str, ...] = ()
    """Subject uids the person is qualified for."""
    dates: DateRange = ALWAYS
    marking: SecurityMarking = SecurityMarking.NONE
    origin: Origin = Origin.LOCAL
    archived: bool = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
