"""Writing a finished file: the new one whole, or the old one as it was."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from scheduler_app.errors import EnvironmentProblem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, make it durable, then move it there; EnvironmentProblem where the disk is full or refuses."""
    new: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
        new = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o644)
        new.replace(path)
    except OSError as error:
        code = "print_disk_full" if error.errno in _FULL else "print_cannot_write"
        raise EnvironmentProblem(code, path=str(path), reason=error.strerror or "") from error
    finally:
        if new is not None:
            new.unlink(missing_ok=True)
