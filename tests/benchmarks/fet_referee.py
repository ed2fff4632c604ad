"""fet-cl as opponent and as referee: runs it on one core and reads what it says."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.fet_comfort import Comfort, comfort_of

EXAMPLES = Path("/usr/share/doc/fet-data/examples")

GRACE = 10
"""Seconds after which fet-cl is ended although it was told to stop by itself: it was seen to overrun its own limit."""

QUIET = [f"--writetimetables{what}=false" for what in (
    "statistics", "xml", "dayshorizontal", "daysvertical", "timehorizontal", "timevertical", "subgroups", "groups", "years", "teachers",
    "teachersfreeperiods", "rooms", "subjects", "activitytags", "activities",
)]  # fmt: skip


@dataclass(frozen=True)
class FetRun:
    """What one run of fet-cl said: its own words, process wall clock, the soft total of what it placed and how that is for teachers (None:
    not complete), and processor seconds."""

    verdict: str
    seconds: float
    soft: float | None
    comfort: Comfort | None = None
    cpu: float = 0.0

    @property
    def complete(self) -> bool:
        return self.verdict == "Simulation successful"


def missing() -> str:
    """Why the benchmark cannot run here, empty if it can."""
    if shutil.which("fet-cl") is None:
        return "fet-cl is not installed (Debian package fet)"
    if not EXAMPLES.is_dir():
        return f"{EXAMPLES} is missing (Debian package fet-data)"
    return ""


def version() -> str:
    said = subprocess.run(["fet-cl", "--version"], capture_output=True, text=True, check=False).stdout
    return said.splitlines()[0] if said else "fet-cl"


def run_fet(file: Path, limit: int, seed: int, core: int) -> FetRun:
    """Run fet-cl on one file, pinned to one core; the seed sets all six components."""
    seeds = [f"--randomseeds{name}={seed * 1009 + number}" for number, name in enumerate(("10", "11", "12", "20", "21", "22"))]
    with tempfile.TemporaryDirectory() as out:
        command = [
            "taskset",
            "-c",
            str(core),
            "fet-cl",
            f"--inputfile={file}",
            f"--outputdir={out}",
            f"--timelimitseconds={limit}",
            *seeds,
            *QUIET,
        ]
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=limit + GRACE, check=False)
            said = done.stdout + done.stderr
        except subprocess.TimeoutExpired:
            said = "Time exceeded (ended from outside)"
        seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        verdict = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "no answer")
        if verdict != "Simulation successful":
            return FetRun(verdict, seconds, None, None, cpu)
        made = next(Path(out).rglob("*_data_and_timetable.fet"), None)
        return FetRun(verdict, seconds, _soft_total(Path(out)), comfort_of(made) if made else None, cpu)


def _soft_total(out: Path) -> float | None:
    for file in out.rglob("*_soft_conflicts.txt"):
        found = re.search(r"Total soft conflicts: ([\d.]+)", file.read_text(encoding="utf-8-sig"))
        if found:
            return float(found[1])
    return None


SOFTENED = 100
"""What soft weights are divided by for the second opinion."""


def softened(file: Path, out: Path) -> None:
    """Copy a .fet file with every weight below 100 % divided by `SOFTENED`.

    fet-cl obeys a constraint of weight w with probability w each time it looks, and searches on and on when many such are
    broken in a timetable that is locked. With small weights it takes the locks at once; its soft total times `SOFTENED` is the same.
    """
    tree = ET.parse(file)  # our own export
    for element in tree.getroot().iter("Weight_Percentage"):
        if float(element.text or 100) < 100:
            element.text = f"{float(element.text or 100) / SOFTENED:.6f}"
    tree.write(out, encoding="utf-8", xml_declaration=True)
