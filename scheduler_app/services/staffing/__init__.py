"""Use cases of staff planning: need, plan, proposals, working time, break duty, fairness, export."""

from __future__ import annotations

from scheduler_app.services.staffing.break_duty import DutyProposal, propose_break_duty
from scheduler_app.services.staffing.break_roster import break_roster
from scheduler_app.services.staffing.exporting import export_staff, staff_export
from scheduler_app.services.staffing.fairness import fairness
from scheduler_app.services.staffing.last_year import remember_last_year
from scheduler_app.services.staffing.need import need
from scheduler_app.services.staffing.plan import staff_plan
from scheduler_app.services.staffing.sums import available_minutes, requirement_minutes, staff_sums
from scheduler_app.services.staffing.vacancy import vacant_post
from scheduler_app.services.staffing.working_time import working_time

__all__ = [
    "DutyProposal", "available_minutes", "break_roster", "export_staff", "fairness", "need", "propose_break_duty", "remember_last_year",
    "requirement_minutes", "staff_export", "staff_plan", "staff_sums", "vacant_post", "working_time",
]  # fmt: skip
