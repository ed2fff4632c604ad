"""One search of ours on one .fet file, in a process of its own: import, search, export with all placements locked, one JSON object.

`python fet_ours.py FILE --limit 60 --seed 1 --at SECONDS --out BASE` writes `BASE.at.fet`, what it had at that second (or first had, if
later), and `BASE.end.fet`, what it had in the end. Both are written after the search, outside its time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from scheduler_app.services.solving import Event
    from solver.problem import Problem
    from solver.result import Solution

COMFORT = 0.01
"""What an idle hour, and a day with a single hour, of a teacher costs with `--comfort`: some ninety of them weigh less than one broken wish
of the file."""


@dataclass(frozen=True)
class OurRun:
    """What one search of ours said. Seconds are counted from the problem in memory, None for no complete timetable; `cpu` is processor
    seconds to the first complete one; `wall` and `first_wall` the whole process, to its end and to the first complete file; `cost` ours."""

    status: str
    lessons: int = 0
    placed: int = 0
    hard: int = 0
    seconds: float | None = None
    cpu: float | None = None
    loading: float = 0.0
    first_wall: float | None = None
    wall: float = 0.0
    cost: float = 0.0
    megabytes: float = 0.0
    not_supported: dict[str, int] | None = None


def our_run(
    source: Path, *, limit: float, seed: int, core: int, base: Path, at: float = 0.0, improve: float | None = None, comfort: bool = False
) -> OurRun:
    """Run ours on one file, pinned to one core; a crash or an overrun becomes a status."""
    command = ["taskset", "-c", str(core), sys.executable, str(Path(__file__)), str(source), "--limit", str(limit), "--seed", str(seed)]
    command += ["--at", str(at), "--out", str(base), "--spawned", str(time.time())]
    command += ["--comfort"] if comfort else []
    command += ["--improve", str(improve)] if improve is not None else []
    started = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=2 * limit + 120, check=False)
    except subprocess.TimeoutExpired:
        return OurRun("ended from outside", wall=time.perf_counter() - started)
    wall = time.perf_counter() - started
    if done.returncode != 0 or not done.stdout.strip():
        return OurRun(f"error: {(done.stderr.strip().splitlines() or ['no answer'])[-1]}"[:200], wall=wall)
    return OurRun(wall=wall, **json.loads(done.stdout.splitlines()[-1]))


class Watch:
    """Keeps the first complete timetable, the last one up to `at` seconds, and ends the search `improve` seconds after the first."""

    def __init__(self, lessons: int, at: float, improve: float | None) -> None:
        from solver.stopping import Stop

        self.lessons, self.at, self.improve = lessons, at, improve
        self.stop = Stop()
        self.first: float | None = None
        self.cpu = self.clock = 0.0
        self.then: Solution | None = None

    def __call__(self, event: Event) -> None:
        from solver.events import Finished, Improved

        match event:
            case Improved(solution, placed, hard, _, seconds):
                pass
            case Finished(result):
                solution, placed, hard, seconds = result.solution, result.assessment.placed, result.assessment.hard, result.seconds
            case _:
                return
        if placed < self.lessons or hard:
            return
        if self.first is None:
            self.first, self.cpu, self.clock = seconds, time.process_time(), time.time()
            if self.improve is not None:
                timer = threading.Timer(self.improve, self.stop.ask)
                timer.daemon = True
                timer.start()
        if self.then is None or seconds <= self.at:
            self.then = solution


def comforts(problem: Problem) -> Problem:
    """The problem with two wishes more, of no file: no idle hours and no days with a single hour for teachers."""
    from solver.problem import ResourceKind
    from solver.rules import DayLoad, Gaps

    teachers = tuple(number for number, one in enumerate(problem.resources) if one.kind is ResourceKind.TEACHER)
    gaps = Gaps(uid="comfort_gaps", rule_id="gaps", weight=COMFORT, resources=teachers, max_per_day=-1, max_per_week=0)
    days = DayLoad(uid="comfort_days", rule_id="min_minutes_per_day", weight=COMFORT, resources=teachers, minimum=2)
    return replace(problem, rules=(*problem.rules, gaps, days)) if teachers else problem


def search(arguments: argparse.Namespace) -> dict[str, Any]:
    from scheduler_app.domain.changes import apply_changes
    from scheduler_app.interchange.formats import Formats
    from scheduler_app.services.exporting import export_school
    from scheduler_app.services.importing import import_into
    from scheduler_app.services.solving import build
    from solver.solve import solve
    from solver.warm import warm

    outcome = import_into(Formats(), None, arguments.file)
    school = outcome.school
    assert school is not None
    built = build(school)
    problem = comforts(built.problem) if arguments.comfort else built.problem
    loading = warm()
    before = time.process_time()
    watch = Watch(len(problem.lessons), arguments.at, arguments.improve)
    result = solve(problem, time_limit=arguments.limit, seed=arguments.seed, workers=1, on_event=watch, stop=watch.stop)
    written = time.perf_counter()
    if watch.then is not None:
        for name, solution in (("at", watch.then), ("end", result.solution)):
            export_school(
                Formats(), apply_changes(school, built.step(school, solution).changes), "fet", Path(f"{arguments.out}.{name}.fet")
            )
    written = (time.perf_counter() - written) / 2
    said: dict[str, Any] = {
        "status": str(result.status), "lessons": len(problem.lessons), "placed": result.assessment.placed, "hard": result.assessment.hard,
        "seconds": watch.first, "loading": loading, "cost": result.assessment.cost, "not_supported": outcome.report.data()["not_supported"],
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip
    if watch.first is not None:
        said |= {"cpu": watch.cpu - before, "first_wall": watch.clock - arguments.spawned + written}
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", type=float, default=0.0)
    parser.add_argument("--improve", type=float, help="seconds to go on after the first complete timetable; default: up to the limit")
    parser.add_argument("--comfort", action="store_true")
    parser.add_argument("--out", required=True)
    parser.add_argument("--spawned", type=float, default=time.time())
    print(json.dumps(search(parser.parse_args())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
