"""What a file holds while or after a program has worked with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.domain.school import School


def stored(path: Path) -> School:
    with closing(services().stores.open(str(path))) as store:
        return store.load()
