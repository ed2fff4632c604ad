"""What imports leave behind: marked people who wait for a decision, remembered columns, and a log of the runs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import Base, EntityRow


class WithheldRow(EntityRow):
    """A marked person by the source's id; the table has no column for a name."""

    __tablename__ = "withheld_person"

    kind: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column("person_uid", primary_key=True)
    marking: Mapped[str]
    decision: Mapped[str]
    source: Mapped[str]


class ColumnMappingRow(EntityRow):
    """`columns` is a JSON object: column key by heading."""

    __tablename__ = "column_mapping"

    uid: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    columns: Mapped[str] = mapped_column("columns_by_heading")


class ImportRunRow(Base):
    """`step` is the number of the step the run made, which may have been forgotten since."""

    __tablename__ = "import_run"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column("ran_at")
    author: Mapped[str]
    format: Mapped[str]
    source: Mapped[str]
    added: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    archived: Mapped[int]
    refused: Mapped[int]
    step: Mapped[int | None] = mapped_column("step_number", BigInteger)
