"""Late changes on solved demo schools: how many lessons `solve --keep` moves, against those that the change made impossible.

    python -m tests.benchmarks.bench_keep [--sizes medium,large,gymnasium] [--seconds 15] [--solve 60]

Planted, one at a time: the busiest teacher is away on one day (the busiest whose other days are not too few by counting alone) · a
classroom, and the busiest room of all, is closed on one day · a class gets one lesson more · a class has its lunch an hour earlier ·
nothing at all. `forced` counts the placed lessons that break a hard rule after the change by themselves (closed time, no room, outside
its times) with their blocks: none of them can stay where and when it is. Goal: complete, moves at most twice the forced.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving import Event, Improved, Stop, check, solve
from scheduler_app.services.solving.build import assemble
from solver.precheck import precheck

ALONE = {"closed", "unavailable", "frame", "preferred_time", "lunch_window", "allowed_starts", "fixed_time", "room_need"}


def with_rule(school: School, rule: Rule) -> School:
    return replace(school, rules={**school.rules, rule.uid: rule})


def changes(school: School) -> Iterator[tuple[str, School]]:
    teachers = Counter(teacher for uid in school.placed for teacher in school.requirement_of(uid).teachers)
    subject = {uid: school.subject_of(uid) for uid in school.lessons}
    taught = Counter(
        (teacher, row.day)
        for uid, row in school.placed.items()
        for teacher in school.requirement_of(uid).teachers
        if not subject[uid].special and teachers[teacher] < 22
    )
    busiest = sorted(taught, key=lambda one: (-taught[one], one))
    away = (with_rule(school, _away(teacher, day)) for teacher, day in busiest)
    yield "a teacher is away on one day", next(one for one in away if not precheck(assemble(one)[0].problem))
    rooms = Counter((room, row.day) for row in school.placed.values() for room in row.rooms if not school.rooms[room].shared)
    (room, day), _ = max((item for item in rooms.items() if not school.rooms[item[0][0]].tags), key=lambda item: (item[1], item[0]))
    yield "a classroom is closed on one day", with_rule(school, Rule("late", "closed", Scope.ROOM, (room,), {"positions": all_day(day)}))
    (room, day), _ = max(rooms.items(), key=lambda item: (item[1], item[0]))
    yield "the busiest room is closed one day", with_rule(school, Rule("late", "closed", Scope.ROOM, (room,), {"positions": all_day(day)}))
    plain = (row for row in school.lessons.values() if not subject[row.uid].special)
    known = min(plain, key=lambda row: (school.requirement_of(row.uid).block is not None, row.minutes > 60))
    more = replace(known, uid="late", position=max(row.position for row in school.lessons_of[known.requirement]) + 1, minutes=40)
    yield "a class gets one lesson more", replace(school, lessons={**school.lessons, more.uid: more})
    lunch = next((uid for uid in school.placed if subject[uid].code == "LUNCH"), None)
    if lunch is not None:
        of = school.lessons[lunch].requirement
        start = min(row.start for uid, row in school.placed.items() if school.lessons[uid].requirement == of)
        window = {"start": max(660, start - 30), "end": max(660, start - 30) + 60}
        yield "a class has lunch earlier", with_rule(school, Rule("late", "preferred_time", Scope.REQUIREMENT, (of,), window))
    yield "nothing", school


def _away(teacher: str, day: int) -> Rule:
    return Rule("late", "unavailable", Scope.STAFF, (teacher,), {"day": day, "start": 480, "end": 900})


def all_day(day: int) -> tuple[int, ...]:
    return tuple(day * 1440 + minute for minute in range(480, 1020, 5))


def forced(school: School) -> int:
    """Lessons that break a hard rule by themselves, with the lessons that lie together with them in a block."""
    found = {uid for row in check(school).violations if row.severity == "hard" and row.rule_id in ALONE for uid in row.lessons}
    blocks = {(school.requirement_of(uid).block, school.lessons[uid].position) for uid in found}
    mates = {
        uid for uid in school.placed
        if school.requirement_of(uid).block is not None and (school.requirement_of(uid).block, school.lessons[uid].position) in blocks
    }  # fmt: skip
    return len(found | mates)


def complete(school: School, seconds: float) -> School:
    """The school with its first complete timetable, if one is found in time."""
    stop = Stop()

    def hear(event: Event) -> None:
        if isinstance(event, Improved) and not event.hard:
            stop.ask()

    return apply_changes(school, solve(school, time_limit=seconds, workers=2, stop=stop, on_event=hear).step.changes)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="medium")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--solve", type=float, default=60.0)
    given = parser.parse_args()
    print(f"{'school':<8} {'change':<30} {'status':<9} {'forced':>6} {'moved':>6} {'rooms':>6} {'placed':>6} {'cost':>14} {'seconds':>8}")
    for size in given.sizes.split(","):
        school = demo_school(size, 1, 2026)
        school = complete(school, given.solve)
        report = check(school)
        before = report.cost
        if report.hard:
            print(f"{size:<8} was not complete after {given.solve:.0f} s: {report.hard} hard rules broken before any change")
            continue
        for name, changed in changes(school):
            outcome = solve(changed, time_limit=given.seconds, workers=2, keep=True)
            summary, moves = outcome.summary(), outcome.moves
            times = sum(move.from_day is not None and (move.day, move.start) != (move.from_day, move.from_start) for move in moves)
            new = sum(move.from_day is None for move in moves)
            print(
                f"{size:<8} {name:<30} {summary['status']!s:<9} {forced(changed):>6} {times:>6} {len(moves) - times - new:>6} {new:>6} "
                f"{before:>6.0f} ->{summary['cost']:>5.0f} {summary['seconds']:>8.1f}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
