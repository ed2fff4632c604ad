"""Which rule forms are shapes of days and weeks, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

_FORMS: dict[type[Rule], Callable[[Any, Grid], Shape]] = {
    Gaps: lambda rule, grid: GapsShape(rule, grid.slots),
    DayLoad: lambda rule, grid: DayLoadShape(rule, grid.slots),
    DaySpan: lambda rule, grid: DaySpanShape(rule, grid.slots),
    Continuous: lambda rule, grid: ContinuousShape(rule, grid.slots),
    FreeWindow: lambda rule, grid: FreeWindowShape(rule, grid.slots),
    EarlyStart: lambda rule, grid: EarlyStartShape(rule, grid.slots),
    WindowDays: lambda rule, _: WindowDaysShape(rule),
    LateEnd: lambda rule, _: LateEndShape(rule),
    ShortDays: lambda rule, _: ShortDaysShape(rule),
    WorkDays: lambda rule, grid: WorkDaysShape(rule, grid.days),
}


def shape_of(rule: Rule, grid: Grid) -> Shape | None:
    """The rule as a shape, or None if it is about lessons rather than about a resource's days."""
    form = _FORMS.get(type(rule))
    return None if form is None else form(rule, grid)
