"""Sheets of a workbook as rows of clean text. Formulas are not run: a cell counts as what was last saved of its result."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.decoding import MAX_ROWS, Decoded, Row, clean
from scheduler_app.interchange.xlsx.archive import check_archive
from scheduler_app.interchange.xlsx.extent import check_extent

MOST_COLUMNS = 500
"""Columns of a sheet; a wider one is something else than a table of a school."""

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML does not allow."""


def read_workbook(content: bytes, file: str) -> dict[str, Decoded]:
    """Rows by sheet name, sheets without any text left out; `Row.line` is the row's number in the sheet.

    InputError for whatever is no readable workbook (see `archive.check_archive`), and for a sheet with too many rows.
    """
    check_archive(content, file)
    check_extent(content, file)
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    except (python_calamine.CalamineError, OSError, ValueError):
        raise InputError("xlsx_broken", file=file) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the library gives up on some damaged files; the type has no public name
            raise InputError("xlsx_broken", file=file) from None
        raise
    found = {}
    for name, sheet in sheets.items():
        if sheet.total_height > MAX_ROWS:
            raise InputError("csv_too_many_rows", file=f"{file}: {name}", limit=MAX_ROWS)
        if sheet.total_width > MOST_COLUMNS:
            raise InputError("xlsx_too_wide", file=f"{file}: {name}", limit=MOST_COLUMNS)
        rows = tuple(
            Row(line, cells)
            for line, values in enumerate(sheet.to_python(skip_empty_area=False), 1)
            if any(cells := tuple(map(_text, values)))
        )
        if rows:
            found[name] = Decoded("xlsx", "", rows)
    if not found:
        raise InputError("csv_empty", file=file)
    return found


def _text(value: object) -> str:
    """A cell as it would stand in a CSV file."""
    match value:
        case str():
            composed = unicodedata.normalize("NFC", _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value))
            return clean(composed.replace("\r\n", "\n").replace("\r", "\n"))
        case bool():
            return "1" if value else "0"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date() | int():
            return str(value)
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
    return ""
