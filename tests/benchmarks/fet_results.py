"""Makes RESULTS.md of the games that `fet_corpus.py` kept: `python fet_results.py --limit 60 --twelve-limit 120`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.fet_comfort import Comfort  # noqa: E402
from tests.benchmarks.fet_ours import COMFORT, OurRun  # noqa: E402
from tests.benchmarks.fet_pairs import Judged, Pair  # noqa: E402
from tests.benchmarks.fet_referee import EXAMPLES, FetRun, version  # noqa: E402

RESULTS = ROOT / "tests" / "benchmarks" / "RESULTS.md"

TWELVE = (
    "Argentina/Horario_ISJ.fet",
    "Vietnam/3-THCS-(Mo-hinh-truong-hoc-moi)/TKB-THCS-DucHop_KimDong_HungYen-(8_2015).fet",
    "Greece/Vartholomio/2008-2009.fet",
    "Spain/3-school/primaria.fet",
    "Germany/DGS-Pro/dgspro200809.fet",
    "Brazil/1/Brazil-more-difficult.fet",
    "Romania/Oradea/School-10-Oradea-2007-2008.fet",
    "Spain/1-school/school.fet",
    "Italy/2007/simple/simpler-Italian.fet",
    "Germany/secondary-school-1/older/secondary_school.fet",
    "Romania/Pedagogic-High-School-Tg-Mures/2007-2008_sem1-d.fet",
    "Hungary/Bethlen/2008-2009/1-older/Bethlen-2008-2009-old.fet",
)
"""Twelve of different countries, sizes and rules, chosen before anything was measured on them (no two of one school)."""

HARMLESS = ("Activity (inactive)",)
"""Reported by the import, but nothing that a timetable could break."""

ABOUT = """# Ours against FET

Made by `make bench-fet` (`tests/benchmarks/fet_corpus.py`, `fet_results.py`); {version}, {machine}; {date}, commit {commit}.
Both programs in one run, one after the other, pinned to the same single core, each with the same limit; the settings of ours are the same
for all schools. Every timetable of ours is written as a .fet file with all placements locked, and `fet-cl` must accept it.

- **ours s**: from the problem in memory to the first complete timetable that our checker passed. **process s**: our whole process, from its
  start to that timetable written as a file (it contains some 0.7 s of starting and {loading:.1f} s of loading the compiled search).
  **fet s**: the whole process of `fet-cl`. **ratio**: ours s / fet s.
- **soft**: FET's own count of broken soft constraints. `fet-cl` stops at its first timetable; ours goes on improving until the limit or
  until nothing soft is broken. *then*: what ours had when `fet-cl` was done (or first had, if later); *end*: what it had at the limit.
