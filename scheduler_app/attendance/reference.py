"""Absence reasons and reporting rules of the municipal guidelines, as dated data.

Source: Helsingborg, guidelines for Skola24 (October 2022): codes 11, 12, 15, 30, 50 and 80, the four statistics categories
"Närvaro", "Anmäld frånvaro", "Ej anmäld frånvaro", "Beviljad ledighet", and reporting at most one week back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

REPORTING_DAYS_BACK = 7
"""Calendar days, not hours: a lesson is open for reporting on its own date and the seven dates after."""

VALID_FROM = date(2022, 10, 1)


@dataclass(frozen=True, slots=True)
class AbsenceReason:
    """One code: its statistics category, whether guardians are told, and whether the home may choose it."""

    id: int
    name: str
    category: str
    guardians_told: bool
    home_may_choose: bool = False


ABSENCE_REASONS = (
    AbsenceReason(11, "Sen ankomst", "unannounced", guardians_told=True),
    AbsenceReason(12, "Oanmäld frånvaro del av pass", "unannounced", guardians_told=True),
    AbsenceReason(15, "Oanmäld frånvaro", "unannounced", guardians_told=True),
    AbsenceReason(30, "Anmäld frånvaro", "announced", guardians_told=True, home_may_choose=True),
    AbsenceReason(50, "Annan skolaktivitet", "present", guardians_told=False),
    AbsenceReason(80, "Beviljad ledighet", "granted_leave", guardians_told=True),
)
