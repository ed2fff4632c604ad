"""`explain`: why there is no timetable, by named rules, with verified ways out."""

from __future__ import annotations

import argparse
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Any

from scheduler_app.bootstrap import Services
from scheduler_app.cli.interrupting import interrupt_asks
from scheduler_app.cli.output import positive, print_json, say
from scheduler_app.services.solving import Stop, explain
from scheduler_app.texts import text

NAME = "explain"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--time-limit", type=positive, default=60.0, metavar="S", help=text("cli_help_seconds"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    stop = Stop()
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
    with interrupt_asks(stop):
        explanation = explain(school, time_limit=arguments.time_limit, stop=stop)
    data: dict[str, Any] = explanation.data()
    if arguments.json:
        print_json(data)
    else:
        _tell(data)
    return 1 if data["status"] == "infeasible" else 0


def _tell(data: dict[str, Any]) -> None:
    say(f"cli_explained_{data['status']}")
    several = any(rule["contradiction"] for rule in data["rules"])
    for number, rules in groupby(data["rules"], key=itemgetter("contradiction")):
        if several:
            say("cli_explained_contradiction", n=number + 1)
        for rule in rules:
            print(f"  {rule['rule']}: {rule['instance']}")
    for way in data["ways_out"]:
        print(f"  → {way['change']} ({text('verified' if way['verified'] else 'not_verified')})")
    if "best" in data:
        best = data["best"]
        hardest = ", ".join(dict.fromkeys(row["name"] for row in best["hardest"]))
        say("cli_explained_best", placed=best["placed"], lessons=best["lessons"], hardest=hardest)
