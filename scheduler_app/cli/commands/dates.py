"""`dates`: everything that holds on single dates, and whether attendance knows of it."""

from __future__ import annotations

import argparse
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import parse_date, print_json, say
from scheduler_app.domain.dated_rows import DatedRow
from scheduler_app.services.dated_overview import dated_overview, with_states
from scheduler_app.texts import text

NAME = "dates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--from", dest="first", type=parse_date, metavar="DATE")
    parser.add_argument("--until", dest="last", type=parse_date, metavar="DATE")
    parser.add_argument("--to", metavar="URL", help=text("cli_help_dates_to"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
    first, last = arguments.first, arguments.last
    rows = [row for row in dated_overview(school) if (first is None or first <= row.last) and (last is None or row.first <= last)]
    if arguments.to:
        rows = list(with_states(school, rows, services.targets.published(arguments.to)))
    if arguments.json:
        print_json({"dates": [_data(row) for row in rows]})
        return 0
    for row in rows:
        days = row.first.isoformat() + (f" – {row.last.isoformat()}" if row.last > row.first else "")
        state = text(f"dated_state_{row.state}") if row.state else ""
        people = " → ".join(filter(None, (row.who, row.instead)))
        print("  ".join(filter(None, (days, text(f"dated_kind_{row.kind}"), row.what, people, row.lesson, state))), flush=True)
    if not rows:
        say("cli_no_dates")
    return 0


def _data(row: DatedRow) -> dict[str, object]:
    return {
        "kind": row.kind.value, "id": row.uid, "from": row.first.isoformat(), "until": row.last.isoformat(), "lesson": row.lesson,
        "what": row.what, "who": row.who, "instead": row.instead, "state": row.state.value,
    }  # fmt: skip
