"""Use cases of staff planning: need, plan, proposal, working time, break duty, fairness."""

from __future__ import annotations

from scheduler_app.services.staffing.break_roster import break_roster
from scheduler_app.services.staffing.need import need
from scheduler_app.services.staffing.plan import staff_plan
from scheduler_app.services.staffing.sums import available_minutes, requirement_minutes, staff_sums
from scheduler_app.services.staffing.working_time import working_time

__all__ = ["available_minutes", "break_roster", "need", "requirement_minutes", "staff_plan", "staff_sums", "working_time"]
