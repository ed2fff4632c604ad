"""Kill a process at one write after the other until none is left, and print how many there were.

`python -m tests.faults.sweep JOB... --folder FOLDER [--postgres URL] [--every]`. A job is the name of a scenario; `NAME/7` kills at every
seventh point only; `NAME.bytes` kills in mid-write, at each half page that a file of SQLite grows (its log's pages are 4,120 bytes), and
`NAME.bytes/7` at sizes a seventh apart. FOLDER is for files; with a URL the databases are schemas there. `--every` counts temporary tables
too. Prints a line for each job: how often it was killed or got through, and how often the state found was the old one, the old one with a
publication waiting, and the new one.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.faults.kill_points import KillPoints, die_beyond, in_a_child
from tests.faults.scenarios import Editing, FirstPublishing, Importing, Publishing, Scenario

HALF_A_PAGE = 2060


def _publishing(folder: Path, new_address: Callable[[], str]) -> Scenario:
    return Publishing(folder / "skola.ringklocka", new_address())


def _first(folder: Path, new_address: Callable[[], str]) -> Scenario:
    return FirstPublishing(folder / "skola.ringklocka", new_address)


SCENARIOS: Mapping[str, Callable[[Path, Callable[[], str]], Scenario]] = {
    "publishing": _publishing,
    "first": _first,
    "editing": lambda folder, new_address: Editing(new_address()),
    "importing": lambda folder, new_address: Importing(new_address(), folder),
}


def sweep(scenario: Scenario, arrange: Callable[[int], object], following: Callable[[int], int]) -> Counter[str]:
    """Kill at the first point and then at those that follow until the work gets through; how often which state was found."""
    found: Counter[str] = Counter()
    point = 1
    while True:
        killed = in_a_child(partial(arrange, point), scenario.act)
        found[scenario.judge(killed=killed)] += 1
        if not killed:
            return found
        point = following(point)


@dataclass(frozen=True)
class Job:
    """A scenario, where it is killed (at statements and files, or in the middle of writes), and how many points are passed over."""

    scenario: str
    in_writes: bool
    every_nth: int

    @classmethod
    def read(cls, text: str) -> Job:
        name, _, every_nth = text.partition("/")
        scenario, _, kind = name.partition(".")
        return cls(scenario, kind == "bytes", int(every_nth or 0))

    def following(self, point: int) -> int:
        """Of the sizes of a file the small ones tell most: those are passed over in proportion."""
        if self.in_writes:
            return point + max(1, point // self.every_nth if self.every_nth else 1)
        return point + (self.every_nth or 1)

    def run(self, folder: Path, postgres: str, *, every: bool) -> Counter[str]:
        numbers = itertools.count(1)
        folder = folder / f"{self.scenario}{'-bytes' if self.in_writes else ''}"
        folder.mkdir()

        def new_address() -> str:
            name = f"{self.scenario}_{next(numbers)}"
            return f"{postgres}{'&' if '?' in postgres else '?'}schema={name}" if postgres else str(folder / f"{name}.db")

        def arrange(point: int) -> None:
            if self.in_writes:
                die_beyond(point * HALF_A_PAGE)
            else:
                KillPoints(point, folder, every=every)

        return sweep(SCENARIOS[self.scenario](folder, new_address), arrange, self.following)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("jobs", nargs="+", type=Job.read)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--postgres", default="")
    parser.add_argument("--every", action="store_true")
    arguments = parser.parse_args()
    for job in arguments.jobs:
        found = job.run(arguments.folder, arguments.postgres, every=arguments.every)
        sys.stdout.write(f"{found.total()} {found['old']} {found['waiting']} {found['new']}\n")


if __name__ == "__main__":
    main()
