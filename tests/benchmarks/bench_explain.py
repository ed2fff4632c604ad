"""Explanations: twenty contradictions planted in solvable schools, one at a time.

Run `python tests/benchmarks/bench_explain.py [--size medium] [--fet] [--only NAME]`; a line for each: whether exactly the planted rules
are named (rules that always hold aside), the seconds, and the ways out that were tried and found to work. Goals in each school: 18 of 20,
60 s, two ways. `--fet` plants in five schools of fet-data from five countries (a quarter of an hour) instead of in the demo school.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import resource
from collections.abc import Iterator
from time import perf_counter

from scheduler_app.domain.rules import ALWAYS_ON
from scheduler_app.domain.school import School
from scheduler_app.interchange.formats import Formats
from scheduler_app.services.demo import demo_school
from scheduler_app.services.importing import import_into
from scheduler_app.services.solving.explain import explain
from tests.benchmarks.bench_keep import complete
from tests.benchmarks.explain_ground import Ground, Plant
from tests.benchmarks.explain_plants import PLANTS
from tests.benchmarks.fet_referee import EXAMPLES

GOAL, SECONDS, WAYS = 18, 60.0, 2
FET_SCHOOLS = (
    "Hungary/Bethlen/2008-2009/1-older/Bethlen-2008-2009-old",
    "Romania/Oradea/School-10-Oradea-2007-2008",
    "Germany/DGS-Pro/dgspro200809",
    "Namibia/by-Willy/Highlands_Christian_School",
    "Italy/2010/base2010-23",
)


def schools(size: str, fet: bool) -> Iterator[tuple[str, School]]:
    if not fet:
        yield f"demo {size}", demo_school(size, 1, 2026)
        return
    for name in FET_SCHOOLS:
        school = import_into(Formats(), None, EXAMPLES / "FET-5-official" / f"{name}.fet").school
        assert school is not None
        yield name, school


def missing_and_other(plant: Plant, named: set[str]) -> tuple[set[str], set[str]]:
    """Planted rules that are not named, and other rules of the school that are."""
    return set(plant.named - named), named - plant.named - set(ALWAYS_ON)


def planted(ground: Ground, only: str) -> None:
    """Plants one after the other in one school, with a line for each and one for all."""
    wanted = [plant for plant in PLANTS if only in plant.__name__]
    right = in_time = with_ways = 0
    for make in wanted:
        plant = make(ground)
        begun = perf_counter()
        found = explain(plant.school, SECONDS, "en")
        seconds = perf_counter() - begun
        named = {row.rule or row.rule_id for row in found.rules}
        missing, other = missing_and_other(plant, named)
        exact = found.status == "infeasible" and not missing and not other
        ways = sum(way.verified for way in found.ways_out)
        right, in_time, with_ways = right + exact, in_time + (seconds <= SECONDS + 1), with_ways + (ways >= WAYS)
        said = "exact" if exact else f"{found.status}: missing {sorted(missing)}, other {[_called(plant, uid) for uid in sorted(other)]}"
        print(f"{make.__name__:25} {seconds:6.1f} s  {ways} ways verified  {said}", flush=True)
    print(f"exact {right} of {len(wanted)} (goal {GOAL})  in time {in_time}  two ways out verified {with_ways}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--size", default="medium")
    arguments.add_argument("--fet", action="store_true")
    arguments.add_argument("--only", default="")
    options = arguments.parse_args()
    for name, school in schools(options.size, options.fet):
        print(f"== {name}: {len(school.lessons)} lessons", flush=True)
        solved = complete(school, 3 * SECONDS)
        if len(solved.placed) < len(school.lessons):
            raise SystemExit(f"{name} was not solved in {3 * SECONDS:.0f} s: nothing can be planted in it")
        planted(Ground(solved), options.only)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB  (goal 1024 MB)")


def _called(plant: Plant, uid: str) -> str:
    rule = plant.school.rules.get(uid)
    return f"{rule.rule_id} {rule.note}".strip() if rule else uid


if __name__ == "__main__":
    main()
