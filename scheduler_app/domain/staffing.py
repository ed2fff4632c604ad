"""How much somebody teaches, against what the post allows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffSum:
    """Minutes in an average week. Planned are the person's lessons except special subjects; available is what the post says."""

    uid: str
    name: str
    percent: float
    planned_minutes: int
    available_minutes: int
