"""Every table of a school as one workbook, a sheet each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.visibility import clean_text
from scheduler_app.interchange.csv.cells import safe
from scheduler_app.interchange.csv.tables_of import WrittenTable, tables_of

_LONGEST_CELL = 32_000
"""Characters that a cell of a workbook holds (32,767), with room for the apostrophe."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write_xlsx(order: ExportOrder) -> dict[str, bytes]:
    """One file: a sheet a table (see `tables_of`), headings bold and fixed. Every text is text: nothing is a formula."""
    return {"school.xlsx": workbook(tables_of(order.school, order.language))}


def workbook(tables: Iterable[WrittenTable]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        sheet.freeze_panes = "A2"
        rows: list[Sequence[Any]] = [[_cell(value) for value in row] for row in table.rows]
        for column, title in enumerate(table.titles):
            widest = max((len(str(row[column])) for row in rows[:200] if row[column] is not None), default=0)
            sheet.column_dimensions[_letters(column)].width = min(60, max(len(title), widest) + 2)
        headings = [WriteOnlyCell(sheet, value=safe(title)) for title in table.titles]
        for cell in headings:
            cell.font = Font(bold=True)
        sheet.append(headings)
        for values in rows:
            sheet.append(values)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None or isinstance(value, float | date):
        return value
    if isinstance(value, bool | int):
        return int(value)
    text = _UNFIT.sub(" ", str(value))
    return safe(text if len(text) <= _LONGEST_CELL else clean_text(text[:_LONGEST_CELL]) + " …")


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column + 1))
