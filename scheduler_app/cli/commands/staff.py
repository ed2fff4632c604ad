"""`staff`: planned against available minutes per person, and the rest of staff planning behind options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli import staff_output as show
from scheduler_app.cli.interrupting import interrupt_asks
from scheduler_app.cli.output import count, note, positive, print_json, say
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.errors import InputError
from scheduler_app.services.solving import StaffingEvent, StaffingImproved, StaffingJob, Stop
from scheduler_app.services.staffing import (
    break_roster,
    export_staff,
    fairness,
    need,
    propose_break_duty,
    remember_last_year,
    staff_plan,
    staff_sums,
    vacant_post,
    working_time,
)
from scheduler_app.services.workspace import Workspace
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "staff"
DEFAULT_SECONDS = 30.0

_VIEWS: Mapping[str, Callable[[School, bool], None]] = {
    "need": lambda school, json: show.need(need(school), json),
    "plan": lambda school, json: show.plan(staff_plan(school), json),
    "working_time": lambda school, json: show.working_time(working_time(school), json),
    "break_duty": lambda school, json: show.roster(break_roster(school), json),
    "fairness": lambda school, json: show.fairness(fairness(school), json),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--json", action="store_true")
    what = parser.add_mutually_exclusive_group()
    for name in _VIEWS:
        what.add_argument(f"--{name.replace('_', '-')}", dest="view", action="store_const", const=name, help=text(f"cli_help_staff_{name}"))
    what.add_argument("--propose", action="store_true", help=text("cli_help_staff_propose"))
    what.add_argument("--propose-break-duty", action="store_true", help=text("cli_help_staff_propose_duty"))
    what.add_argument("--vacancy", metavar="NAME", help=text("cli_help_staff_vacancy"))
    what.add_argument("--last-year", metavar="OTHER_SCHOOL", help=text("cli_help_staff_last_year"))
    what.add_argument("--export", type=Path, metavar="FILE", help=text("cli_help_staff_export"))
    parser.add_argument("--all", action="store_true", help=text("cli_help_staff_all"))
    parser.add_argument("--percent", type=positive, default=100.0, metavar="P", help=text("cli_help_staff_percent"))
    parser.add_argument("--subjects", default="", metavar="CODES", help=text("cli_help_staff_subjects"))
    parser.add_argument("--dry-run", action="store_true", help=text("cli_help_staff_dry_run"))
    parser.add_argument("--time-limit", type=positive, default=DEFAULT_SECONDS, metavar="S", help=text("cli_help_seconds"))
    parser.add_argument("--seed", type=count, default=1, metavar="N")
    parser.add_argument("--workers", type=count, default=2, metavar="N")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        workspace = Workspace(store, author())
        if arguments.propose:
            return _propose(arguments, workspace)
        if arguments.propose_break_duty:
            return _propose_duty(arguments, workspace)
        if arguments.vacancy is not None:
            return _vacancy(arguments, workspace)
        if arguments.last_year is not None:
            return _last_year(arguments, services, workspace)
        school = workspace.school
    if arguments.export is not None:
        number = export_staff(services.formats, school, arguments.export)
        say("cli_staff_exported", n=number, path=arguments.export)
    elif arguments.view is not None:
        _VIEWS[arguments.view](school, arguments.json)
    else:
        show.sums(staff_sums(school), arguments.json)
    return 0


def _propose(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Exit code 1 when a place stays without a teacher."""
    freedom = Freedom.UNLOCKED if arguments.all else Freedom.VACANT
    job = StaffingJob(workspace.school, freedom, arguments.time_limit, arguments.seed, arguments.workers)
    if not job.open_places and not arguments.json:
        say("cli_staff_nothing_open")
        return 0
    stop = Stop()
    with interrupt_asks(stop):
        outcome = job.run(_told, stop)
        show.proposal(workspace.school, outcome, arguments.json)
        if not arguments.dry_run:
            workspace.do(outcome.proposal.step())
    return 1 if outcome.proposal.unfilled() else 0


def _told(event: StaffingEvent) -> None:
    if isinstance(event, StaffingImproved):
        note(text("cli_staff_progress", seconds=f"{event.seconds:.1f}", unfilled=event.unfilled, cost=event.cost))


def _propose_duty(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Exit code 1 when a break lacks somebody."""
    proposal = propose_break_duty(workspace.school, anew=arguments.all)
    show.duty_proposal(proposal, arguments.json)
    if not arguments.dry_run:
        workspace.do(proposal.step)
    return 1 if proposal.missing else 0


def _vacancy(arguments: argparse.Namespace, workspace: Workspace) -> int:
    codes = {row.code.casefold(): uid for uid, row in workspace.school.subjects.items() if not row.archived}
    subjects = []
    for code in filter(None, (part.strip() for part in arguments.subjects.split(","))):
        if code.casefold() not in codes:
            raise InputError("staff_subject_unknown", subject=code)
        subjects.append(codes[code.casefold()])
    step = vacant_post(workspace.school, arguments.vacancy, arguments.percent, subjects)
    if not arguments.dry_run:
        workspace.do(step)
    say("cli_staff_vacancy", name=dict(step.data)["name"], percent=f"{arguments.percent:g}")
    return 0


def _last_year(arguments: argparse.Namespace, services: Services, workspace: Workspace) -> int:
    with closing(services.stores.open(arguments.last_year)) as other:
        step = remember_last_year(workspace.school, other.load())
    if not arguments.dry_run:
        workspace.do(step)
    number = int(dict(step.data)["n"])
    if arguments.json:
        print_json({"taught_before": number})
    else:
        say("cli_staff_last_year", n=number)
    return 0
