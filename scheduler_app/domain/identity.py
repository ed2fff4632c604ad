"""Stable uids for what a file knows by name or number: the same file gives the same uids every time."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

FET_RULE = "fet-"
"""How the uids of rules from a .fet file begin: a later import of the file may replace these, and no others."""

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:ringklocka:import")


def uid_of(unit: str, kind: str, key: str) -> str:
    """The uid of a named thing within one school unit; two schools never share one."""
    return str(uuid5(_NAMESPACE, f"{unit}\n{kind}\n{key}"))


def unit_uid(institution: str) -> str:
    """The uid of the school a file without one belongs to."""
    return str(uuid5(_NAMESPACE, f"institution\n{institution}"))
