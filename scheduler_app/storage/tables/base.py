"""What every table shares: constraint names, column types, and how references are declared."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment with its offset; kept in UTC, also where the database knows no time zones (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every model; constraint names are spelled out so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(), int: Integer(), float: Double(), bool: Boolean(), date: Date(), datetime: Instant(),
    }  # fmt: skip


class EntityRow(Base):
    """A row of an entity. `ordinal` keeps the order in which rows were added: (revision << 20) + place in the step."""

    __abstract__ = True

    ordinal: Mapped[int] = mapped_column(BigInteger, nullable=False)


class ItemRow(Base):
    """One member of an entity's ordered list. `owner` names the columns of the entity, `position` counts from 0."""

    __abstract__ = True
    owner: ClassVar[tuple[str, ...]]


def reference(
    column: str, target: str, *, primary_key: bool = False, nullable: bool = False, index: bool | None = None
) -> MappedColumn[Any]:
    """A column that refers to an entity.

    Checked when the transaction commits, so that a step may remove and add in any order; indexed, because a
    removal looks for what still refers to the row (the first column of a primary key has an index already).
    """
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return mapped_column(column, key, primary_key=primary_key, nullable=nullable, index=not primary_key if index is None else index)


def check(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def date_order() -> CheckConstraint:
    return check("date_order", "first_day IS NULL OR last_day IS NULL OR first_day <= last_day")
