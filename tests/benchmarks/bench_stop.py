"""How long a search goes on after it was asked to stop, at random moments of every phase, end to end between two processes.

    python tests/benchmarks/bench_stop.py [--size medium] [--times 8] [--within 8] [--only keep]

Starts `python -m solver` as the desktop does, writes `stop` after a random time, and counts milliseconds to the whole answer (`Finished`
with the best timetable so far). A new timetable (construct, then improve), a complete one (improve), one with a teacher away on a day
(keep: repair, construct, improve), and a new one where nothing is compiled yet (cold). Half of the moments are within the first
`EARLY_SECONDS`, in which the order is read (`start`), the counting checks run and the search is loaded (`precheck`, `compile`).
Goal: 200 ms, which is elapsed time of a process of low priority: the machine should be idle; on one that is not, the processor time that
the search itself took from the request to the answer says more (Linux). The desktop has every better timetable already when it asks, and
ends a process that is silent for longer than 150 ms.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import os
import random
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving.build import assemble
from solver.events import Finished, PhaseStarted
from solver.wire import Order, event_of, order_line
from tests.benchmarks.bench_keep import changes, complete

GOAL_MS = 200.0
EARLY_SECONDS = 1.5
COLD = "cold"


def orders(size: str) -> Iterator[tuple[str, Callable[[], Order]]]:
    """Name and how to make it: only the orders that are asked for are worked out."""
    school = demo_school(size, 1, 2026)
    solved = cache(lambda: complete(school, 60))
    yield "new timetable", lambda: Order(assemble(school)[0].problem, time_limit=600, workers=2)
    yield "improve", lambda: Order(assemble(solved())[0].problem, time_limit=600, workers=2)
    yield COLD, lambda: Order(assemble(school)[0].problem, time_limit=600, workers=2)
    yield "keep", lambda: Order(assemble(next(changes(solved()))[1])[0].problem, time_limit=600, workers=2, keep=True)


def processor_ms(pid: int) -> float:
    """Processor time of a process so far, 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def stopped(line: bytes, after: float, environment: Mapping[str, str]) -> tuple[str, float, float]:
    """The phase it was in, and milliseconds elapsed and of processor time from `stop` to the answer; -1 if it was done before.

    `after` are seconds from when the order is written.
    """
    process = subprocess.Popen([sys.executable, "-m", "solver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line)
    process.stdin.flush()
    phase, asked = "start", 0.0
    timer = _Later(process, time.perf_counter() + after)
    for told in iter(process.stdout.readline, b""):
        event = event_of(told)
        if isinstance(event, Finished):
            asked = timer.asked
            break
        if isinstance(event, PhaseStarted) and not timer.asked:
            phase = event.phase
    took = (time.perf_counter() - asked) * 1000 if asked else -1.0
    busy = processor_ms(process.pid) - timer.busy
    timer.join()
    process.stdin.close()
    process.wait()
    return phase, took, busy


class _Later:
    """Writes `stop` at a moment, from a thread of its own."""

    def __init__(self, process: subprocess.Popen[bytes], at: float) -> None:
        self.asked = self.busy = 0.0
        self._process, self._at = process, at
        self._thread = threading.Thread(target=self._wait)
        self._thread.start()

    def _wait(self) -> None:
        while time.perf_counter() < self._at and self._process.poll() is None:
            time.sleep(0.005)
        if self._process.poll() is None and self._process.stdin is not None:
            self.busy = processor_ms(self._process.pid)
            self.asked = time.perf_counter()
            self._process.stdin.write(b"stop\n")
            self._process.stdin.flush()

    def join(self) -> None:
        self._thread.join()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--within", type=float, default=8.0)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    rng = random.Random(1)
    for name, made in orders(given.size):
        if given.only not in name:
            continue
        line = order_line(made())
        found: dict[str, list[tuple[float, float]]] = {}
        for number in range(given.times):
            within = EARLY_SECONDS if number % 2 else given.within
            with tempfile.TemporaryDirectory() as empty:
                nothing_compiled = {"NUMBA_CACHE_DIR": empty} if name == COLD else {}
                phase, took, busy = stopped(line, rng.uniform(0.0, within), os.environ | nothing_compiled)
            if took >= 0:
                found.setdefault(phase, []).append((took, busy))
        for phase, times in found.items():
            met = sum(took <= GOAL_MS for took, _ in times)
            each = " ".join(f"{took:.0f}" for took, _ in sorted(times))
            worst = f"worst {max(took for took, _ in times):6.0f} ms, {max(busy for _, busy in times):4.0f} ms of processor time"
            print(f"{name:<14} stopped in {phase:<9} {worst}  goal {GOAL_MS:.0f}, met by {met} of {len(times)}: {each}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
