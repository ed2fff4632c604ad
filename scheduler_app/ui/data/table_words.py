"""What is said about the rows of a data table: how many they are, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def rows(shown: int, total: int) -> str:
    """How many rows there are, and how many of them are shown."""
    if shown != total:
        return QCoreApplication.translate("DataScreen", "{shown} of {total} rows").format(shown=shown, total=total)
    if total == 1:
        return QCoreApplication.translate("DataScreen", "1 row")
    return QCoreApplication.translate("DataScreen", "{count} rows").format(count=total)


def why_empty(*, filtered: bool, fixed: bool) -> str:
    """Why no row is seen, and what can be done about it."""
    if filtered:
        return QCoreApplication.translate("DataScreen", "No row contains these words.")
    if fixed:
        return QCoreApplication.translate(
            "DataScreen", "There is nothing here yet. These rows appear by themselves, with what they are about."
        )
    return QCoreApplication.translate("DataScreen", "There is nothing here yet. Add a row, or paste rows from a spreadsheet.")
