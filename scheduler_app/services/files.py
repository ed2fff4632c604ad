"""Files that are either written completely or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from scheduler_app.errors import EnvironmentProblem, InputError


class Failure(NamedTuple):
    """Codes of the texts that say what went wrong; both get `path` and `reason`."""

    disk_full: str
    other: str


_FAILURE = Failure("export_disk_full", "export_failed")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_file(out: Path, content: bytes) -> None:
    """Write beside `out`, flush to disk, put in its place.

    InputError (`export_is_folder`, `export_no_folder`) for a target that cannot be a file, EnvironmentProblem (`export_disk_full`,
    `export_failed`) when the disk does not take it; the old file is then untouched and nothing is left beside it.
    """
    if out.is_dir():
        raise InputError("export_is_folder", path=str(out))
    if not out.absolute().parent.is_dir():
        raise InputError("export_no_folder", path=str(out.absolute().parent))
    put_in_place(out.absolute().parent, {out.name: content})


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write several files into the folder `out`, made if missing; none is put in place before all are on the disk."""
    if out.exists() and not out.is_dir():
        raise InputError("export_not_folder", path=str(out))
    if not out.absolute().parent.is_dir():
        raise InputError("export_no_folder", path=str(out.absolute().parent))
    made = not out.exists()
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        raise _problem(out, error, _FAILURE) from None
    try:
        put_in_place(out, files)
    except EnvironmentProblem:
        if made:
            with suppress(OSError):
                out.rmdir()
        raise


def put_in_place(folder: Path, files: Mapping[str, bytes], failure: Failure = _FAILURE) -> None:
    """Write new contents by name beside the old ones, and move them there when all are on the disk.

    EnvironmentProblem with a code of `failure` otherwise; what was there is then untouched and nothing is left beside it.
    """
    written: dict[str, Path] = {}
    target = folder
    try:
        for name, content in files.items():
            target = folder / name
            written[name] = _beside(folder, name, content)
        for name in list(written):
            target = folder / name
            os.replace(written[name], target)
            del written[name]
    except OSError as error:
        raise _problem(target, error, failure) from None
    finally:
        for path in written.values():
            with suppress(OSError):
                path.unlink()


def _beside(folder: Path, name: str, content: bytes) -> Path:
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".new", dir=folder)
    path = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644 & ~_umask())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _problem(path: Path, error: OSError, failure: Failure) -> EnvironmentProblem:
    code = failure.disk_full if error.errno in _FULL else failure.other
    return EnvironmentProblem(code, path=str(path), reason=error.strerror or type(error).__name__)
