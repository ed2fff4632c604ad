"""The program on a real display: pressed, dragged and typed at from outside, and looked at by its stored school and by what it says.

xdotool's `mousemove --sync` is not used: it waits 15 s for a pointer that is there already. The display keeps the order of what is done.
"""

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

Point = tuple[int, int]
ROOT = Path(__file__).parents[2]
_WITNESS = Path(__file__).with_name("window_to_ask.py")
SHOTS = ROOT / "build" / "screenshots"
NEEDS_X = [
    pytest.mark.xvfb,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs xvfb and xdotool: `make test` installs them"),
]
_STEPS = 6
"""Movements of a drag: enough for every program to see that it is one."""
_STEP_S = 0.02
"""Between them: several that wait together are seen as one."""
_ASK_EVERY_S = 0.03


@dataclass
class Program:
    """The running program and the display it is on."""

    process: subprocess.Popen[bytes]
    screen: Display
    window: str

    def press(self, keys: str) -> None:
        """Press keys in the main window."""
        self.screen.tool("windowfocus", "--sync", self.window, "key", "--clearmodifiers", keys)

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


def started(screen: Display, arguments: list[object], **pipes: Any) -> subprocess.Popen[bytes]:
    """Python with these arguments on that display."""
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env={**screen.environment, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        cwd=ROOT,
        **pipes,
    )


def begin(screen: Display, arguments: list[object], title: str) -> Program:
    """Start the program; its window of that title is put at the top left, 1366x768."""
    process = started(screen, arguments)
    window = until(lambda: screen.window(title) or (process.poll() is not None and "gone"), f"a window named {title}", every=0.3)
    assert process.poll() is None
    screen.tool("windowmove", window, 0, 0, "windowsize", window, 1366, 768)
    return Program(process, screen, window)


def drag(screen: Display, start: Point, end: Point, *, drop: bool = True) -> None:
    """Press at the start, move in steps, and let go at the end."""
    steps = [[a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True)] for step in range(1, _STEPS + 1)]
    moves = [word for step in steps for word in ("mousemove", *step, "sleep", _STEP_S)]
    screen.tool("mousemove", *start, "mousedown", 1, *moves, *(("mouseup", 1) if drop else ()))


@dataclass
class Hand(Program):
    """A hand at a window that tells where things are (`window_to_ask`): all it does, it does with mouse and keys."""

    @classmethod
    def at(cls, screen: Display, path: Path, code: str) -> Hand:
        """Start the program that tells where things are on a school, in that language."""
        pipe = subprocess.PIPE
        return cls(started(screen, [_WITNESS, path, code], stdin=pipe, stdout=pipe), screen, "")

    def sit_down(self, title: str) -> None:
        """Wait for the school, and put its window of that title at the top left, 1366x768."""
        self.settle()
        self.window = str(self._named(title))
        self.screen.tool("windowmove", self.window, 0, 0, "windowsize", self.window, 1366, 768)

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
        until(lambda: self.state(name) == wanted, f"{name} {wanted}", every=_ASK_EVERY_S)

    def settle(self) -> None:
        """Until everything is stored and checked."""
        self.wait("settled", wanted=True)

    def where(self, *question: object) -> Point:
        """Where something is on the screen, as soon as it is in sight and stays there."""
        seen: list[Any] = [None]

        def rests() -> bool:
            seen.append(self.ask(*question))
            return seen[-1] is not None and seen[-1] == seen[-2]

        until(rests, " ".join(map(str, question)), every=_ASK_EVERY_S)
        x, y = seen[-1]
        return x, y

    def point(self, *question: object) -> None:
        self.screen.tool("mousemove", *self.where(*question))

    def click(self, *question: object) -> None:
        self.screen.tool("mousemove", *self.where(*question), "click", 1)

    def drag(self, lesson: str, day: int, start: int) -> None:
        """Press on the card, move in steps, let go where it would begin at `start`."""
        drag(self.screen, self.where("card", lesson), self.where("drop", lesson, day, start), drop=False)
        self.wait("carried", [lesson, day, start])
        self.screen.tool("mouseup", 1)

    def press_in(self, title: str, keys: str) -> None:
        """Press keys in the dialog of that title."""
        self.screen.tool("windowfocus", "--sync", self._named(title), "key", "--clearmodifiers", keys)

    def type_in(self, title: str, text: str, keys: str) -> None:
        """Type into the dialog of that title, then press the keys."""
        typing = ("type", "--clearmodifiers", "--args", 1, text, "key", "--clearmodifiers", keys)
        self.screen.tool("windowfocus", "--sync", self._named(title), *typing)

    def _named(self, title: str) -> int:
        """The window with that in its title, as soon as it is on the screen."""
        return int(until(lambda: self.ask("window_named", title), title, every=_ASK_EVERY_S))

    def photograph(self, name: str) -> None:
        self.screen.photograph(SHOTS / f"{name}.png")
