"""Everything that plugs into the window, one line each (see `desk.py` for what a feature is)."""

from __future__ import annotations

from scheduler_app.ui.advice.advice_flow import Advice
from scheduler_app.ui.advice.free_flow import WhoIsFree
from scheduler_app.ui.conflict_flow import Conflicts
from scheduler_app.ui.data.data_flow import DataFlow
from scheduler_app.ui.dates_flow import Dates
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.diagnosing import Diagnosing
from scheduler_app.ui.explaining.explain_flow import Explaining
from scheduler_app.ui.finding import Finding
from scheduler_app.ui.imports_flow import Imports
from scheduler_app.ui.lesson_menu import LessonMenu
from scheduler_app.ui.linked_panes import LinkedPanes
from scheduler_app.ui.load_dock import RoomLoad
from scheduler_app.ui.outputs import Outputs
from scheduler_app.ui.registers.register_flow import Registers
from scheduler_app.ui.rules.rules_flow import Rules
from scheduler_app.ui.safety import Safety
from scheduler_app.ui.sharing import Sharing
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning
from scheduler_app.ui.versions.versions_flow import Versions

FEATURES = (
    Safety,
    Sharing,
    Advice,
    WhoIsFree,
    Explaining,
    LessonMenu,
    LinkedPanes,
    RoomLoad,
    Conflicts,
    Rules,
    DataFlow,
    Finding,
    StaffPlanning,
    Versions,
    Imports,
    Outputs,
    Dates,
    Registers,
    Diagnosing,
)


def plug_in(desk: Desk) -> None:
    """Make every feature; the desk owns them."""
    for feature in FEATURES:
        feature(desk)
