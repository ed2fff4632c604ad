"""Teaching is given to teachers with a real mouse on a real display, in both directions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from scheduler_app.storage.stores import Stores
from tests.e2e.x_display import Display, display
from tests.schools import tiny_school

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs xvfb and xdotool: `make test` installs them"),
]


def _drag(screen: Display, start: tuple[int, int], end: tuple[int, int]) -> None:
    screen.tool("mousemove", *start, "mousedown", 1)
    for step in range(1, 11):
        screen.tool("mousemove", *(a + (b - a) * step // 10 for a, b in zip(start, end, strict=True)))
        sleep(0.05)
    screen.tool("mouseup", 1)


@pytest.mark.parametrize("onto_person", [False, True], ids=["person onto teaching", "teaching onto person"])
def test_a_drag_gives_teaching_to_a_teacher(tmp_path: Path, onto_person: bool) -> None:
    path = tmp_path / "tiny.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    command = [sys.executable, str(Path(__file__).with_name("window_to_drag_in.py")), str(path), "MA-7A", "CEC"]
    with display() as screen:
        environment = {**screen.environment, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
        child = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, env=environment)
        try:
            assert child.stdout is not None
            chosen = not onto_person
            for line in child.stdout:
                *numbers, teachers = line.split()
                if teachers == "CEC":
                    break
                x1, y1, x2, y2 = map(int, numbers)
                sleep(0.5)
                if not chosen:  # pressing on teaching puts people in the order of who suits: they are told again when they have moved
                    chosen = True
                    screen.tool("mousemove", x1, y1, "click", 1)
                else:
                    _drag(screen, (x1, y1), (x2, y2)) if onto_person else _drag(screen, (x2, y2), (x1, y1))
            assert teachers == "CEC"
            assert stored_teachers(path) == ("CEC",)
        finally:
            child.kill()
            child.communicate()


def stored_teachers(path: Path) -> tuple[str, ...]:
    store = Stores().open(str(path))
    try:
        return store.load().requirements["MA-7A"].teachers
    finally:
        store.close()