- **gaps**: idle hours of teachers, counted from both files in the same way; a school that does not ask for few of them gets what comes.
- **not read**: kinds of constraints that our import reports as not supported. Such a result may be refused, and is counted so.
"""

Number = float | int | None


def load(folder: Path, kind: str, limit: int) -> list[Pair]:
    """The games kept in a folder, the latest of each school and seed."""
    found: dict[tuple[str, int], Pair] = {}
    for file in sorted(folder.glob(f"{kind}-{limit}-*.jsonl"), key=lambda one: one.stat().st_mtime):
        for line in file.read_text(encoding="utf-8").splitlines():
            pair = _pair(json.loads(line))
            found[pair.school, pair.seed] = pair
    return sorted(found.values(), key=lambda pair: (pair.school, pair.seed))


def _pair(row: dict[str, Any]) -> Pair:
    theirs, ours = _fet_run(row.pop("theirs")), OurRun(**row.pop("ours"))
    at, end = (Judged(**one) if isinstance(one, dict) else None for one in (row.pop("at"), row.pop("end")))
    return Pair(**row, theirs=theirs, ours=ours, at=at, end=end)


def _fet_run(row: dict[str, Any]) -> FetRun:
    comfort = row.pop("comfort")
    return FetRun(**row, comfort=Comfort(**comfort) if isinstance(comfort, dict) else None)


def not_read(pair: Pair) -> list[str]:
    return [kind for kind in pair.ours.not_supported or {} if not kind.startswith(HARMLESS)]


def solved(pair: Pair) -> bool:
    """Complete, and accepted by the referee."""
    return pair.end is not None and pair.end.accepted


def refused(pair: Pair) -> bool:
    return any(one is not None and not one.accepted for one in (pair.at, pair.end))


def least(values: Iterable[Number]) -> Number:
    known = [value for value in values if value is not None]
    return min(known) if known else None


def middle(values: Iterable[Number]) -> Number:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def shown(value: Number, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"


def table(columns: dict[str, bool], rows: Iterable[Iterable[str]]) -> list[str]:
    """Markdown; a column is True for numbers."""
    rule = "|".join("--:" if is_number else "---" for is_number in columns.values())
    return [f"| {' | '.join(columns)} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows)]


def capped(pairs: list[Pair]) -> str:
    """How the heading names a shorter time of improving."""
    given = sorted({pair.improve for pair in pairs if pair.improve is not None})
    if not given:
        return ""
    whole = sum(pair.improve is None for pair in pairs)
    others = f" ({whole} of them up to the limit)" if whole else ""
    return f", ours improving for {', '.join(f'{seconds:g}' for seconds in given)} s at most{others}"


# -- all schools -----------------------------------------------------------------------------------------------------------------

CORPUS = {
    "school": False, "lessons": True, "ours s": True, "process s": True, "fet s": True, "ratio": True, "soft then": True, "soft end": True,
    "soft fet": True, "gaps": True, "gaps fet": True, "ours": False, "fet": False, "not read": False,
}  # fmt: skip


def status(pair: Pair) -> str:
    if pair.end is not None:
        return pair.end.verdict if not refused(pair) else next(one.verdict for one in (pair.at, pair.end) if one and not one.accepted)[:60]
    lacking = f", lacks {pair.ours.lessons - pair.ours.placed}" if pair.ours.placed < pair.ours.lessons else ""
    return f"{pair.ours.status}{lacking}"


def corpus_row(pair: Pair) -> list[str]:
    ours, theirs, at, end = pair.ours, pair.theirs, pair.at, pair.end
    both = theirs.complete and ours.seconds is not None
    return [
        pair.school.removeprefix("FET-5-official/").removesuffix(".fet") + ("*" if pair.torn else ""),
        str(ours.lessons),
        shown(ours.seconds),
        shown(ours.first_wall, 1),
        shown(theirs.seconds) if theirs.complete else "–",
        shown(ours.seconds / theirs.seconds) if both and ours.seconds is not None else "–",
        *(shown(one.soft if one else None) for one in (at, end)),
        shown(theirs.soft),
        shown(end.gaps if end else None, 0),
        shown(theirs.comfort.gaps if theirs.comfort else None, 0),
        status(pair),
        "complete" if theirs.complete else "not complete",
        ", ".join(not_read(pair)),
    ]


def share(pairs: list[Pair], holds: Callable[[Pair], bool]) -> str:
    count = sum(holds(pair) for pair in pairs)
    return f"{count} of {len(pairs)}" + (f" ({100 * count / len(pairs):.0f} %)" if pairs else "")


def no_softer(mine: Judged | None, theirs: FetRun) -> bool:
    return mine is not None and mine.soft is not None and theirs.soft is not None and mine.soft <= theirs.soft + 1e-6


def corpus_totals(pairs: list[Pair]) -> list[str]:
    """One line for each target."""
    ours, fet = sum(map(solved, pairs)), sum(pair.theirs.complete for pair in pairs)
    both = [pair for pair in pairs if solved(pair) and pair.theirs.complete]
    whole = [pair for pair in pairs if not not_read(pair)]
    ratios = [pair.ours.seconds / pair.theirs.seconds for pair in both if pair.ours.seconds is not None]
    walls = [pair.ours.first_wall / pair.theirs.seconds for pair in both if pair.ours.first_wall is not None]
    cpus = [pair.ours.cpu / max(0.01, pair.theirs.cpu) for pair in both if pair.ours.cpu is not None]
    goals = [
        ("schools solved (complete and accepted by the referee)", "≥ 1.25 × FET's", f"{ours} / {fet} = {ours / max(1, fet):.2f} ×"),
        ("… of those whose rules are all read", "", f"{sum(map(solved, whole))} / {sum(p.theirs.complete for p in whole)} of {len(whole)}"),
        ("median of time ratios, both solved", "≤ 0.3", shown(middle(ratios), 3)),
        ("… whole processes (ours with its start)", "", shown(middle(walls))),
        ("… in processor seconds", "", shown(middle(cpus), 3)),
        ("results refused by the referee", "0", f"{sum(map(refused, pairs))}, of schools read completely {sum(map(refused, whole))}"),
        ("soft total ≤ FET's at the same limit, both solved", "≥ 90 %", share(both, lambda pair: no_softer(pair.end, pair.theirs))),
        ("… already when `fet-cl` was done", "", share(both, lambda pair: no_softer(pair.at, pair.theirs))),
        ("most memory of ours, MB", "≤ 1024", shown(max((pair.ours.megabytes for pair in pairs), default=0), 0)),
    ]  # fmt: skip
    return table({"": False, "goal": False, "measured": True}, goals)


def corpus(pairs: list[Pair], limit: int) -> list[str]:
    if not pairs:
        return []
    note = [
        "",
        "\\* The file locks three lessons of a MinDaysBetweenActivities to one day, which this FET refuses; both played it in pairs.",
    ]
    torn = note if any(pair.torn for pair in pairs) else []
    there = sum(1 for _ in EXAMPLES.glob("FET-[56]-official/**/*.fet")) or len(pairs)
    which = f"All {there}" if len(pairs) >= there else f"{len(pairs)} of the {there}"
    head = f"## {which} official-mode schools, {limit} s each{capped(pairs)}"
    return [head, "", *corpus_totals(pairs), "", *table(CORPUS, map(corpus_row, pairs)), *torn, ""]


# -- the twelve ------------------------------------------------------------------------------------------------------------------

TWELVE_COLUMNS = {
    "school": False, "solved": True, "ours s": True, "fet solved": True, "fet s": True, "soft: median (best–worst)": True, "fet best": True,
    "not asked for: gaps, median": True, "fet least": True, "not asked for: single days, median": True, "fet least ": True, "refused": True,
}  # fmt: skip


def twelve_row(school: str, pairs: list[Pair]) -> list[str]:
    ends = [pair.end for pair in pairs if pair.end is not None and pair.end.accepted]
    runs = [pair.theirs for pair in pairs]
    comforts = [run.comfort for run in runs if run.comfort]
    softs = [end.soft for end in ends]
    worst = max((soft for soft in softs if soft is not None), default=None)
    missing = not_read(pairs[0])
    return [
        school.removeprefix("FET-5-official/").removesuffix(".fet") + (f" (not read: {', '.join(missing)})" if missing else ""),
        f"{len(ends)}/{len(pairs)}",
        shown(middle(pair.ours.seconds for pair in pairs)),
        f"{sum(run.complete for run in runs)}/{len(runs)}",
        shown(middle(run.seconds for run in runs if run.complete)),
        f"{shown(middle(softs))} ({shown(least(softs))}–{shown(worst)})",
        shown(least(run.soft for run in runs)),
        shown(middle(end.gaps for end in ends), 1),
        shown(least(one.gaps for one in comforts), 0),
        shown(middle(end.single_days for end in ends), 1),
        shown(least(one.single_days for one in comforts), 0),
        str(sum(map(refused, pairs))),
    ]  # fmt: skip


def twelve(pairs: list[Pair], limit: int) -> list[str]:
    """Five seeds of both; FET at its best of five in each column by itself, ours at its median."""
    if not pairs:
        return []
    schools: dict[str, list[Pair]] = {}
    for pair in pairs:
        schools.setdefault(pair.school, []).append(pair)
    softer = halved = 0
    for games in schools.values():
        ends = [pair.end for pair in games if pair.end is not None and pair.end.accepted]
        soft, best = middle(end.soft for end in ends), least(pair.theirs.soft for pair in games)
        gaps, fewest = middle(end.gaps for end in ends), least(p.theirs.comfort.gaps for p in games if p.theirs.comfort)
        softer += soft is not None and (best is None or soft <= best + 1e-6)
        halved += gaps is not None and (fewest is None or 2 * gaps <= fewest)
    goals = [
        ("soft total of our median ≤ FET's best of its seeds", "all", f"{softer} of {len(schools)}"),
        ("teacher gaps of our median ≤ half of FET's least", "9", f"{halved} of {len(schools)}"),
        ("refused by the referee", "0", str(sum(map(refused, pairs)))),
    ]
    return [
        f"## Twelve schools, {max(len(games) for games in schools.values())} seeds, {limit} s each{capped(pairs)}",
        "",
        "Ours improves up to the limit and has two wishes of its own beside the file's, for teachers: no idle hours, no days with a single",
        f"hour; {COMFORT} each, where a broken wish of the file costs up to 1. FET cannot be asked for them; the columns *not asked for*",
        "are no measure of how well a program does what the file says. FET: the best of all its seeds, in every column by itself.",
        "",
        *table({"": False, "goal": False, "measured": True}, goals),
        "",
        *table(TWELVE_COLUMNS, (twelve_row(school, games) for school, games in schools.items())),
        "",
    ]


def write(folder: Path, limit: int, twelve_limit: int, out: Path) -> None:
    all_pairs, some = load(folder, "corpus", limit), load(folder, "twelve", twelve_limit)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()
    loading = middle(pair.ours.loading for pair in (*all_pairs, *some)) or 0.0
    about = ABOUT.format(
        version=version(),
        machine=f"{platform.machine()}, {os.cpu_count()} cores",
        date=time.strftime("%Y-%m-%d"),
        commit=commit,
        loading=loading,
    )
    lines = [about, *corpus(all_pairs, limit), *twelve(some, twelve_limit)]
    out.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--twelve-limit", type=int, default=120)
    parser.add_argument("--kept", type=Path, default=ROOT / "build" / "bench-fet")
    parser.add_argument("--out", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    write(arguments.kept, arguments.limit, arguments.twelve_limit, arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
