"""Taking a row of a register over into the school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scheduler_app.domain.people import Origin, Pupil, StaffMember


def taken_over(kind: type[Any], uid: str, present: Any, values: Mapping[str, Any]) -> Any:
    """The present row with the register's values and back from the archive, or a new imported one; all else of it stays."""
    if present is not None:
        return replace(present, **values, **({"archived": False} if hasattr(present, "archived") else {}))
    names = {"given_name": "", "family_name": ""} if kind in (Pupil, StaffMember) else {}
    return kind(**{**names, **values, "uid": uid, "origin": Origin.IMPORT})
