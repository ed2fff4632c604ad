"""kill -9 at any write: the token is there exactly when the new state is, the outbox knows at the next start, nothing reported is lost, and
publishing again ends where it would have; a step of work and an import are whole or not there (`scenarios` says it in code).

Here the rarer scenarios skip points to be quick; `make check-kill` stops at every single one, temporary tables included.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork, no SIGKILL")

ROOT = Path(__file__).resolve().parents[2]
EVERYWHERE = bool(os.environ.get("RINGKLOCKA_KILL_EVERYWHERE"))


def swept(folder: Path, *jobs: str, postgres: str = "") -> list[tuple[int, ...]]:
    """For each job: times killed or through, and of these old, waiting and new."""
    if EVERYWHERE:
        jobs = tuple(job.partition("/")[0] for job in jobs)
    options = ["--folder", str(folder), *(["--postgres", postgres] if postgres else []), *(["--every"] if EVERYWHERE else [])]
    command = [sys.executable, "-m", "tests.faults.sweep", *jobs, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    sys.stderr.write("".join(f"{job}: {row}\n" for job, row in zip(jobs, rows, strict=True)))
    return rows


def test_in_files(tmp_path: Path) -> None:
    publishing, in_writes, *others = swept(tmp_path, "publishing", "publishing.bytes/5", "first/20", "editing/9", "importing/9")
    assert publishing[0] >= 25, "killed at every write from opening the school to the receipt"
    assert min(publishing[1:]) >= 5
    assert min(in_writes[1:]) >= 1
    for points, old, waiting, new in others:
        assert points >= 3
        assert min(old + waiting, new) >= 1


@pytest.mark.postgres
def test_on_a_server(tmp_path: Path, postgres_url: str) -> None:
    publishing, *others = swept(tmp_path, "publishing/2", "first/40", "editing/9", "importing/6", postgres=postgres_url)
    assert publishing[0] >= 12
    assert min(publishing[1:]) >= 2
    for points, old, waiting, new in others:
        assert points >= 3
        assert min(old + waiting, new) >= 1
