"""Files that are either written completely or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scheduler_app.errors import EnvironmentProblem, InputError


def write_file(out: Path, content: bytes) -> None:
    """Write beside `out`, flush to disk, put in its place.

    InputError (`export_is_folder`, `export_no_folder`) for a target that cannot be a file, EnvironmentProblem (`disk_full`,
    `write_failed`) when the disk does not take it; the old file is then untouched and nothing is left beside it.
    """
    if out.is_dir():
        raise InputError("export_is_folder", path=str(out))
    if not out.absolute().parent.is_dir():
        raise InputError("export_no_folder", path=str(out.absolute().parent))
    _replace_all(out.absolute().parent, {out.name: content})


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
        raise _problem(out, error) from None
    try:
        _replace_all(out, files)
    except EnvironmentProblem:
        if made:
            with suppress(OSError):
                out.rmdir()
        raise


def _replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
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
        raise _problem(target, error) from None
    finally:
        for path in written.values():
            with suppress(OSError):
                path.unlink()


def _beside(folder: Path, name: str, content: bytes) -> Path:
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
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


def _problem(path: Path, error: OSError) -> EnvironmentProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem("export_disk_full", path=str(path))
    return EnvironmentProblem("export_failed", path=str(path), reason=error.strerror or type(error).__name__)
