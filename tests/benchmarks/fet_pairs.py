"""One school, both programs, the same core: fet-cl on the original, ours on the same file, fet-cl again as the judge of our results."""

from __future__ import annotations

import shutil
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from scheduler_app.interchange.fet.elements import as_bytes
from scheduler_app.interchange.fet.third_lessons import contradicted, write_as_pairs
from tests.benchmarks.fet_ours import OurRun, our_run
from tests.benchmarks.fet_referee import SOFTENED, FetRun, run_fet, softened


@dataclass(frozen=True)
class Judged:
    """The referee's word on one of our timetables: `accepted`, `accepted, softened` (`fet_referee.softened`) or why not; FET's soft total
    and the teachers' comfort of what it accepted."""

    verdict: str
    soft: float | None = None
    gaps: int | None = None
    single_days: int | None = None

    @property
    def accepted(self) -> bool:
        return self.verdict.startswith("accepted")


@dataclass(frozen=True)
class Pair:
    """`at` is ours when fet-cl was done (or first complete, if later), `end` ours at the limit; None: not complete. `torn` are the
    constraints played in pairs by both (`playable`); `improve`: seconds ours had after its first complete timetable, None up to the limit.
    """

    school: str
    seed: int
    limit: int
    comfort: bool
    theirs: FetRun
    ours: OurRun
    at: Judged | None
    end: Judged | None
    torn: int = 0
    improve: float | None = None


def playable(source: Path, out: Path) -> int:
    """Copy the original, with the constraints that its own locks contradict in pairs; returns how many these were.

    This fet-cl can never complete such a file: it wants no three lessons of a MinDaysBetweenActivities on one day, which was allowed when
    the file was made (`interchange.fet.third_lessons`).
    """
    root = ET.parse(source).getroot()
    torn = contradicted(root)
    shutil.copyfile(source, out)
    time = root.find("Time_Constraints_List")
    if torn and time is not None:
        write_as_pairs(time, torn)
        out.write_bytes(as_bytes(root))
    return len(torn)


def judge(exported: Path, limit: int, core: int) -> Judged:
    """fet-cl's word on our locked file; where it does not come to an end, with lighter soft weights."""
    verdict = run_fet(exported, limit, 1, core)
    if verdict.complete:
        return _judged("accepted", verdict, 1)
    with tempfile.TemporaryDirectory() as folder:
        lighter = Path(folder) / "lighter.fet"
        softened(exported, lighter)
        second = run_fet(lighter, limit, 1, core)
        if second.complete:
            return _judged("accepted, softened", second, SOFTENED)
    return Judged(f"refused: {verdict.verdict}")


def _judged(word: str, run: FetRun, times: int) -> Judged:
    soft = None if run.soft is None else round(run.soft * times, 3)
    return Judged(word, soft, run.comfort.gaps if run.comfort else None, run.comfort.single_days if run.comfort else None)


def play(source: Path, school: str, *, limit: int, seed: int, core: int, comfort: bool, referee: int, improve: float | None = None) -> Pair:
    """Both on one school with one seed; takes up to twice the limit and the referee's time."""
    with tempfile.TemporaryDirectory() as folder:
        played, base = Path(folder) / source.name, Path(folder) / "ours"
        torn = playable(source, played)
        theirs = run_fet(played, limit, seed, core)
        until = theirs.seconds if theirs.complete else limit
        ours = our_run(source, limit=limit, seed=seed, core=core, base=base, at=until, improve=improve, comfort=comfort)
        at, end = Path(f"{base}.at.fet"), Path(f"{base}.end.fet")
        if not end.exists():
            return Pair(school, seed, limit, comfort, theirs, ours, None, None, torn, improve)
        last = judge(end, referee, core)
        first = last if at.read_bytes() == end.read_bytes() else judge(at, referee, core)
        return Pair(school, seed, limit, comfort, theirs, ours, first, last, torn, improve)
