"""Proposing who teaches what: here and now, or in a child process for front ends that must stay alive."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.errors import InputError
from scheduler_app.services.solving.staffing_build import build_staffing
from scheduler_app.services.solving.staffing_proposal import Proposal
from solver.staffing.absurd import absurd
from solver.staffing.greedy import greedy
from solver.staffing.problem import StaffingSolution
from solver.staffing.wire import StaffingEvent, StaffingFinished, StaffingImproved, StaffingOrder, event_of, order_line
from solver.stopping import Stop
from solver.wire import WireError

_ROOT = str(Path(__file__).resolve().parents[3])
_START = "import runpy, sys; sys.path.insert(0, {root!r}); runpy.run_module('solver.staffing', run_name='__main__', alter_sys=True)"

SECONDS = 30.0
"""How long a proposal is worked on unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class ProposalOutcome:
    """A proposal with what is known of its worth: cost, the greedy baseline's cost, and the proved lower bound (None: none)."""

    proposal: Proposal
    cost: int
    greedy_cost: int
    bound: float | None
    optimal: bool
    seconds: float


class StaffingJob:
    """One search for a proposal, of a school as it is now. Imports no OR-Tools.

    Write `stdin()` to the child of `command()`, give each line of its standard output to `read`; the line `stop` on its standard
    input asks it to end with the best so far. InputError for a school whose minutes are too large to count with.
    """

    def __init__(self, school: School, freedom: Freedom = Freedom.VACANT, time_limit: float = SECONDS, seed: int = 1, workers: int = 1):
        self._school = school
        self._built = build_staffing(school, freedom)
        if absurd(self._built.problem):
            raise InputError("propose_absurd")
        self._order = StaffingOrder(self._built.problem, time_limit, seed, workers)

    @property
    def open_places(self) -> int:
        """Places that the proposal is to fill."""
        return sum(task.open for task in self._built.problem.tasks)

    def command(self) -> list[str]:
        """`python -m solver.staffing`, told where the program lies, so that it starts from any folder."""
        return [sys.executable, "-c", _START.format(root=_ROOT)]

    def stdin(self) -> bytes:
        return order_line(self._order)

    def read(self, line: bytes) -> StaffingEvent | None:
        """The event of a line; None for a line that is none (a library's chatter)."""
        try:
            return event_of(line) if line.strip() else None
        except WireError:
            return None

    def proposal(self, solution: StaffingSolution) -> Proposal:
        """What a solution means for the school."""
        return Proposal(self._school, self._built, solution)

    def outcome(self, event: StaffingFinished) -> ProposalOutcome:
        """The end of the search, recounted."""
        result = event.result
        proposal = self.proposal(result.solution)
        baseline = self.proposal(greedy(self._built.problem))
        return ProposalOutcome(proposal, proposal.verdict.cost, baseline.verdict.cost, result.bound, result.optimal, result.seconds)

    def run(self, on_event: Callable[[StaffingEvent], None], stop: Stop) -> ProposalOutcome:
        """Search in this process; `stop` ends it with the best so far."""
        from solver.staffing.assign import assign

        order = self._order
        result = assign(
            order.problem, time_limit=order.time_limit, seed=order.seed, workers=order.workers, stop=stop,
            on_improved=lambda found, verdict, bound: on_event(
                StaffingImproved(found, verdict.cost, verdict.unfilled, bound, stop.elapsed())
            ),
        )  # fmt: skip
        return self.outcome(StaffingFinished(result))
