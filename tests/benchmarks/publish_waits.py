"""How long others wait while somebody publishes: a teacher of the same school who reports, one of another school, and a reader.

Each of them is a process of its own (`python publish_waits.py ADDRESS UNIT report|read`) that does what it does again and again, on a
connection of its own each time, from a line on its stdin to the next, and answers with how often and with its longest time in seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time
from time import perf_counter, sleep

from scheduler_app.attendance.reporting import Reporting, RosterChangedError
from scheduler_app.attendance.targets import open_storehouse
from scheduler_app.errors import EnvironmentProblem

PAUSE_SECONDS = 0.05
GOAL_SECONDS = 1.0


class Bystander:
    """One such process, seen from the benchmark."""

    def __init__(self, address: str, unit: str, what: str) -> None:
        command = [sys.executable, __file__, address, unit, what]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._said() == "ready"

    def begin(self) -> None:
        self._tell()

    def longest(self) -> float:
        """Seconds, since `begin`."""
        self._tell()
        times, longest = self._said().split()
        assert int(times) > 0
        return float(longest)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _tell(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def bystanders(address: str, unit: str, other: str) -> Iterator[Callable[[str, Callable[[], object]], None]]:
    """Gives what measures a piece of work and prints the longest waits during it; both units have lessons to report."""
    with ExitStack() as stack:
        processes: Mapping[str, Bystander] = {
            "teacher of the school": Bystander(address, unit, "report"),
            "teacher of another": Bystander(address, other, "report"),
            "reader": Bystander(address, unit, "read"),
        }
        for process in processes.values():
            stack.callback(process.close)

        def measure(name: str, work: Callable[[], object]) -> None:
            for process in processes.values():
                process.begin()
            work()
            waits = {who: process.longest() for who, process in processes.items()}
            shown = ", ".join(f"{who} {seconds:.2f} s" for who, seconds in waits.items())
            verdict = "ok" if max(waits.values()) <= GOAL_SECONDS else "MISSED"
            print(f"{name:58} longest: {shown}   goal {GOAL_SECONDS:.1f} s   {verdict}", flush=True)

        yield measure


def _reports(teacher: Reporting, address: str, unit: str) -> Iterator[None]:
    """Show a lesson and report it, one after the other; the first publication's lessons are enough for minutes."""
    with open_storehouse(address).session() as session:
        found = session.rows(
            "SELECT CAST(id AS text), local_date FROM calendar_event WHERE school_unit_id = :unit AND reported_at IS NULL"
            " AND publication_seq = 1 ORDER BY local_date, start_minute", unit=unit,
        )  # fmt: skip
    for key, day in found:
        shown = teacher.lesson(key)
        assert shown is not None
        evening = datetime.combine(date.fromisoformat(str(day)), time(20), UTC)
        try:
            teacher.report(key, shown.revision, {}, "bench", evening)
        except RosterChangedError:
            continue
        except EnvironmentProblem as problem:  # waited as long as anybody does, and was told to try again
            if problem.code != "attendance_busy":
                raise
        yield


def _readings(teacher: Reporting, address: str, unit: str) -> Iterator[None]:
    with open_storehouse(address).session() as session:
        (key,) = session.rows("SELECT CAST(id AS text) FROM calendar_event WHERE school_unit_id = :unit LIMIT 1", unit=unit)[0]
    while True:
        assert teacher.lesson(key) is not None
        yield


def main() -> None:
    address, unit, what = sys.argv[1:]
    work = (_reports if what == "report" else _readings)(Reporting(open_storehouse(address), unit), address, unit)
    next(work)  # what is imported and looked up once
    print("ready", flush=True)
    while sys.stdin.readline():
        asked = threading.Event()
        threading.Thread(target=lambda asked=asked: (sys.stdin.readline(), asked.set()), daemon=True).start()
        times, longest = 0, 0.0
        while not asked.is_set():
            begun = perf_counter()
            next(work)
            times, longest = times + 1, max(longest, perf_counter() - begun)
            sleep(PAUSE_SECONDS)
        print(times, f"{longest:.3f}", flush=True)


if __name__ == "__main__":
    main()
