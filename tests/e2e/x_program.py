"""The program on a real display: pressed, dragged and typed at from outside, and looked at by its stored school and by what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.x_display import PATIENCE_S, Display, until

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "screenshots"
NEEDS_X = [
    pytest.mark.xvfb,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs xvfb and xdotool: `make test` installs them"),
]
_STEPS = 6
"""Movements of a drag: enough for every program to see that it is one."""


@dataclass
class Program:
    """The running program and the display it is on."""

    process: subprocess.Popen[bytes]
    screen: Display
    window: str

    def press(self, keys: str) -> None:
        """Press keys in the main window."""
        self.screen.tool("windowfocus", "--sync", self.window)
        self.screen.tool("key", "--clearmodifiers", keys)

    def searches(self) -> list[str]:
        """The process ids of the searches that it has started and that still run."""
        found = []
        for children in Path("/proc", str(self.process.pid), "task").glob("*/children"):
            for child in children.read_text().split():
                with suppress(FileNotFoundError, ProcessLookupError):
                    if b"solver" in Path("/proc", child, "cmdline").read_bytes():
                        found.append(child)
        return found

    def end(self) -> int:
        return self.process.wait(timeout=PATIENCE_S)


def begin(screen: Display, arguments: list[object], title: str, **pipes: Any) -> Program:
    """Start Python with these arguments; its window of that title is put at the top left, 1366x768."""
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env={**screen.environment, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        cwd=ROOT,
        **pipes,
    )
    window = until(lambda: screen.window(title) or (process.poll() is not None and "gone"), f"a window named {title}")
    assert process.poll() is None
    screen.tool("windowmove", window, 0, 0)
    screen.tool("windowsize", window, 1366, 768)
    return Program(process, screen, window)


Point = tuple[int, int]


@dataclass
class Hand(Program):
    """A hand at a window that tells where things are (`window_to_ask`): all it does, it does with mouse and keys."""

    def ask(self, *question: object) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question).encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"the window is gone, exit code {self.process.wait(timeout=PATIENCE_S)}, when asked {question}"
        return json.loads(answer)

    def state(self, name: str) -> Any:
        return self.ask("state")[name]

    def wait(self, name: str, wanted: object) -> None:
        """Until the window says so of itself."""
        until(lambda: self.state(name) == wanted, f"{name} {wanted}")

    def settle(self) -> None:
        """Until everything is stored and checked."""
        self.wait("settled", wanted=True)

    def where(self, *question: object) -> Point:
        """Where something is on the screen, as soon as it is in sight and stays there."""
        seen: list[Any] = [None]

        def rests() -> bool:
            seen.append(self.ask(*question))
            return seen[-1] is not None and seen[-1] == seen[-2]

        until(rests, " ".join(map(str, question)))
        x, y = seen[-1]
        return x, y

    def point(self, *question: object) -> None:
        self.screen.tool("mousemove", "--sync", *self.where(*question))

    def click(self, *question: object) -> None:
        self.point(*question)
        self.screen.tool("click", 1)

    def drag(self, lesson: str, day: int, start: int) -> None:
        """Press on the card, move in steps, let go where it would begin at `start`."""
        x, y = self.where("card", lesson)
        to_x, to_y = self.where("drop", lesson, day, start)
        self.screen.tool("mousemove", "--sync", x, y, "mousedown", 1)
        for step in range(1, _STEPS + 1):
            self.screen.tool("mousemove", "--sync", x + (to_x - x) * step // _STEPS, y + (to_y - y) * step // _STEPS)
        self.wait("carried", [lesson, day, start])
        self.screen.tool("mouseup", 1)

    def press_in(self, title: str, keys: str) -> None:
        """Press keys in the dialog of that title."""
        self.screen.tool("windowfocus", "--sync", until(lambda: self.screen.window(title), title))
        self.screen.tool("key", "--clearmodifiers", keys)

    def type_in(self, title: str, text: str, keys: str) -> None:
        """Type into the dialog of that title, then press the keys."""
        self.screen.tool("windowfocus", "--sync", until(lambda: self.screen.window(title), title))
        self.screen.tool("type", "--clearmodifiers", text)
        self.screen.tool("key", "--clearmodifiers", keys)

    def photograph(self, name: str) -> None:
        self.screen.photograph(SHOTS / f"{name}.png")
