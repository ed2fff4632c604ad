"""School forms and years as the standard counts them, and as schools here do."""

from __future__ import annotations

from scheduler_app.interchange.ss12000.enumerations import SchoolType

_WRITTEN = {"FSK": SchoolType.FKLASS, "GRAN": SchoolType.GRS, "GRSÄR": SchoolType.GRS, "GYAN": SchoolType.GYS, "GYSÄR": SchoolType.GYS}
"""Names of school forms that the standard writes otherwise; the adapted schools have their older names there."""

_READ = {SchoolType.FKLASS.value: "FSK"}

_UPPER = ("GY", "GYS")
_YEARS_BEFORE = 9
"""Years of compulsory school: upper secondary school begins with year 10 here and with year 1 there."""

_KNOWN = {row.value: row for row in SchoolType}


def written_form(form: str) -> SchoolType | None:
    """None for a form that the standard does not know."""
    return _WRITTEN.get(form) or _KNOWN.get(form)


def own_form(told: str | None, present: str | None) -> str:
    """The form that was told, by the name the row has it under already; compulsory school where neither says anything."""
    if told is None:
        return present or "GR"
    if present is not None and written_form(present) == told:
        return present
    return _READ.get(told, told)


def written_year(form: str, grade: int | None) -> int | None:
    if grade is not None and written_form(form) in _UPPER and grade > _YEARS_BEFORE:
        return grade - _YEARS_BEFORE
    return grade


def own_year(form: str, year: int | None) -> int | None:
    if year is not None and written_form(form) in _UPPER and 1 <= year <= _YEARS_BEFORE:
        return year + _YEARS_BEFORE
    return year
