"""Five schools of fet-data, ours against fet-cl on the same single core, with fet-cl as referee of our results.

Run by `make bench`; not a test. Every school and seed: import, search until complete plus `--improve` seconds, export with all
placements locked, fet-cl judges the file; then fet-cl searches the original. Both are pinned to one core and run one after the
other. Printed: medians over the seeds. A search that does not finish counts as its limit.

An original that this fet-cl can never complete, because its own locks put three lessons of a MinDaysBetweenActivities on one day (allowed
when the file was made), is played by both with that constraint in pairs, as our export writes it (`interchange.fet.third_lessons`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scheduler_app.interchange.fet.elements import as_bytes  # noqa: E402
from scheduler_app.interchange.fet.third_lessons import contradicted, write_as_pairs  # noqa: E402
from tests.benchmarks.fet_referee import EXAMPLES, SOFTENED, FetRun, missing, run_fet, softened, version  # noqa: E402

SCHOOLS = (
    "FET-5-official/United-Kingdom/Hopwood/Hopwood.fet",
    "FET-5-official/Brazil/1/Brazil.fet",
    "FET-5-official/Brazil/2/EEBLJ-Diurno.fet",
    "FET-5-official/Bulgaria/Lom_high_school_2007-2008.fet",
    "FET-5-official/Namibia/by-Bobby/set-2/KPS.fet",
)

EXPLAINED = """Ours s: from the problem in memory to the first complete, checked timetable. Loading s: the compiled search, from its cache,
before that. Wall s: the whole process from start to written file, {improve:g} s of improving included. fet-cl s: its whole process.
Ratio: ours s / fet-cl s. Soft total: FET's own count, ours / fet-cl's. All are medians over the seeds.
* The original's own locks contradict so many of its MinDaysBetweenActivities as newer FETs read them; both play it with these in pairs."""

COLUMNS = (
    "school", "lessons", "ours solved", "ours s", "loading s", "ours wall s", "fet-cl solved", "fet-cl s", "ratio", "referee", "soft total",
)  # fmt: skip


@dataclass(frozen=True)
class OurRun:
    """One search of ours: seconds until the first complete, checked timetable (None: none), seconds to load the compiled search
    before, and whole process wall clock."""

    lessons: int
    placed: int
    hard: int
    seconds: float | None
    loading: float
    wall: float
    not_supported: dict[str, int]


@dataclass(frozen=True)
class Pair:
    ours: OurRun
    referee: str
    our_soft: float | None
    theirs: FetRun
    torn: int


def search_once(source: Path, seed: int, limit: float, improve: float, out: Path) -> None:
    """In a process of its own: import, search, export; prints one JSON object."""
    from scheduler_app.domain.changes import apply_changes
    from scheduler_app.interchange.formats import Formats
    from scheduler_app.services.exporting import export_school
    from scheduler_app.services.importing import import_into
    from scheduler_app.services.solving import Event, Finished, Improved, Stop, solve
    from solver.warm import warm

    outcome = import_into(Formats(), None, source)
    school = outcome.school
    assert school is not None
    loading = warm()
    stop, first, lessons = Stop(limit), [], len(school.lessons)

    def watch(event: Event) -> None:
        if isinstance(event, Improved) and event.placed == lessons and event.hard == 0 and not first:
            first.append(event.seconds)
            timer = threading.Timer(improve, stop.ask)
            timer.daemon = True
            timer.start()
        if isinstance(event, Finished) and not first and event.result.assessment.hard == 0 and event.result.assessment.placed == lessons:
            first.append(event.result.seconds)

    found = solve(school, time_limit=limit, seed=seed, workers=1, on_event=watch, stop=stop)
    export_school(Formats(), apply_changes(school, found.step.changes), "fet", out)
    assessment = found.result.assessment
    said = {"lessons": lessons, "placed": assessment.placed, "hard": assessment.hard, "seconds": first[0] if first else None}
    said["loading"] = loading
    print(json.dumps(said | {"not_supported": outcome.report.data()["not_supported"]}))


def our_run(source: Path, seed: int, arguments: argparse.Namespace, out: Path) -> OurRun:
    command = [
        "taskset", "-c", str(arguments.core), sys.executable, str(Path(__file__)), "--once", str(source), "--seed", str(seed),
        "--limit", str(arguments.limit), "--improve", str(arguments.improve), "--out", str(out),
    ]  # fmt: skip
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=arguments.limit * 3 + 120, check=False)
    wall = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(f"{source.name}, seed {seed}: {done.stderr.strip().splitlines()[-1:]}")
    return OurRun(wall=wall, **json.loads(done.stdout.splitlines()[-1]))


