"""All official-mode schools of fet-data (or some), ours against fet-cl on the same single core.

Every game is kept as a line of JSON, so that a broken run goes on.

`make bench-fet` runs it. Two cores may share the list: `--shard 1/2 --core 0` and `--shard 2/2 --core 1` at the same time. `--twelve` plays
the twelve schools of `fet_results.TWELVE` with five seeds and comfort wishes. `fet_results.py` makes the tables of what is there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.fet_pairs import Pair, play  # noqa: E402
from tests.benchmarks.fet_referee import EXAMPLES, missing  # noqa: E402
from tests.benchmarks.fet_results import TWELVE, load  # noqa: E402

KEPT = ROOT / "build" / "bench-fet"


def schools() -> list[str]:
    """Every official-mode input, by its path under the examples folder."""
    return sorted(str(file.relative_to(EXAMPLES)) for file in EXAMPLES.glob("FET-[56]-official/**/*.fet"))


def wanted(arguments: argparse.Namespace) -> list[tuple[str, int]]:
    """(school, seed) of this shard, in the order of play."""
    names = [f"FET-5-official/{name}" for name in TWELVE] if arguments.twelve else schools()
    chosen = [name for name in names if any(fnmatch(name, f"*{pattern}*") for pattern in arguments.schools or [""])]
    games = [(name, arguments.seed + number) for number in range(arguments.seeds) for name in chosen]
    part, parts = map(int, arguments.shard.split("/"))
    return games[part - 1 :: parts]


def told(pair: Pair) -> str:
    ours, theirs, end = pair.ours, pair.theirs, pair.end
    mine = f"{ours.status} {ours.placed}/{ours.lessons} {ours.seconds and round(ours.seconds, 2)} s"
    other = f"{'complete' if theirs.complete else 'not complete'} {theirs.seconds:.2f} s"
    return f"ours {mine}; fet {other}; {end.verdict if end else '–'}; soft {end.soft if end else '–'} / {theirs.soft}"


def run(arguments: argparse.Namespace) -> None:
    folder: Path = arguments.kept
    folder.mkdir(parents=True, exist_ok=True)
    kind = "twelve" if arguments.twelve else "corpus"
    done = {(pair.school, pair.seed) for pair in load(folder, kind, arguments.limit)}
    games = [game for game in wanted(arguments) if game not in done]
    out = folder / f"{kind}-{arguments.limit}-{arguments.shard.replace('/', 'of')}.jsonl"
    for number, (name, seed) in enumerate(games, 1):
        started = time.perf_counter()
        pair = play(
            EXAMPLES / name,
            name,
            limit=arguments.limit,
            seed=seed,
            core=arguments.core,
            comfort=arguments.twelve,
            referee=arguments.referee,
            improve=arguments.improve,
        )
        with out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(pair)) + "\n")
        print(
            f"{number}/{len(games)} {name} seed {seed} ({time.perf_counter() - started:.0f} s): {told(pair)}", file=sys.stderr, flush=True
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--limit", type=int, default=60, help="seconds for either program (default 60)")
    parser.add_argument("--schools", nargs="*", help="only schools whose path contains one of these (* and ? match)")
    parser.add_argument("--shard", default="1/1", help="i/n: play only every n-th game, beginning with the i-th")
    parser.add_argument("--core", type=int, default=min(os.sched_getaffinity(0)), help="the core both programs are pinned to")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, help="how many seeds (default 1, five of the twelve)")
    parser.add_argument("--referee", type=int, default=15, help="seconds the referee gets (default 15)")
    parser.add_argument("--improve", type=float, help="seconds ours goes on after its first complete timetable; default: up to the limit")
    parser.add_argument("--twelve", action="store_true", help="the twelve schools, with comfort wishes")
    parser.add_argument("--kept", type=Path, default=KEPT, help="folder of the lines of JSON; what stands there is not played again")
    arguments = parser.parse_args()
    arguments.seeds = arguments.seeds or (5 if arguments.twelve else 1)
    if missing():
        print(missing(), file=sys.stderr)
        return 3
    subprocess.run([sys.executable, "-m", "solver", "--warm"], cwd=ROOT, check=True)
    run(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
