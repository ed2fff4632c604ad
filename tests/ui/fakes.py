"""Stand-ins for what the window calls, small enough to be read at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.solving.blocking import Blocker
from scheduler_app.services.solving.suggestion import LessonFit, Move, Reasons, RoomChoice, Suggestion
from scheduler_app.services.wording import Who
from solver.events import Event, Finished, Impossible, Improved, PhaseStarted, Progress
from solver.result import Assessment, Contradiction, Result, Solution, Status


@dataclass(frozen=True)
class FakeBlocker:
    rule_id: str
    lesson: str = ""
    who: str = ""


@dataclass(frozen=True)
class FakePlace:
    day: int
    start: int
    verdict: str = "legal"
    cost: float = 0.0
    rooms: tuple[str, ...] = ()
    blockers: tuple[FakeBlocker, ...] = ()
    together: tuple[tuple[str, tuple[str, ...]], ...] = ()


class FakePlacer:
    """A lesson may go wherever none of its teachers and groups are busy; the clash is named. Rooms as they were, else A1."""

    def __init__(self, school: School) -> None:
        self._school = school

    def places(self, lesson_uid: str) -> Sequence[FakePlace]:
        return [self.place(lesson_uid, day, start) for day in range(5) for start in range(480, 1020, 5)]

    def place(self, lesson_uid: str, day: int, start: int) -> FakePlace:
        school = self._school
        lesson, mine = school.lessons[lesson_uid], school.requirement_of(lesson_uid)
        before = school.placed.get(lesson_uid)
        rooms = before.rooms if before is not None else ("A1",)
        for other, placement in school.placed.items():
            if other == lesson_uid or placement.day != day:
                continue
            theirs = school.requirement_of(other)
            shared = (set(mine.teachers) & set(theirs.teachers)) | (set(mine.groups) & set(theirs.groups))
            if shared and placement.start < start + lesson.minutes and start < placement.start + school.lessons[other].minutes:
                who = sorted(shared)[0]
                return FakePlace(day, start, "blocked", 0.0, (), (FakeBlocker("no_overlap_teacher", other, who),))
        if start + lesson.minutes > school.unit.day_end:
            return FakePlace(day, start, "blocked", 0.0, (), (FakeBlocker("frame"),))
        return FakePlace(day, start, "legal", 0.0, rooms)

    def after(self, school: School) -> FakePlacer:
        return FakePlacer(school)


class FakeSuggester:
    """Suggests to move the lesson to Friday afternoon, alone or with another one; every room is free, and the lesson fits every hole."""

    def __init__(self, school: School) -> None:
        self._school = school

    def suggest(self, lesson_uid, *, at=None, seconds=1.0, depth=3, should_stop=lambda: False, found=None):
        day, start = at or (4, 900)
        alone = Suggestion((self._move(lesson_uid, day, start),), -1.5, 0, (Who("who_teacher", "<b>Ann</b>"),))
        other = next(uid for uid in self._school.placed if uid != lesson_uid)
        both = Suggestion((*alone.moves, self._move(other, 4, 960)), -1.0, 0, ())
        return (alone, both)[: depth - 1]

    def _move(self, uid, day, start):
        was = self._school.placed.get(uid)
        return Move(uid, day, start, ("A1",), was and was.day, was and was.start, was.rooms if was else ())

    def step(self, suggestion):
        placed = self._school.placed
        changes = [
            Change(placed.get(move.lesson), Placement(self._school.current, move.lesson, move.day, move.start, move.rooms))
            for move in suggestion.moves
        ]
        return ChangeSet("assign_suggestion", tuple(changes))

    def lessons_for(self, day, start, end, *, group=None, staff=None, room=None):
        return tuple(LessonFit(uid, day, start, ("A1",), 0.5, uid in self._school.placed) for uid in self._school.lessons)

    def free_rooms(self, lesson_uid, day, start):
        return tuple(RoomChoice((uid,), (), (), 0.0) for uid in self._school.rooms)

    def free_staff(self, day, start, end):
        return tuple(uid for uid in self._school.staff if uid != "AND")

    def why_here(self, lesson_uid):
        return Reasons(FakePlace(0, 600), (FakeViolation("gaps", "soft", (lesson_uid,), cost=2.0),), FakePlace(1, 600, cost=-2.0), ())

    def why_not(self, lesson_uid, day, start):
        return Reasons(FakePlace(day, start, "blocked", blockers=(Blocker("frame", "", "", ""),)), (), None, ())


@dataclass(frozen=True)
class FakeViolation:
    rule_id: str
    severity: str
    lessons: tuple[str, ...]
    who: tuple[str, ...] = ()
    amount: float = 1.0
    cost: float = 0.0
    code: str = "rule_placed"
    data: tuple[tuple[str, object], ...] = ()
    rule: str = ""

    def message(self, language: str | None = None) -> str:
        return f"{self.lessons[0]} is not placed"


def fake_check(school: School) -> Any:
    """Every unplaced lesson is a hard violation."""
    found = tuple(FakeViolation("placed", "hard", (uid,)) for uid in school.lessons if uid not in school.placed)
    return SimpleNamespace(violations=found, hard=len(found), soft=0, cost=float(sum(row.start for row in school.placed.values()) % 7))


class FakeJob:
    """Runs a script of events in a child process. Solutions are lists of (lesson, day, start) written by the script."""

    def __init__(self, school: School, script: Path, arguments: Sequence[str]) -> None:
        self._school, self._script, self._arguments = school, script, arguments
        self._lessons = sorted(uid for uid in school.lessons if "impossible" not in uid)

    def command(self) -> list[str]:
        return [sys.executable, "-S", str(self._script), *self._arguments]

    def stdin(self) -> bytes:
        return json.dumps(self._lessons).encode() + b"\n"

    def read(self, line: bytes) -> Event | None:
        if not line.startswith(b"{"):
            return None
        data = json.loads(line)
        solution = Solution(tuple(data.get("starts", ())), ())
        match data["event"]:
            case "phase":
                return PhaseStarted(data["phase"], 0.0)
            case "progress":
                return Progress(data["placed"], len(self._school.lessons), 0, data.get("cost"), data.get("bound"), data["seconds"])
            case "improved":
                return Improved(solution, data["placed"], 0, data["cost"], data["seconds"], tuple(map(tuple, data.get("wishes", ()))))
            case "impossible":
                return Impossible((Contradiction("rule_placed", ("placed",)),), 0.0)
            case "finished":
                return Finished(Result(Status(data["status"]), solution, Assessment((), 0, data["cost"], data["placed"]), 1.0))
        return None

    def contradiction_text(self, contradiction: Contradiction, language: str | None = None) -> str:
        return "27 lessons, 26 times"

    def left_out(self, language: str | None = None) -> tuple[object, ...]:
        """Lessons whose uid says that they are impossible."""
        return tuple(
            SimpleNamespace(lesson=uid, lies=uid in self._school.placed, sentence=f"Not placed – {uid}: no room fits")
            for uid in self._school.lessons
            if "impossible" in uid
        )

    def step(self, solution: Solution) -> ChangeSet:
        """Positions are minutes of the week, in the order of the sorted lessons."""
        changes = []
        for uid, position in zip(self._lessons, solution.starts):
            before = self._school.placed.get(uid)
            day, start = divmod(position, 1440)
            after = Placement(self._school.current, uid, day, start)
            if before is not None:
                after = replace(before, day=day, start=start)
            if before != after:
                changes.append(Change(before, after))
        return ChangeSet("solve", tuple(changes))
