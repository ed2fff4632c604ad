"""Every table of a school as CSV: UTF-8 with byte order mark, semicolons, one file a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.interchange.csv.cells import safe
from scheduler_app.interchange.csv.tables_of import tables_of


def write_csv(order: ExportOrder) -> dict[str, bytes]:
    """File name -> content (see `tables_of`); no cell can be taken for a formula."""
    return {f"{table.name}.csv": csv_table(table.titles, table.rows) for table in tables_of(order.school, order.language)}


def csv_table(titles: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(title) for title in titles])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return f"{value:.17g}"
    return safe(str(value))
