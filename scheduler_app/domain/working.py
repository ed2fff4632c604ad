"""What a school holds that is no row of its own, as entities, so that it changes by steps like everything else."""

from __future__ import annotations

from dataclasses import dataclass

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class CurrentTimetable:
    """Which timetable version is worked on (`School.current`): a school has exactly one; empty while it has no version."""

    timetable: str

    @property
    def uid(self) -> str:
        return CURRENT


@dataclass(frozen=True, slots=True)
class SourceText:
    """One entry of `School.source`."""

    uid: str
    text: str
