"""The composition root: the only module that knows which adapter serves which port."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.attendance.targets import Targets
from scheduler_app.services.ports import AttendanceTargets, SchoolStores
from scheduler_app.storage.stores import Stores


@dataclass(frozen=True, slots=True)
class Services:
    """What a command needs from outside."""

    stores: SchoolStores
    targets: AttendanceTargets


def services() -> Services:
    """The adapters of a normal run."""
    return Services(stores=Stores(), targets=Targets())
