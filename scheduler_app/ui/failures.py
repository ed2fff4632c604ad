"""Where failures go: a rotating log file without names, a fault file for hard crashes, and a calm line on the screen."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_LOG = logging.getLogger("ringklocka")


def start_log(folder: Path) -> None:
    """Write the log to `folder`/ringklocka.log (1 MB, three old ones kept) and hard crashes to `folder`/crash.log."""
    handler = RotatingFileHandler(folder / "ringklocka.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))


def log_failure(error: BaseException) -> None:
    """Log type and places only: the message of an exception may hold a person's name."""
    frames = "".join(f"\n  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__))
    code = getattr(error, "code", "")
    _LOG.error("%s %s%s", type(error).__name__, code, frames)


def install_excepthook(tell: Callable[[BaseException], None]) -> None:
    """Log what nobody caught and tell the user; the program goes on, every committed edit is safe."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log_failure(error.with_traceback(trace))
        tell(error)

    sys.excepthook = hook
