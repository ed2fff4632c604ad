"""How large a sheet claims to be: one cell far out makes a reader lay out everything before it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import IO

from scheduler_app.errors import InputError

MOST_CELLS = 20_000_000
"""Cells between the first and the last one used; the largest school's memberships are under two million."""

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
_PIECE = 1 << 20
_OVERLAP = 400


def check_extent(content: bytes, file: str) -> None:
    """InputError for a workbook with a sheet that would be absurdly large when it is laid out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    with archive.open(name) as sheet:
                        _check_sheet(sheet, file)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        raise InputError("xlsx_broken", file=file) from None


def _check_sheet(sheet: IO[bytes], file: str) -> None:
    column, row, tail = 0, 0, b""
    while piece := sheet.read(_PIECE):
        for letters, digits in _CELL.findall(tail + piece):
            column, row = max(column, _number(letters)), max(row, int(digits))
        if column * row > MOST_CELLS:
            raise InputError("xlsx_too_far", file=file, limit=MOST_CELLS // 1_000_000)
        tail = piece[-_OVERLAP:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
