"""`publish`: dated lessons to the attendance database; idempotent, safe to run from a scheduler every evening."""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, parse_date, print_json, say
from scheduler_app.cli.sending import clashes_data, conflicts_told, counted, now_of, say_clashes, today_of
from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot, WaitingPublication
from scheduler_app.domain.school import School
from scheduler_app.services.holding_back import refuse_unasked_cancellations
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.services.publishing import finish_waiting, make_snapshot, make_snapshot_from_now, preview, publish, require_future
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "publish"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--to", required=True, metavar="URL", help=text("cli_help_target"))
    begins = parser.add_mutually_exclusive_group(required=True)
    begins.add_argument("--from", type=parse_date, dest="first", metavar="DATE")
    begins.add_argument("--from-now", action="store_true", help=text("cli_help_from_now"))
    parser.add_argument("--until", required=True, type=parse_date, dest="last", metavar="DATE")
    parser.add_argument("--cancel-unplaced", action="store_true", help=text("cli_help_cancel_unplaced"))
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    if not arguments.from_now:
        require_future(arguments.first, today=date.today())
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
        with closing(services.targets.open(arguments.to)) as target:
            snapshot = _snapshot(arguments, school, target)
            if not arguments.dry_run:
                for waiting in finish_waiting(store, services.targets, target):
                    note(_about(waiting))
            plan = preview(store, target, snapshot)
            if not (arguments.dry_run or arguments.cancel_unplaced):
                refuse_unasked_cancellations(snapshot, plan)
            receipt = None if arguments.dry_run else _published(store, target, snapshot, plan.base_seq)
            shown = target.address
    data = counted(snapshot, plan, receipt)
    if arguments.json:
        left_out = [{"lesson": row.lesson, "reason": row.reason} for row in snapshot.not_published]
        print_json(data | {"not_published": left_out} | clashes_data(receipt or plan))
    else:
        say("cli_would_publish" if receipt is None else "cli_published", **data, target=shown)
        say_clashes(receipt or plan)
        _say_what_is_missing(snapshot)
    return 0


def _snapshot(arguments: argparse.Namespace, school: School, target: AttendanceTarget) -> PublicationSnapshot:
    if arguments.from_now:
        return make_snapshot_from_now(school, arguments.last, now=now_of(target, datetime.now(UTC)))
    require_future(arguments.first, today=today_of(target, date.today()))
    return make_snapshot(school, arguments.first, arguments.last)


def _published(store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int) -> PublicationReceipt:
    with conflicts_told():
        return publish(store, target, snapshot, base_seq, author())


def _say_what_is_missing(snapshot: PublicationSnapshot) -> None:
    """Problems and what is left out by design on lines of their own, each only if there is anything to say."""
    if snapshot.not_published:
        by_reason = Counter(row.reason for row in snapshot.not_published)
        reasons = ", ".join(
            text("not_published_reason", reason=text(f"not_published_{reason}"), n=n) for reason, n in sorted(by_reason.items())
        )
        say("not_published_problems", n=len({row.lesson for row in snapshot.not_published}), reasons=reasons)
    if snapshot.special:
        say("not_published_special", n=snapshot.special)


def _about(waiting: WaitingPublication) -> str:
    where = {"first": waiting.snapshot.first.isoformat(), "last": waiting.snapshot.last.isoformat(), "target": waiting.target}
    if waiting.receipt is not None:
        return text("waiting_arrived", **where, seq=waiting.receipt.seq)
    if waiting.problem is not None:
        return text("waiting_unknown", **where, problem=text(waiting.problem, **waiting.problem_data))
    return text("waiting_withdrawn", **where)
