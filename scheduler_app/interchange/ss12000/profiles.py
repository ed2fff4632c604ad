"""Suppliers' peculiarities, as data (resources/ss12000/profiles.json)."""

from __future__ import annotations

import json
from functools import cache

from scheduler_app.domain.register import Login, RegisterProfile
from scheduler_app.errors import InputError
from scheduler_app.paths import resource


@cache
def profiles() -> tuple[RegisterProfile, ...]:
    """Every profile, the general one first."""
    rows = json.loads(resource("ss12000", "profiles.json").read_text(encoding="utf-8"))
    return tuple(RegisterProfile(**{**row, "login": Login(row["login"]), "missing": tuple(row.get("missing", ()))}) for row in rows)


def profile_named(name: str) -> RegisterProfile:
    """InputError for a name that no profile has."""
    found = next((row for row in profiles() if row.name == name), None)
    if found is None:
        raise InputError("ss12000_no_profile", name=name, known=", ".join(row.name for row in profiles()))
    return found
