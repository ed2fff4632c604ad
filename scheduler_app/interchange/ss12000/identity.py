"""Ids of the standard (UUIDs) for the rows of a school: a row that came with a UUID keeps it, the others get one that never changes."""

from __future__ import annotations

import re

from scheduler_app.domain.identity import uid_of, unit_uid

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


def is_uuid(text: str) -> bool:
    """Tell whether the text is a UUID as the standard writes them: 36 characters with hyphens."""
    return _UUID.fullmatch(text) is not None


def standard_id(unit: str, kind: str, uid: str) -> str:
    """The id that a row has in the standard; `kind` keeps rows of different kinds with one uid apart."""
    return uid.lower() if is_uuid(uid) else uid_of(unit, f"ss12000-{kind}", uid)


def unit_id(uid: str) -> str:
    return uid.lower() if is_uuid(uid) else unit_uid(f"ss12000\n{uid}")


def authority_id(municipality: str) -> str:
    """The id of the authority (huvudman): the same for all schools that name the same municipality."""
    return unit_uid(f"ss12000-authority\n{municipality.strip().casefold()}")


def duty_id(unit: str, staff: str) -> str:
    """A person's post at the unit; the person keeps the member of staff's own id."""
    return uid_of(unit, "ss12000-duty", staff)
