"""What a file holds while or after a program has worked with it."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.domain.school import School


def stored(path: Path) -> School:
    with closing(services().stores.open(str(path))) as store:
        return store.load()


def state_of(school: School) -> str:
    """The timetable in one word: the same for the same placements, locks and lengths only."""
    told = sorted(school.placed.items()), sorted(school.lessons.items())
    return sha256(repr(told).encode()).hexdigest()[:16]
