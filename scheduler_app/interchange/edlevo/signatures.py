"""Signatures for staff whose register has none."""

from __future__ import annotations

from itertools import count

from scheduler_app.domain.people import StaffMember
from scheduler_app.interchange.csv.known import Known


def free_signature(known: Known, given: str, family: str, uid: str) -> str:
    """Letters of the name (Anna Berg: ANBE) that nobody else has, with a number where needed; the same again for the same person."""
    present = known.rows(StaffMember).get(uid)
    if present is not None and present.signature:
        return str(present.signature)
    stem = (given[:2] + family[:2]).upper().replace(" ", "") or "P"
    return next(name for number in count(1) if known.named(StaffMember, name := stem if number == 1 else f"{stem}{number}") is None)
