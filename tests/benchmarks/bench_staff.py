"""Staff proposal for a whole school from nothing: about 90 teachers and 700 requirements, against the greedy baseline.

    python tests/benchmarks/bench_staff.py [--seconds 60] [--seeds 1]

The school is a demo school by the timplan with every teacher taken off every requirement; its own staffing is known to be complete, so
that every place can be filled. The baseline is `solver/staffing/greedy.py`: one pass, scarcest first, no choice taken back. Both are
counted by the independent checker. The child process that the desktop uses is what is measured.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.services.demo.calendar import DemoYear
from scheduler_app.services.demo.school import compulsory_school
from scheduler_app.services.demo.shape import Shape
from scheduler_app.services.solving import StaffingFinished, StaffingImproved, StaffingJob
from scheduler_app.services.solving.staffing_build import build_staffing
from solver.staffing.checker import check
from solver.staffing.greedy import greedy

GOAL_SECONDS, GOAL_MEGABYTES = 60.0, 500
CLASSES = {0: 5, 1: 6, 2: 5, 3: 5, 4: 5, 5: 5, 6: 5, 7: 7, 8: 6, 9: 6}
OTHERS = ("Rektor", "Biträdande rektor", "Specialpedagog")


def bare_school(seed: int) -> School:
    """The benchmark's school without any teacher on anything."""
    school = compulsory_school(Shape("Jämförelseskolan", "Ekeby", CLASSES, 1280, (), OTHERS, 0), seed, DemoYear())
    special = {uid for uid, row in school.subjects.items() if row.special}
    rows = {uid: row if row.subject in special else replace(row, teachers=()) for uid, row in school.requirements.items()}
    return replace(school, requirements=rows)


def measure(seed: int, seconds: float) -> bool:
    school = bare_school(seed)
    started = time.perf_counter()
    job = StaffingJob(school, Freedom.UNLOCKED, seconds, seed, 2)
    line = job.stdin()
    building = time.perf_counter() - started
    problem = build_staffing(school, Freedom.UNLOCKED).problem
    baseline = check(problem, greedy(problem))
    teachers = sum(1 for row in school.staff.values() if row.teaching_minutes != 0)
    done = subprocess.run(job.command(), input=line, capture_output=True, check=True)
    wall = time.perf_counter() - started
    first_full, result = None, None
    for event in map(job.read, done.stdout.splitlines()):
        if isinstance(event, StaffingImproved) and not event.unfilled and first_full is None:
            first_full = event.seconds
        elif isinstance(event, StaffingFinished):
            result = event.result
    assert result is not None
    verdict = check(problem, result.solution)
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    good = not verdict.broken and verdict.cost < baseline.cost and wall <= max(GOAL_SECONDS, seconds) + 5 and megabytes <= GOAL_MEGABYTES
    print(
        f"| {seed} | {teachers} / {len(problem.tasks)} | {baseline.unfilled} ({baseline.unfilled_minutes} min) | {verdict.unfilled} "
        f"({verdict.unfilled_minutes} min) | {baseline.cost} | {verdict.cost} | {'-' if first_full is None else f'{first_full:.1f}'} | "
        f"{wall:.1f} ({building:.2f} to build) | {megabytes:.0f} | {'yes' if good else 'NO'} |"
    )
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=45.0)
    parser.add_argument("--seeds", type=int, default=1)
    arguments = parser.parse_args()
    print(f"Goal: 90 teachers, 700 requirements, within {GOAL_SECONDS:.0f} s, better than greedy, at most {GOAL_MEGABYTES} MB.\n")
    print("| seed | teachers / requirements | greedy empty | empty | greedy cost | cost | s to no empty place | wall s | MB | goal |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    return 0 if all(measure(seed, arguments.seconds) for seed in range(1, arguments.seeds + 1)) else 1


if __name__ == "__main__":
    sys.exit(main())
