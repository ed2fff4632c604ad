"""Schools with a planted contradiction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.domain.changes import Change, apply_changes
from scheduler_app.domain.rules import Rule, Scope
from tests.schools import tiny_school


def overfull_teacher(path: Path) -> None:
    """The tiny school with a teacher who may only be there on Mondays 08:00-10:00, with nine hours to teach."""
    school = tiny_school()
    days = [Rule(f"away-{day}", "unavailable", Scope.STAFF, ("AND",), {"day": day, "start": 480, "end": 1020}) for day in (1, 2, 3, 4)]
    days.append(Rule("away-0", "unavailable", Scope.STAFF, ("AND",), {"day": 0, "start": 600, "end": 1020}))
    planted = apply_changes(school, [Change(None, rule) for rule in days])
    services().stores.create(str(path), replace(planted, placements={})).close()
