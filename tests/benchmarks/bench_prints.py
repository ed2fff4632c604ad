"""Printing figures: 1,000 pupil schedules and a wall chart of 45 classes, on the large demo school.

Run `python tests/benchmarks/bench_prints.py`; one line a figure, with its goal. The timetable is that of ten seconds' search.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import resource
from dataclasses import replace
from time import perf_counter

from scheduler_app.domain.printing import PrintWish
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.reports.printer import Printer
from scheduler_app.services.demo import demo_school
from scheduler_app.services.printing import KINDS, print_order

PUPILS = 1000
GOALS = {"pupils": 20.0, "wall": 3.0}
MEMORY_MB = 500


def placed_school() -> School:
    """The large demo school with every lesson somewhere: printing does not ask whether it is a good place."""
    school = demo_school("large", 1, 2026)
    free: dict[str, int] = {}
    placements = {}
    rooms = [uid for uid, room in school.rooms.items() if not room.shared]
    hall = next(uid for uid, room in school.rooms.items() if room.shared)
    for number, lesson in enumerate(school.lessons.values()):
        groups = school.requirements[lesson.requirement].groups
        slot = max((free.get(group, 0) for group in groups), default=0)
        for group in groups:
            free[group] = slot + 1
        special = school.subject_of(lesson.uid).special
        placement = _placement(school, lesson.uid, slot % 35, hall if special else rooms[number % len(rooms)])
        placements[placement.uid] = placement
    kept = list(school.pupils)[:PUPILS]
    assert len(kept) == PUPILS
    pupils = {uid: replace(row, archived=uid not in set(kept)) for uid, row in school.pupils.items()}
    return replace(school, placements=placements, pupils=pupils)


def _placement(school: School, lesson: str, slot: int, room: str) -> Placement:
    return Placement(school.current, lesson, slot % 5, 485 + slot // 5 * 65, (room,))


def main() -> None:
    school = placed_school()
    classes = sum(group.kind == "class" and not group.archived for group in school.groups.values())
    print(f"{len(school.lessons)} lessons, {classes} classes")
    printer = Printer()
    printer.draw(print_order(school, PrintWish("rooms", language="sv")))  # fonts and imports
    wanted = [kind for kind in KINDS if kind not in ("collective", "changes", "break_duty")]
    for what in wanted:
        begun = perf_counter()
        printout = printer.draw(print_order(school, PrintWish(what, language="sv")))
        seconds = perf_counter() - begun
        goal = f"  (goal {GOALS[what]:.0f} s)" if what in GOALS else ""
        print(f"{what:17} {printout.pages:5} pages {len(printout.pdf) / 1e6:6.1f} MB {seconds:6.2f} s{goal}")
    begun = perf_counter()
    each = printer.draw_each(print_order(school, PrintWish("pupils", language="sv")))
    print(f"{'pupils, each':17} {len(each):5} files {'':9} {perf_counter() - begun:6.2f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {memory:.0f} MB  (goal {MEMORY_MB} MB)")


if __name__ == "__main__":
    main()
