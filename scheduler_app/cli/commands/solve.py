"""`solve`: build the timetable and keep it."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.interrupting import interrupt_asks
from scheduler_app.cli.output import count, note, positive, print_json, say
from scheduler_app.services.solving import Event, SolveOutcome, Stop, event_data, move_text, solve
from scheduler_app.services.workspace import Workspace
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "solve"
DEFAULT_SECONDS = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--time-limit", type=positive, default=DEFAULT_SECONDS, metavar="S", help=text("cli_help_seconds"))
    parser.add_argument("--seed", type=count, default=1, metavar="N")
    parser.add_argument("--workers", type=count, default=2, metavar="N")
    parser.add_argument("--keep", action="store_true", help=text("cli_help_keep"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    stop = Stop()  # the limit begins in the search, after loading
    with interrupt_asks(stop), closing(services.stores.open(arguments.school)) as store:
        workspace = Workspace(store, author())
        progress = _JsonLines() if arguments.json else _Bar(sys.stderr.isatty(), len(workspace.school.lessons))
        outcome = solve(
            workspace.school,
            time_limit=arguments.time_limit,
            seed=arguments.seed,
            workers=arguments.workers,
            on_event=progress,
            stop=stop,
            keep=arguments.keep,
        )
        workspace.do(outcome.step)
        progress.end()
        return _told(outcome, arguments)


def _told(outcome: SolveOutcome, arguments: argparse.Namespace) -> int:
    """Say what was found; the exit code."""
    summary = outcome.summary()
    if arguments.json:
        print_json(summary)
    else:
        lists = ("rules", "moves", "left_out")
        say(f"cli_solved_{summary['status']}", **{key: value for key, value in summary.items() if key not in lists})
        for sentence in dict.fromkeys(row.sentence for row in outcome.left_out()):
            print(sentence, flush=True)
        if summary["status"] == "complete":
            note(_bound_text(outcome))
        for line in outcome.contradiction_texts():
            note(line)
        if arguments.keep:
            note(text("cli_moves", n=len(outcome.moves)))
            for move in outcome.moves:
                note(f"  {move_text(outcome.school, move)}")
    return 0 if summary["status"] == "complete" and not summary["hard"] else 1


def _bound_text(outcome: SolveOutcome) -> str:
    if outcome.result.gap is None:
        return text("cli_no_bound")
    return text("cli_bound" if outcome.result.gap else "cli_bound_reached", bound=outcome.result.bound, gap=100 * outcome.result.gap)


class _JsonLines:
    """Events as JSON lines on stdout."""

    def __call__(self, event: Event) -> None:
        data = event_data(event)
        if data["event"] != "Finished":
            print_json(data)

    def end(self) -> None:
        """Nothing to tidy."""


class _Bar:
    """A bar on a terminal; otherwise a line when something has changed, at most every other second."""

    _WIDTH = 30
    _PAUSE = 2.0

    def __init__(self, terminal: bool, lessons: int) -> None:
        self._terminal = terminal
        self._lessons = lessons
        self._last = ""
        self._next = 0.0

    def __call__(self, event: Event) -> None:
        data = event_data(event)
        if data["event"] not in ("Progress", "Improved"):
            return
        line = text("cli_progress", placed=data["placed"], lessons=self._lessons, hard=data["hard"], cost=_number(data["cost"]))
        if line == self._last or (not self._terminal and time.monotonic() < self._next):
            return
        self._last, self._next = line, time.monotonic() + self._PAUSE
        if self._terminal:
            filled = self._WIDTH * int(data["placed"]) // max(self._lessons, 1)
            print(f"\r[{'#' * filled}{'.' * (self._WIDTH - filled)}] {line}\x1b[K", end="", file=sys.stderr, flush=True)
        else:
            note(line)

    def end(self) -> None:
        if self._terminal and self._last:
            note("")


def _number(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, int | float) else "-"
