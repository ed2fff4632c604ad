"""The program as people start it: `python main.py school.ringklocka` on a real X display, with a real mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.bootstrap import services
from scheduler_app.services.demo import demo_school
from tests.e2e.stored import stored
from tests.e2e.x_display import PATIENCE_S, display, until
from tests.e2e.x_program import NEEDS_X, ROOT, SHOTS, Program, begin, drag

SECONDS = 8
"""Time limit of the search: enough to place something on the busiest machine."""
SOLVE_S = 150.0

pytestmark = NEEDS_X


def settled(path: Path) -> int:
    """How many lessons are placed, when two looks in a row agree."""
    seen = [-1]

    def same() -> bool:
        seen.append(len(stored(path).placed))
        return seen[-1] == seen[-2]

    until(same, "a timetable that stays")
    return seen[-1]


@pytest.fixture
def start() -> Iterator[object]:
    """Start the program on a school; whatever is left of it is ended afterwards."""
    started: list[Program] = []
    with display() as screen:

        def opened(path: Path, title: str) -> Program:
            program = begin(screen, [ROOT / "main.py", path], title)
            started.append(program)
            return program

        yield opened
        for program in started:
            if program.process.poll() is None:
                program.process.kill()
                program.process.wait(timeout=PATIENCE_S)


def test_that_a_school_is_opened_solved_previewed_and_closed(start, tmp_path) -> None:
    path = tmp_path / "skola.ringklocka"
    school = demo_school("small", 1, date.today().year)
    services().stores.create(str(path), school).close()
    program = start(path, school.unit.name)
    screen = program.screen
    screen.photograph(SHOTS / "opened.png")

    program.press("F5")
    until(program.searches, "a search")
    program.press("Escape")
    until(lambda: not program.searches(), "the search stopped")
    before = settled(path)
    program.press("alt+l")
    program.press("ctrl+a")
    screen.tool("type", SECONDS)
    screen.tool("key", "Tab")
    program.press("F5")
    until(lambda: len(stored(path).placed) > before, "a timetable that is kept", SOLVE_S)
    until(lambda: not program.searches(), "the search at its end", SOLVE_S)
    placed = settled(path)
    screen.photograph(SHOTS / "solved.png")
    program.press("ctrl+z")
    until(lambda: len(stored(path).placed) == before, "the whole search undone in one step")
    program.press("ctrl+y")
    until(lambda: len(stored(path).placed) == placed, "the search redone")

    program.press("ctrl+p")
    preview = until(lambda: screen.window("Print preview"), "the print preview")
    screen.photograph(SHOTS / "preview.png")
    screen.tool("windowfocus", "--sync", preview, "key", "Escape")
    until(lambda: not screen.window("Print preview"), "the preview closed")
    program.press("ctrl+q")
    assert program.end() == 0
    assert len(stored(path).placed) == placed


def test_that_a_card_dragged_off_the_board_lies_in_the_tray_and_comes_back(start, tiny_file) -> None:
    before = stored(tiny_file).placed
    program = start(tiny_file, stored(tiny_file).unit.name)
    screen = program.screen
    program.press("ctrl+1")

    def drag_a_card_to_the_tray() -> bool:
        """Pick something up on the board's first day, let go over the tray; True when a lesson is gone."""
        for height in range(180, 500, 40):
            drag(screen, (320, height), (100, height + 20))
            if len(stored(tiny_file).placed) < len(before):
                return True
        return False

    until(drag_a_card_to_the_tray, "a lesson in the tray")
    screen.photograph(SHOTS / "tray.png")
    gone = len(before) - len(stored(tiny_file).placed)
    for _ in range(gone):
        program.press("ctrl+z")
    until(lambda: stored(tiny_file).placed == before, "the lesson is back")
    program.press("ctrl+q")
    assert program.end() == 0


def test_that_a_file_that_is_no_school_leaves_a_window_that_closes_well(start, tmp_path) -> None:
    path = tmp_path / "foreign.ringklocka"
    path.write_bytes(b"hello")
    program = start(path, "Ringklocka")
    program.screen.photograph(SHOTS / "foreign.png")
    program.press("ctrl+q")
    assert program.end() == 0
    assert path.read_bytes() == b"hello"
