"""Which school unit of a provider is meant, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.identity import unit_id
from scheduler_app.interchange.ss12000.received import Organisation

_SHOWN = 12
"""Units named when one has to be chosen."""


def choose_unit(organisations: Mapping[str, Organisation], wanted: str, school: School | None) -> Organisation:
    """The unit that `wanted` names (id, unit code or name), else the school's own, else the only one there is.

    InputError when there is no such unit, or several and nothing says which.
    """
    units = [row for row in organisations.values() if row.organisation_type == "Skolenhet"]
    if wanted:
        keys = wanted.strip().casefold()
        found = [row for row in units if keys in (row.id, (row.school_unit_code or "").casefold(), row.display_name.casefold())]
        if len(found) != 1:
            raise InputError("ss12000_no_such_unit", unit=wanted, units=_listed(units))
        return found[0]
    if school is not None:
        own = [row for row in units if row.id == unit_id(school.unit.uid)] or [
            row for row in units if row.school_unit_code and row.school_unit_code == school.unit.code
        ]
        if own:
            return own[0]
    if len(units) != 1:
        raise InputError("ss12000_choose_unit" if units else "ss12000_no_units", units=_listed(units))
    return units[0]


def as_unit(row: Organisation, organisations: Mapping[str, Organisation]) -> SchoolUnit:
    """A school of its own for the unit; the authority's name stands for the municipality."""
    above = [organisations[id] for id in _above(row, organisations)]
    authority = next((org.display_name for org in above if org.organisation_type == "Huvudman"), "")
    return SchoolUnit(row.id, row.display_name, row.school_unit_code or "", authority)


def schools_of(row: Organisation, organisations: Mapping[str, Organisation]) -> frozenset[str]:
    """Ids of the schools (Skola) that the unit lies under: some registers tie groups and posts to them."""
    return frozenset(id for id in _above(row, organisations) if organisations[id].organisation_type == "Skola")


def _above(row: Organisation, organisations: Mapping[str, Organisation]) -> Iterable[str]:
    found: list[str] = []
    parent = row.parent_organisation
    while parent is not None and parent.id in organisations and parent.id not in found:
        found.append(parent.id)
        parent = organisations[parent.id].parent_organisation
    return found


def _listed(units: list[Organisation]) -> str:
    names = sorted(f"{row.display_name} ({row.school_unit_code or row.id})" for row in units)
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "") or "–"
