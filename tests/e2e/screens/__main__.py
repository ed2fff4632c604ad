"""All photographs and contact sheets: `make screens`, or `python -m tests.e2e.screens [--out FOLDER] [--themes …] [NAME…]`.

Takes half an hour on two cores for everything; a part of a name, one theme or one screen makes it minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving import solve
from scheduler_app.services.workspace import Workspace
from tests.e2e.screens.sheets import make_sheets
from tests.e2e.x_display import display
from tests.e2e.x_program import ROOT, SHOTS

SCREENS = ("1366x768@1", "1366x768@2", "2560x1440@1", "2560x1440@2")
"""Pixels of the screen, and QT_SCALE_FACTOR."""
SOLVE_S = 60.0


def solved_school(path: Path) -> Path:
    """The large demo school with a timetable."""
    workspace = Workspace(services().stores.create(str(path), demo_school("large", 1, date.today().year)), "Demo")
    workspace.do(solve(workspace.school, time_limit=SOLVE_S, seed=1).step)
    workspace.close()
    return path


def photograph(school: Path, out: Path, screen: str, language: str, wishes: list[str]) -> dict[str, list[str]]:
    """Every place on one screen in one language; the faults that were found, with the places."""
    size, _, scale = screen.partition("@")
    folder = out / f"{screen}.{language}"
    with display(size) as shown:
        environment = {**shown.environment, "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.e2e.screens.studio", str(school), str(folder), language, *wishes]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
    found: dict[str, list[str]] = json.loads((folder / "faults.json").read_text(encoding="utf-8"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SHOTS / "screens")
    parser.add_argument("--school", type=Path, help="a solved school; without it the large demo school is solved first")
    parser.add_argument("--screens", nargs="+", default=SCREENS)
    parser.add_argument("--languages", nargs="+", default=("sv", "en"))
    parser.add_argument("--themes", nargs="+", default=())
    parser.add_argument("names", nargs="*")
    asked = parser.parse_intermixed_args()
    wishes = [*asked.names, *(("--themes", *asked.themes) if asked.themes else ())]
    with tempfile.TemporaryDirectory() as folder:
        school = asked.school or solved_school(Path(folder) / "screens.ringklocka")
        for screen in asked.screens:
            for language in asked.languages:
                for fault, names in photograph(school, asked.out, screen, language, wishes).items():
                    sys.stdout.write(f"{screen} {language}: {fault}: {', '.join(names[:4])}{' …' if len(names) > 4 else ''}\n")
    for sheet in make_sheets(asked.out):
        sys.stdout.write(f"{sheet}\n")


if __name__ == "__main__":
    main()
