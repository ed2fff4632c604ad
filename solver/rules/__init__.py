"""Rule forms: one file each, with its exact meaning. `FORMS` names them for the wire format."""

from __future__ import annotations

from solver.rules.allowed_starts import AllowedStarts
from solver.rules.base import Rule
from solver.rules.closed import Closed
from solver.rules.continuous import Continuous
from solver.rules.day_load import DayLoad
from solver.rules.day_span import DaySpan
from solver.rules.days_apart import DaysApart
from solver.rules.early_start import EarlyStart
from solver.rules.free_window import FreeWindow
from solver.rules.gaps import Gaps
from solver.rules.min_break import MinBreak
from solver.rules.night_rest import NightRest
from solver.rules.not_overlapping import NotOverlapping
from solver.rules.pair import Pair
from solver.rules.preferred_rooms import PreferredRooms
from solver.rules.same_start import SameStart
from solver.rules.work_days import WorkDays

FORMS: dict[str, type[Rule]] = {
    form.__name__: form
    for form in (
        AllowedStarts,
        Closed,
        Continuous,
        DayLoad,
        DaySpan,
        DaysApart,
        EarlyStart,
        FreeWindow,
        Gaps,
        MinBreak,
        NightRest,
        NotOverlapping,
        Pair,
        PreferredRooms,
        SameStart,
        WorkDays,
    )
}

__all__ = [
    "FORMS",
    "AllowedStarts",
    "Closed",
    "Continuous",
    "DayLoad",
    "DaySpan",
    "DaysApart",
    "EarlyStart",
    "FreeWindow",
    "Gaps",
    "MinBreak",
    "NightRest",
    "NotOverlapping",
    "Pair",
    "PreferredRooms",
    "Rule",
    "SameStart",
    "WorkDays",
]
