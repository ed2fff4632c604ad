"""Rule forms: one file each, with its exact meaning. `FORMS` names them for the wire format."""

from __future__ import annotations

from solver.rules.allowed_starts import AllowedStarts
from solver.rules.base import Rule
from solver.rules.building_changes import BuildingChanges
from solver.rules.closed import Closed
from solver.rules.continuous import Continuous
from solver.rules.day_load import DayLoad
from solver.rules.day_quota import DayQuota
from solver.rules.day_span import DaySpan
from solver.rules.days_apart import DaysApart
from solver.rules.early_start import EarlyStart
from solver.rules.few_rooms import FewRooms
from solver.rules.few_slots import FewSlots, SlotPeak
from solver.rules.free_window import FreeWindow
from solver.rules.gaps import Gaps
from solver.rules.late_end import LateEnd
from solver.rules.min_break import MinBreak
from solver.rules.night_rest import NightRest
from solver.rules.not_overlapping import NotOverlapping
from solver.rules.pair import Pair
from solver.rules.preferred_rooms import PreferredRooms
from solver.rules.room_peak import RoomPeak
from solver.rules.same_room import SameRoom
from solver.rules.same_start import SameStart
from solver.rules.short_days import ShortDays
from solver.rules.spread import Spread
from solver.rules.window_days import WindowDays
from solver.rules.work_days import WorkDays

FORMS: dict[str, type[Rule]] = {
    form.__name__: form
    for form in (
        AllowedStarts,
        BuildingChanges,
        Closed,
        Continuous,
        DayLoad,
        DayQuota,
        DaySpan,
        DaysApart,
        EarlyStart,
        FewRooms,
        FewSlots,
        FreeWindow,
        Gaps,
        LateEnd,
        MinBreak,
        NightRest,
        NotOverlapping,
        Pair,
        PreferredRooms,
        RoomPeak,
        SameRoom,
        SameStart,
        ShortDays,
        Spread,
        SlotPeak,
        WindowDays,
        WorkDays,
    )
}

__all__ = [
    "FORMS",
    "AllowedStarts",
    "BuildingChanges",
    "Closed",
    "Continuous",
    "DayLoad",
    "DayQuota",
    "DaySpan",
    "DaysApart",
    "EarlyStart",
    "FewRooms",
    "FewSlots",
    "FreeWindow",
    "Gaps",
    "LateEnd",
    "MinBreak",
    "NightRest",
    "NotOverlapping",
    "Pair",
    "PreferredRooms",
    "RoomPeak",
    "Rule",
    "SameRoom",
    "SameStart",
    "ShortDays",
    "SlotPeak",
    "Spread",
    "WindowDays",
    "WorkDays",
]
