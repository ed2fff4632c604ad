"""An import report in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication


def report_summary(data: Mapping[str, Any]) -> str:
    """Counts in one line; `data` is the report as the command line has it (`ImportReport.data`)."""
    return QCoreApplication.translate(
        "ImportDialog", "New: {added}. Changed: {changed}. Unchanged: {unchanged}. Archived: {archived}. Rows not imported: {refused}."
    ).format(
        added=data["added"], changed=data["changed"], unchanged=data["unchanged"], archived=data["archived"], refused=len(data["refused"])
    )


def report_lines(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Rows not taken with their reason, then what the format holds and Ringklocka does not know."""
    lines = [(str(refused["row"]), str(refused["reason"])) for refused in data["refused"]]
    for name, count in sorted(data["not_supported"].items()):
        lines.append((f"× {count}", QCoreApplication.translate("ImportDialog", "Not supported: {name}").format(name=name)))
    return lines
