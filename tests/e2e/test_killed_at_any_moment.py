"""The program is killed somewhere in a scheduler's day, started again and killed again: what was stored is there, and it is told."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import sleep

from scheduler_app.bootstrap import services
from tests.e2e.stored import state_of, stored

_LONGEST_WAIT_S = 0.08
"""Longer than an edit takes from the hand to the disk on an idle machine."""
_KILLS = 2
_FIRST_WORDS = 2
"""The banner, and the state at the beginning."""


@dataclass(frozen=True)
class Life:
    """What a program said between its start and its sudden end."""

    told: str
    stored: tuple[str, ...]
    doing: str


def changes(lines: list[str]) -> int:
    """How often what is stored has become another."""
    states = [line for line in lines if line.startswith("stored")]
    return sum(a != b for a, b in pairwise(states))


def standing(path: Path) -> bool:
    """Whether an edit was made that is not taken back."""
    with closing(services().stores.open(str(path))) as store:
        return any(not entry.undone for entry in store.history())


def lived(path: Path, day: str, edits: int, then_s: float) -> Life:
    """Start the program on the school, and kill it a moment after so many stored edits."""
    lines: list[str] = []
    child = subprocess.Popen([sys.executable, "-m", "tests.e2e.window_to_kill", str(path), day], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        while changes(lines) < edits or len(lines) < _FIRST_WORDS:
            lines.append(child.stdout.readline())
            assert lines[-1], f"ended by itself, exit code {child.wait()}"
        sleep(then_s)
    finally:
        child.kill()
        child.wait()
        lines += child.stdout.readlines()
        child.stdout.close()
    words = [line.rstrip("\n").partition(" ")[::2] for line in lines if line.endswith("\n")]
    return Life(
        next(text for word, text in words if word == "told"),
        tuple(text for word, text in words if word == "stored"),
        next((text for word, text in reversed(words) if word == "doing"), ""),
    )


def test_that_the_last_stored_edit_is_there_at_the_next_start_and_the_user_is_told(tiny_file: Path) -> None:
    chance = random.Random(random.random())  # pytest-randomly says and takes the seed
    before = state_of(stored(tiny_file))
    for kill in range(_KILLS + 1):
        edits = chance.randrange(1, 9) if kill < _KILLS else 0
        edited = standing(tiny_file)
        life = lived(tiny_file, str(chance.random()), edits, chance.uniform(0, _LONGEST_WAIT_S))
        assert life.stored[0] == before
        assert ("ended unexpectedly" in life.told) == (kill > 0), life.told
        assert ("your last edit is here" in life.told) == edited
        before = state_of(stored(tiny_file))
        assert before in (life.stored[-1], life.doing)
