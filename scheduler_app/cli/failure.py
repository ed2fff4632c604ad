"""Turns exceptions into one line on stderr and an exit code; bugs go to a log file with their traceback."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime

from scheduler_app.domain.changes import ConflictError
from scheduler_app.errors import RingklockaError
from scheduler_app.paths import user_log
from scheduler_app.texts import error_text, text

ENVIRONMENT = 3
"""Exit code for a failing environment, and for a bug of ours."""


def guarded(action: Callable[[], int]) -> int:
    """Run `action`; whatever it raises becomes one clear line and the contract's exit code."""
    try:
        return action()
    except RingklockaError as error:
        return _say(error_text(error), error.exit_code)
    except ConflictError:
        return _say(text("changed_meanwhile"), ENVIRONMENT)
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except KeyboardInterrupt:
        return _say(text("interrupted"), 130)
    except MemoryError:
        return _say(text("out_of_memory"), ENVIRONMENT)
    except Exception:
        return _say(text("internal_error", log=_logged()), ENVIRONMENT)


def _say(line: str, code: int) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return code


def _silence_stdout() -> None:
    """The reader is gone; keep the interpreter from complaining when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _logged() -> str:
    """Write the traceback to the log: frames and the exception's type only, since messages may carry names."""
    kind, error, trace = sys.exc_info()
    path = user_log() / "errors.log"
    frames = "".join(traceback.format_tb(trace))
    with contextlib.suppress(OSError), path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__ if kind else '?'}\n{frames}\n")
    del error
    return str(path)
