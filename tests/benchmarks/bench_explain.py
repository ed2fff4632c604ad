"""Explanations: twenty contradictions planted in a solvable demo school, one at a time.

Run `python tests/benchmarks/bench_explain.py [--size medium] [--only NAME]`; a line for each: whether exactly the planted rules are
named (rules that always hold aside), the seconds, and the ways out that were tried and found to work. Goals: 18 of 20, 60 s, two ways.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import resource
from time import perf_counter

from scheduler_app.domain.rules import ALWAYS_ON
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving.explain import explain
from tests.benchmarks.explain_plants import PLANTS, Ground, Plant

GOAL, SECONDS, WAYS = 18, 60.0, 2


def missing_and_other(plant: Plant, named: set[str]) -> tuple[set[str], set[str]]:
    """Planted rules that are not named, and other rules of the school that are."""
    return set(plant.named - named), named - plant.named - set(ALWAYS_ON)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--size", default="medium")
    arguments.add_argument("--only", default="")
    options = arguments.parse_args()
    ground = Ground(demo_school(options.size, 1, 2026))
    wanted = [plant for plant in PLANTS if options.only in plant.__name__]
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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"exact {right} of {len(wanted)} (goal {GOAL})  in time {in_time}  two ways out verified {with_ways}  memory {memory:.0f} MB")


def _called(plant: Plant, uid: str) -> str:
    rule = plant.school.rules.get(uid)
    return f"{rule.rule_id} {rule.note}".strip() if rule else uid


if __name__ == "__main__":
    main()
