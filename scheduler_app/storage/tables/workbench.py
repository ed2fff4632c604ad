"""What the workbench keeps: restore points, and breaches that are ignored with a reason."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import Base, EntityRow


class BookmarkRow(Base):
    """`snapshot` is the whole school at that moment: zlib-compressed JSON of domain/codec."""

    __tablename__ = "bookmark"

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime] = mapped_column("made_at")
    snapshot: Mapped[bytes] = mapped_column(LargeBinary)


class IgnoredBreachRow(EntityRow):
    """`uid` is derived from rule, lessons and people (domain/ignored.breach_uid)."""

    __tablename__ = "ignored_breach"

    uid: Mapped[str] = mapped_column(primary_key=True)
    rule_id: Mapped[str]
    reason: Mapped[str]
    author: Mapped[str]
    day: Mapped[date] = mapped_column("ignored_on")
