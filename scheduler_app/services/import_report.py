"""What an import did or would do: counts, refused rows, what was not taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import TableView
from scheduler_app.services.import_wording import refusal
from scheduler_app.services.merging import Tally


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Rows added, changed, unchanged and archived, refused rows, and parts of the source not supported.

    `tables` tells how tables were taken: their kind, encoding, separator and columns.
    """

    format: str
    tally: Tally = field(default_factory=Tally)
    refused: tuple[RefusedRow, ...] = ()
    not_supported: Mapping[str, int] = field(default_factory=dict)
    tables: tuple[TableView, ...] = ()

    def data(self, language: str | None = None) -> dict[str, object]:
        """The report as the command line's JSON has it; reasons are texts in the language."""
        return {
            "format": self.format, "added": self.tally.added, "changed": self.tally.changed, "unchanged": self.tally.unchanged,
            "archived": self.tally.archived,
            "refused": [_refused(row, language) for row in self.refused],
            "not_supported": dict(self.not_supported),
            "tables": [
                {
                    "name": table.name, "kind": table.kind, "encoding": table.encoding, "separator": table.separator, "rows": table.rows,
                    "columns": dict(table.columns), "remembered": table.remembered,
                }
                for table in self.tables
            ],
        }  # fmt: skip

    def run(self, source: str, author: str) -> ImportRun:
        """The line for the log of imports."""
        tally = self.tally
        return ImportRun(
            self.format, source, tally.added, tally.changed, tally.unchanged, tally.archived, len(self.refused), author
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """`school` for a new school, `step` (empty when nothing changes) for an existing one; nothing is stored yet.

    `remember` is the step before it that keeps what was said about columns, if anything was.
    """

    report: ImportReport
    school: School | None = None
    step: ChangeSet | None = None
    remember: ChangeSet | None = None


def _refused(row: RefusedRow, language: str | None) -> dict[str, object]:
    reason = refusal(row, language)
    return {"row": row.row, "reason": f"{row.file}: {reason}" if row.file else reason}
