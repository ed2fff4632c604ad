"""How long the board waits for places and suggestions on the largest demo school, solved.

    python -m tests.benchmarks.bench_suggest [--size large] [--seconds 20] [--lessons 300]

Solves the school, then prints median, 95th percentile and worst in milliseconds of processor time (the machine may be busy) of: the
places of one lesson with costs and named blockers, for every lesson of a block and others drawn by lot, of a lesson that was moved just
now, ranked suggestions for a lesson taken off the board, and the reasons for a place. Goals: places 20 ms, suggestions 1 s. Every tenth
suggestion is held against the check.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter, process_time

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.services.demo import demo_school
from scheduler_app.services.editing import move_together
from scheduler_app.services.solving import Placer, Suggester, Verdict, check, solve

PLACES_MS, SUGGEST_MS = 20.0, 1000.0
BOARD_LESSONS = 40


def timed(work: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    start = clock()
    work()
    return (clock() - start) * 1000


def line(name: str, times: list[float], goal: float) -> None:
    share = sum(one <= goal for one in times) / len(times)
    print(
        f"{name:<52} median {median(times):7.1f}  p95 {quantiles(times, n=20)[-1]:7.1f}  worst {max(times):7.1f}  "
        f"goal {goal:5.0f} ms, met by {share:4.0%}"
    )


def without(school: School, lesson: str) -> School:
    return replace(school, placements={uid: row for uid, row in school.placements.items() if row.lesson != lesson})


def suggestions(school: School, lessons: list[str]) -> None:
    times, counts, cheaper, compared = [], [], 0, 0
    for number, uid in enumerate(lessons):
        board = without(school, uid) if number % 2 == 0 else school
        suggester = Suggester(board)
        start = perf_counter()
        found = suggester.suggest(uid)
        times.append((perf_counter() - start) * 1000)
        counts.append(len(found))
        cheaper += bool(found) and (number % 2 == 0 or found[0].cost_change < 0)
        if found and number % 10 == 0:
            after, now = check(apply_changes(board, suggester.step(found[-1]).changes)), check(board)
            assert after.hard <= now.hard - found[-1].placed_change
            assert abs(after.cost - now.cost - found[-1].cost_change) < 0.01
            compared += 1
    line("ranked suggestions, depth 3 (wall clock)", times, SUGGEST_MS + 50)
    print(f"    {median(counts):.0f} suggestions in the middle; placed or cheaper for {cheaper} of {len(lessons)}; {compared} checked")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="large")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--lessons", type=int, default=300)
    given = parser.parse_args()
    school = demo_school(given.size, 1, 2026)
    outcome = solve(school, time_limit=given.seconds)
    school = apply_changes(school, outcome.step.changes)
    print(f"{given.size}: {len(school.placed)} of {len(school.lessons)} lessons placed, cost {outcome.result.assessment.cost:.0f}")
    blocks = [uid for uid in school.lessons if school.requirement_of(uid).block is not None]
    others = random.Random(1).sample([uid for uid in school.lessons if uid not in blocks], max(BOARD_LESSONS, given.lessons - len(blocks)))
    gc.collect()
    gc.disable()  # as in the desktop, which collects between two events
    line("placer of a school opened", [timed(lambda: Placer(school)) for _ in range(5)], 500.0)
    placer = Placer(school)
    for name, lessons in (
        (f"places of {len(others)} lessons by themselves", others),
        (f"places of {len(blocks)} lessons of blocks", blocks),
    ):
        line(name, [timed(lambda uid=uid: placer.places(uid)) for uid in lessons], PLACES_MS)  # type: ignore[misc]
    moved = []
    for uid in others[:BOARD_LESSONS]:
        place = next((row for row in placer.places(uid) if row.verdict is not Verdict.BLOCKED), None)
        if place is not None:
            step = move_together(school, place.day, place.start, ((uid, place.rooms), *place.together))
            begun = process_time()
            placer = placer.after(apply_changes(school, step.changes))
            placer.places(uid)
            moved.append((process_time() - begun) * 1000)
            placer = placer.after(school)
    line("a lesson's places after it was moved", moved, PLACES_MS)
    suggestions(school, others[:30])
    suggester = Suggester(school)
    line("why here", [timed(lambda uid=uid: suggester.why_here(uid)) for uid in others[:BOARD_LESSONS]], 100.0)  # type: ignore[misc]
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB with the solving  (goal 1024 MB)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
