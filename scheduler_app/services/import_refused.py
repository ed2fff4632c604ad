"""The rows that an import would not take, as a table to hand over to whoever keeps the register."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from scheduler_app.domain.refused import RefusedRow
from scheduler_app.services.import_wording import refusal
from scheduler_app.texts import text


def refused_table(refused: Iterable[RefusedRow], language: str | None = None) -> bytes:
    """File, row and reason as CSV (UTF-8 with byte order mark, semicolons). Nothing else of the rows: they may hold names that must not
    travel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([text(code, language) for code in ("refused_file", "refused_row", "refused_reason")])
    for row in refused:
        writer.writerow([_safe(row.file), row.row, _safe(refusal(row, language))])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _safe(cell: str) -> str:
    """No spreadsheet takes the cell for a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "'", "\t", "\r")) else cell
