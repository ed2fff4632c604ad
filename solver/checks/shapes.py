"""Which rule forms are shapes of days and weeks, and how each is read."""

from __future__ import annotations

from solver.checks.continuous import ContinuousShape
from solver.checks.day_load import DayLoadShape
from solver.checks.day_span import DaySpanShape
from solver.checks.early_start import EarlyStartShape
from solver.checks.free_window import FreeWindowShape
from solver.checks.gaps import GapsShape
from solver.checks.late_end import LateEndShape
from solver.checks.shape import Shape
from solver.checks.short_days import ShortDaysShape
from solver.checks.window_days import WindowDaysShape
from solver.checks.work_days import WorkDaysShape
from solver.problem import Grid
from solver.rules import Continuous, DayLoad, DaySpan, EarlyStart, FreeWindow, Gaps, LateEnd, Rule, ShortDays, WindowDays, WorkDays


def shape_of(rule: Rule, grid: Grid) -> Shape | None:
    """The rule as a shape, or None if it is about lessons rather than about a resource's days."""
    match rule:
        case Gaps():
            return GapsShape(rule, grid.slots)
        case DayLoad():
            return DayLoadShape(rule, grid.slots)
        case DaySpan():
            return DaySpanShape(rule, grid.slots)
        case Continuous():
            return ContinuousShape(rule, grid.slots)
        case FreeWindow():
            return FreeWindowShape(rule, grid.slots)
        case EarlyStart():
            return EarlyStartShape(rule, grid.slots)
        case WindowDays():
            return WindowDaysShape(rule)
        case LateEnd():
            return LateEndShape(rule)
        case ShortDays():
            return ShortDaysShape(rule)
        case WorkDays():
            return WorkDaysShape(rule, grid.days)
    return None
