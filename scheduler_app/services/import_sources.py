"""The bytes of what is imported: a file, or the files of a folder; and what format they seem to be."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from scheduler_app.errors import EnvironmentProblem, InputError

LARGEST_FILE = 200_000_000
"""Bytes read at most, so that a wrong file cannot fill the memory."""

LARGEST_TABLE = 100_000_000
"""Bytes of one file of tables."""

_SUFFIXES = {
    "fet": "fet", "csv": "csv", "tsv": "csv", "xlsx": "xlsx", "xlsm": "xlsx", "json": "json",
}  # fmt: skip
_ROOTS = {b"<fet": "fet", b"<timetable": "asc", b"<enterprise": "edlevo", b"<completepersonnel": "edlevo"}


def content_of(source: Path, limit: int = LARGEST_FILE) -> bytes:
    """A file's bytes; InputError for what is missing, no file, unreadable or too large, EnvironmentProblem when the disk fails."""
    try:
        with source.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("import_missing", path=str(source)) from None
    except IsADirectoryError:
        raise InputError("import_is_folder", path=str(source)) from None
    except PermissionError:
        raise InputError("import_not_readable", path=str(source)) from None
    except OSError as error:
        raise EnvironmentProblem("import_read_failed", path=str(source), reason=error.strerror or "") from None
    except ValueError:  # a NUL in the path
        raise InputError("import_missing", path=str(source).replace("\0", "")) from None
    if len(content) > limit:
        raise InputError("file_too_large", limit=limit // 1_000_000)
    return content


def folder_files(source: Path, suffixes: tuple[str, ...], wanted: Callable[[str], bool], limit: int) -> tuple[dict[str, bytes], list[str]]:
    """Contents by name of the folder's files with these suffixes, and the names left out as not `wanted`; links are not followed.

    A file alone is its own folder.
    """
    if not source.is_dir():
        return {source.name: content_of(source, limit)}, []
    paths = [path for path in sorted(source.iterdir()) if path.suffix.lower() in suffixes and path.is_file() and not path.is_symlink()]
    found = {path.name: content_of(path, limit) for path in paths if wanted(path.name)}
    return found, [path.name for path in paths if path.name not in found]


def guess_format(source: Path) -> str:
    """The format by suffix, else by how the content begins; a folder is CSV, or Untis where it has a GPU file."""
    if source.is_dir():
        return "untis" if any(is_untis_name(path.name) for path in source.iterdir()) else "csv"
    suffix = source.suffix.lower().lstrip(".")
    if is_untis_name(source.name):
        return "untis"
    if suffix == "json" and _by_content(content_of(source)) == "ss12000":
        return "ss12000"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix == "txt":
        return "csv"
    content = content_of(source)
    return _by_content(content)


def is_untis_name(name: str) -> bool:
    """Tell whether a file is called as Untis calls its exports: GPU001.TXT."""
    stem, _, suffix = name.upper().rpartition(".")
    return suffix in ("TXT", "CSV", "DIF") and len(stem) >= 6 and stem[:3] == "GPU" and stem[3:6].isdigit()


def belongs_to_untis(name: str) -> bool:
    """Tell whether a file in a folder of Untis' exports is one of them; the periods' times stand in `time.txt`."""
    return is_untis_name(name) or name.upper() == "TIME.TXT"


def _by_content(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "xlsx" if _is_workbook(content) else "csv"
    head = content[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return "ss12000" if b'"ss12000"' in head[:200] else "json"
    if not head.startswith(b"<"):
        return "csv"
    lower = head.lower().replace(b"\0", b"")
    return next((kind for root, kind in _ROOTS.items() if root in lower), "fet")


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return False
