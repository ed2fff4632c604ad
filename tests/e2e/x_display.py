"""A real X display of its own: Xvfb on a free number, driven with xdotool, photographed with xwd where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from PIL import Image

PATIENCE_S = 90.0
_LOOK_EVERY_S = 0.1
Found = TypeVar("Found")


def until(look: Callable[[], Found], what: str, seconds: float = PATIENCE_S, every: float = _LOOK_EVERY_S) -> Found:
    """Look again and again until there is something; an AssertionError with `what` when there is nothing in time."""
    end = monotonic() + seconds
    while not (found := look()):
        assert monotonic() < end, f"not in {seconds:.0f} s: {what}"
        sleep(every)
    return found


@dataclass(frozen=True)
class Display:
    """An X display by its name (`:99`)."""

    name: str
    environment: dict[str, str]

    def tool(self, *arguments: object) -> str:
        """Run xdotool; what it printed, empty when it found nothing."""
        command = ["xdotool", *map(str, arguments)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False).stdout.strip()

    def window(self, title: str) -> str:
        """The id of the visible window of that title, empty when there is none."""
        return self.tool("search", "--onlyvisible", "--name", title).partition("\n")[0]

    def photograph(self, out: Path) -> Path | None:
        """Save the whole screen as PNG; None where there is no xwd."""
        if shutil.which("xwd") is None:
            return None
        taken = subprocess.run(
            ["xwd", "-root", "-silent"], env=self.environment, capture_output=True, timeout=PATIENCE_S, check=True
        ).stdout
        out.parent.mkdir(parents=True, exist_ok=True)
        picture_of(taken).save(out, optimize=True)
        return out


def picture_of(dump: bytes) -> Image.Image:
    """An XWD version 7 dump of a 32-bit TrueColor screen as a picture. Source: X11/XWDFile.h."""
    words = [int.from_bytes(dump[at : at + 4], "big") for at in range(0, 100, 4)]
    header, version, width, height, bits, line, colours = words[0], words[1], words[4], words[5], words[11], words[12], words[19]
    if version != 7 or bits != 32:
        raise ValueError(f"not a 32-bit XWD dump: version {version}, {bits} bits")
    order = "XRGB" if words[7] else "BGRX"
    pixels = dump[header + 12 * colours :]
    if order == "XRGB":
        pixels = b"".join(pixels[at : at + 4][::-1] for at in range(0, line * height, 4))
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", line, 1)


@contextmanager
def display(size: str = "1366x768") -> Iterator[Display]:
    """Start Xvfb on a number that it finds itself, and end it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        name = f":{number}"
        yield Display(name, {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_S)