def judge(ours: OurRun, exported: Path, arguments: argparse.Namespace) -> tuple[str, float | None]:
    """fet-cl's word on our locked result, and its soft total; where it does not come to an end, with lighter soft weights."""
    if ours.seconds is None:
        return "not complete", None
    verdict = run_fet(exported, arguments.referee, 1, arguments.core)
    if verdict.complete:
        return "accepted", verdict.soft
    with tempfile.TemporaryDirectory() as folder:
        lighter = Path(folder) / "lighter.fet"
        softened(exported, lighter)
        second = run_fet(lighter, arguments.referee, 1, arguments.core)
        if second.complete and second.soft is not None:
            return f"accepted with soft weights ÷ {SOFTENED}", second.soft * SOFTENED
    return f"REFUSED: {verdict.verdict}", None


def playable(source: Path, out: Path) -> int:
    """Copy the original, with the constraints that its own locks contradict in pairs; returns how many these were."""
    root = ET.parse(source).getroot()
    torn = contradicted(root)
    shutil.copyfile(source, out)
    if torn:
        write_as_pairs(root.find("Time_Constraints_List") or root, torn)
        out.write_bytes(as_bytes(root))
    return len(torn)


def compare(source: Path, arguments: argparse.Namespace) -> list[Pair]:
    pairs = []
    for seed in range(1, arguments.seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            exported = Path(folder) / f"ours_{source.name}"
            ours = our_run(source, seed, arguments, exported)
            referee, soft = judge(ours, exported, arguments)
            played = Path(folder) / source.name
            torn = playable(source, played)
            pairs.append(Pair(ours, referee, soft, run_fet(played, arguments.limit, seed, arguments.core), torn))
        print(f"  {source.stem} seed {seed}: {ours}; {referee}; {pairs[-1].theirs}", file=sys.stderr)
    return pairs


def row(source: Path, pairs: list[Pair], limit: float) -> str:
    """One line of the table: medians over the seeds."""
    ours = statistics.median(pair.ours.seconds if pair.ours.seconds is not None else limit for pair in pairs)
    wall = statistics.median(pair.ours.wall for pair in pairs)
    loading = statistics.median(pair.ours.loading for pair in pairs)
    theirs = statistics.median(pair.theirs.seconds if pair.theirs.complete else limit for pair in pairs)
    solved = f"{sum(pair.ours.seconds is not None for pair in pairs)}/{len(pairs)}"
    fet_solved = f"{sum(pair.theirs.complete for pair in pairs)}/{len(pairs)}"
    verdicts = ", ".join(dict.fromkeys(pair.referee for pair in pairs))
    softs = " / ".join(_median_text(values) for values in ([p.our_soft for p in pairs], [p.theirs.soft for p in pairs]))
    return (
        f"| {source.stem}{f' *{pairs[0].torn}' if pairs[0].torn else ''} | {pairs[0].ours.lessons} "
        f"| {solved} | {ours:.2f} | {loading:.2f} | {wall:.1f} "
        f"| {fet_solved} | {theirs:.2f} | {ours / theirs:.2f} "
        f"| {verdicts} | {softs} |"
    )


def _median_text(values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{statistics.median(known):.2f}" if known else "–"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=11)
    parser.add_argument("--limit", type=int, default=60, help="seconds for either program")
    parser.add_argument("--improve", type=float, default=1, help="seconds ours goes on after its first complete timetable")
    parser.add_argument("--referee", type=int, default=30, help="seconds the referee gets")
    parser.add_argument("--core", type=int, default=min(os.sched_getaffinity(0)))
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("schools", nargs="*", help="paths under the examples folder; default: the five of the README")
    arguments = parser.parse_args()
    if arguments.once:
        search_once(arguments.once, arguments.seed, arguments.limit, arguments.improve, arguments.out)
        return 0
    if missing():
        print(missing(), file=sys.stderr)
        return 3
    subprocess.run([sys.executable, "-m", "solver", "--warm"], cwd=ROOT, check=True)
    print(
        f"{version()}; {platform.machine()}, core {arguments.core}, {arguments.seeds} seeds, limit {arguments.limit} s; "
        f"{time.strftime('%Y-%m-%d')}"
    )
    print(f"{EXPLAINED.format(improve=arguments.improve)}\n")
    print(f"| {' | '.join(COLUMNS)} |")
    print(f"|{'|'.join('---' if name in ('school', 'referee') else '--:' for name in COLUMNS)}|")
    for name in arguments.schools or SCHOOLS:
        source = EXAMPLES / name
        print(row(source, compare(source, arguments), arguments.limit), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
