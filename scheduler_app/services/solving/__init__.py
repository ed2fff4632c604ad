"""The school and the solver: the only package that speaks to `solver`."""

from __future__ import annotations

from scheduler_app.services.solving.blocking import Blocker
from scheduler_app.services.solving.build import build
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import check
from scheduler_app.services.solving.explain import Answer, Explanation, explain
from scheduler_app.services.solving.job import SolveJob
from scheduler_app.services.solving.moves import Move, move_data, move_text, moves_of, touched
from scheduler_app.services.solving.placer import Place, Placer, Verdict
from scheduler_app.services.solving.report import CheckReport, NamedViolation
from scheduler_app.services.solving.solve import SolveOutcome, event_data, solve
from scheduler_app.services.solving.staffing_job import ProposalOutcome, StaffingJob
from scheduler_app.services.solving.staffing_proposal import Proposal, Unfilled
from scheduler_app.services.solving.suggesting import Suggester
from scheduler_app.services.solving.suggestion import LessonFit, Reasons, RoomChoice, Suggestion
from solver.events import Event, Finished, Impossible, Improved, PhaseStarted, Progress
from solver.result import Solution
from solver.staffing.wire import StaffingEvent, StaffingFinished, StaffingImproved
from solver.stopping import Stop

__all__ = [
    "Answer",
    "Blocker",
    "Built",
    "CheckReport",
    "Event",
    "Explanation",
    "Finished",
    "Impossible",
    "Improved",
    "LessonFit",
    "Move",
    "NamedViolation",
    "PhaseStarted",
    "Place",
    "Placer",
    "Progress",
    "Proposal",
    "ProposalOutcome",
    "Reasons",
    "RoomChoice",
    "Solution",
    "SolveJob",
    "SolveOutcome",
    "StaffingEvent",
    "StaffingFinished",
    "StaffingImproved",
    "StaffingJob",
    "Stop",
    "Suggester",
    "Suggestion",
    "Unfilled",
    "Verdict",
    "build",
    "check",
    "event_data",
    "explain",
    "move_data",
    "move_text",
    "moves_of",
    "solve",
    "touched",
]  # fmt: skip
