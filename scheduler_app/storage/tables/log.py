"""Steps that were made, with every row before and after; publications that wait for their receipt."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import Base


class StepRow(Base):
    """`number` is the revision the step made when it was new; `data` is a JSON list of pairs."""

    __tablename__ = "step"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    label: Mapped[str]
    data: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime] = mapped_column("made_at")
    undone: Mapped[bool]
    size: Mapped[int]


class StepChangeRow(Base):
    """One row's JSON before and after (see domain/codec); `kind` is a value of `codec.KIND`."""

    __tablename__ = "step_change"
    __table_args__ = (Index(None, "kind", "uid"),)

    step: Mapped[int] = mapped_column(
        "step_number", BigInteger, ForeignKey("step.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    uid: Mapped[str]
    before: Mapped[str | None] = mapped_column("row_before")
    after: Mapped[str | None] = mapped_column("row_after")


class OutgoingRow(Base):
    """A publication begun: `snapshot` is zlib-compressed JSON, dropped when the `receipt` (JSON) has come
    or the target turned out not to have it."""

    __tablename__ = "outgoing_publication"

    token: Mapped[str] = mapped_column(primary_key=True)
    target: Mapped[str]
    kept_at: Mapped[datetime]
    snapshot: Mapped[bytes | None] = mapped_column(LargeBinary)
    receipt: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]
