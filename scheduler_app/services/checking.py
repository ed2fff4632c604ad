"""Use case: what is wrong with the timetable, in named sentences."""

from __future__ import annotations

from scheduler_app.services.solving.check import check
from scheduler_app.services.solving.report import CheckReport, NamedViolation

__all__ = ["CheckReport", "NamedViolation", "check"]
