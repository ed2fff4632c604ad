"""Decides between the desktop and a command, and turns every failure into one clear line and an exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from scheduler_app.cli.failure import guarded
from scheduler_app.cli.leaving import leave
from scheduler_app.errors import EnvironmentProblem

SUFFIX = ".ringklocka"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run with `arguments` (default: the process's own); returns the exit code of the command-line contract."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if not argv or (len(argv) == 1 and argv[0].endswith(SUFFIX)):
        return guarded(lambda: _desktop(Path(argv[0]) if argv else None))
    code = guarded(lambda: _command(argv))
    return leave(code) if arguments is None else code


def _command(argv: list[str]) -> int:
    from scheduler_app.cli.run import run

    if not gc.get_freeze_count():
        gc.freeze()  # what has been imported stays: the collector need not look through it again while a school is read (half the time)
    return run(argv)


def _desktop(school: Path | None) -> int:
    try:
        from scheduler_app.ui.application import run_desktop
    except ImportError as error:  # a system library Qt needs is missing
        raise EnvironmentProblem("desktop_missing_library", detail=str(error)) from error
    from scheduler_app.bootstrap import desktop_services

    return run_desktop(desktop_services(), None if school is None else str(school))
