"""`day`: the lessons of one date, and what is different then: substitutes, cancellations, other rooms."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import parse_date, print_json, say
from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.day_lessons import LessonOfDay, lessons_of_day
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, staff_signature
from scheduler_app.errors import InputError
from scheduler_app.services.dated_changes import change_date, stand_in
from scheduler_app.services.wording import lesson_name
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("date", type=parse_date, metavar="DATE")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--lesson", metavar="UID", help=text("cli_help_day_lesson"))
    who.add_argument("--teacher", metavar="INITIALS", help=text("cli_help_day_teacher"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--cancel", action="store_true", help=text("cli_help_day_cancel"))
    what.add_argument("--restore", action="store_true", help=text("cli_help_day_restore"))
    what.add_argument("--substitute", action="append", default=[], metavar="INITIALS", help=text("cli_help_day_substitute"))
    parser.add_argument("--room", action="append", default=[], metavar="NAME", help=text("cli_help_day_room"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
        step = _step(school, arguments)
        if step is not None:
            store.apply(step, author())
            school = apply_changes(school, step.changes)
    teacher = _teacher(school, arguments.teacher) if arguments.teacher else None
    rows = [row for row in lessons_of_day(school, arguments.date) if _is_wanted(row, arguments.lesson, teacher)]
    if arguments.json:
        data = [_data(school, row) for row in rows]
        print_json({"date": arguments.date.isoformat(), "changed": len(step.changes) if step else 0, "lessons": data})
    else:
        _print(school, rows)
        if step is not None:
            say("cli_day_changed", n=len(step.changes), date=arguments.date.isoformat())
    return 0


def _step(school: School, arguments: argparse.Namespace) -> ChangeSet | None:
    substitutes = [_teacher(school, name) for name in arguments.substitute]
    rooms = [_room(school, name) for name in arguments.room]
    if not (arguments.cancel or arguments.restore or substitutes or rooms):
        return None
    if arguments.lesson:
        before = school.dated_changes.get(f"{arguments.lesson}/{arguments.date.isoformat()}")
        if before is not None and not (arguments.cancel or arguments.restore):
            substitutes, rooms = substitutes or list(before.teachers), rooms or list(before.rooms)
        return change_date(school, arguments.lesson, arguments.date, cancelled=arguments.cancel, teachers=substitutes, rooms=rooms)
    if arguments.teacher and not rooms and not arguments.restore:
        return stand_in(school, _teacher(school, arguments.teacher), arguments.date, substitutes, cancel=arguments.cancel)
    raise InputError("dated_which_lesson")


def _is_wanted(row: LessonOfDay, lesson: str | None, teacher: str | None) -> bool:
    return (lesson is None or row.lesson.uid == lesson) and (teacher is None or teacher in row.teachers)


def _teacher(school: School, name: str) -> str:
    return _found(((row.uid, row.signature) for row in school.staff.values() if not row.archived), name, "cli_teacher_unknown")


def _room(school: School, name: str) -> str:
    return _found(((row.uid, row.name) for row in school.rooms.values() if not row.archived), name, "cli_room_unknown")


def _found(named: Iterable[tuple[str, str]], name: str, code: str) -> str:
    found = [uid for uid, shown in named if name == uid or name.casefold() == shown.casefold()]
    if len(found) != 1:
        raise InputError(code, name=name)
    return found[0]


def _data(school: School, row: LessonOfDay) -> dict[str, Any]:
    change = row.change
    return {
        "lesson": row.lesson.uid, "start": clock_text(row.start), "end": clock_text(row.end),
        "name": lesson_name(school, row.lesson.uid), "teachers": _signatures(school, row.teachers), "rooms": _rooms(school, row.rooms),
        "cancelled": bool(change and change.cancelled), "substituted": bool(change and change.teachers),
        "moved_room": bool(change and change.rooms),
    }  # fmt: skip


def _print(school: School, rows: Iterable[LessonOfDay]) -> None:
    for row in rows:
        change = row.change
        remark = "" if change is None else text("cli_day_cancelled" if change.cancelled else "cli_day_different")
        time, people = f"{clock_text(row.start)}–{clock_text(row.end)}", ", ".join(_signatures(school, row.teachers))
        cells = (time, lesson_name(school, row.lesson.uid), people, ", ".join(_rooms(school, row.rooms)), row.lesson.uid, remark)
        print("  ".join(filter(None, cells)), flush=True)


def _signatures(school: School, uids: Iterable[str]) -> list[str]:
    return [staff_signature(school.staff[uid], Audience.INTERNAL) for uid in uids]


def _rooms(school: School, uids: Iterable[str]) -> list[str]:
    return [school.rooms[uid].name for uid in uids]
