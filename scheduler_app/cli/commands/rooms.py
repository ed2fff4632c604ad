"""`rooms`: which rooms of one or several schools are free at a moment, or how much each is used."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import datetime

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, print_json, say
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.room_use import day_frame, free_rooms, minutes_used, weeks_shown
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError
from scheduler_app.texts import text

NAME = "rooms"
_LAST_MINUTE = 24 * 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("schools", metavar="SCHOOL", nargs="+")
    parser.add_argument("--at", metavar="YYYY-MM-DDTHH:MM", help=text("cli_help_rooms_at"))
    parser.add_argument("--minutes", type=count, default=40, help=text("cli_help_rooms_minutes"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    schools = []
    for address in arguments.schools:
        with closing(services.stores.open(address)) as store:
            schools.append(store.load())
    if arguments.at:
        _tell_free(schools, _moment(arguments.at), arguments.minutes, as_json=arguments.json)
    else:
        _tell_use(schools, as_json=arguments.json)
    return 0


def _moment(value: str) -> datetime:
    """Local wall clock."""
    try:
        return datetime.now() if value == "now" else datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError("bad_moment", value=value) from error


def _tell_free(schools: list[School], when: datetime, minutes: int, *, as_json: bool) -> None:
    start = when.hour * 60 + when.minute
    end = min(start + minutes, _LAST_MINUTE)
    found = [(school, [school.rooms[uid] for uid in free_rooms(school, when.date(), start, end)]) for school in schools]
    if as_json:
        rows = [(school.unit.name, room) for school, rooms in found for room in rooms]
        free = [{"school": unit, "id": room.uid, "name": room.name, "seats": room.seats} for unit, room in rows]
        print_json({"from": f"{when.date()}T{clock_text(start)}", "minutes": end - start, "free": free})
        return
    for school, rooms in found:
        names = ", ".join(sorted(clean_text(room.name) for room in rooms)) or "–"
        say("cli_rooms_free", n=len(rooms), school=clean_text(school.unit.name), start=clock_text(start), end=clock_text(end), names=names)


def _tell_use(schools: list[School], *, as_json: bool) -> None:
    rows = []
    for school in schools:
        start, end = day_frame(school)
        days = max(1, len(school.year.weekdays))
        used = minutes_used(school, weeks_shown(school, None))
        for uid, by_day in used.items():
            minutes = sum(by_day.values())
            share = round(minutes / (days * (end - start)), 3)
            name = school.rooms[uid].name
            rows.append({"school": school.unit.name, "id": uid, "name": name, "minutes": round(minutes, 1), "share": share})
    if as_json:
        print_json({"rooms": rows})
        return
    for row in rows:
        say("cli_rooms_use", school=clean_text(str(row["school"])), name=clean_text(str(row["name"])), share=f"{row['share']:.0%}")
