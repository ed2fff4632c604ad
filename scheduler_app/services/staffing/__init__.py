"""Use cases of staff planning: need, plan, proposal, working time, break duty, fairness."""

from __future__ import annotations

from scheduler_app.services.staffing.plan import staff_plan
from scheduler_app.services.staffing.sums import available_minutes, requirement_minutes, staff_sums

__all__ = ["available_minutes", "requirement_minutes", "staff_plan", "staff_sums"]
