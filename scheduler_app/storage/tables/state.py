"""What a school file knows beside its entities: its revision, the current timetable, what an importer must remember."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import Base, check, reference


class StateRow(Base):
    """The one row that every writing transaction locks first; `revision` grows by one with each of them."""

    __tablename__ = "school_state"
    __table_args__ = (check("single", "id = 1"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(BigInteger)
    current: Mapped[str | None] = reference("current_uid", "timetable_version.uid", nullable=True)


class SourceTextRow(Base):
    """One entry of `School.source`."""

    __tablename__ = "source_text"

    key: Mapped[str] = mapped_column("name", primary_key=True)
    value: Mapped[str] = mapped_column("text")
