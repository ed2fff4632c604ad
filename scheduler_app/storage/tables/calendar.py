"""The school unit, its period frame, and the school year."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, check, date_order, reference


class SchoolUnitRow(EntityRow):
    __tablename__ = "school_unit"
    __table_args__ = (check("day", "0 <= day_start AND day_start < day_end AND day_end <= 1440"),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    code: Mapped[str]
    municipality: Mapped[str]
    day_start: Mapped[int]
    day_end: Mapped[int]
    teaching_minutes_norm: Mapped[int]


class FramePeriodRow(ItemRow):
    """One named period of a fixed period frame."""

    __tablename__ = "frame_period"
    __table_args__ = (check("times", "0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440"),)
    owner = ("unit",)

    unit: Mapped[str] = reference("unit_uid", "school_unit.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    start: Mapped[int] = mapped_column("start_minute")
    end: Mapped[int] = mapped_column("end_minute")


class SchoolYearRow(EntityRow):
    """`weekdays` are the school's weekdays, comma-separated, Monday 0."""

    __tablename__ = "school_year"
    __table_args__ = (date_order(),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    weekdays: Mapped[str]


class TermRow(ItemRow):
    __tablename__ = "term"
    __table_args__ = (date_order(),)
    owner = ("year",)

    year: Mapped[str] = reference("year_uid", "school_year.uid")
    position: Mapped[int]
    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class PeriodRow(ItemRow):
    __tablename__ = "period"
    __table_args__ = (date_order(),)
    owner = ("year",)

    year: Mapped[str] = reference("year_uid", "school_year.uid")
    position: Mapped[int]
    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class DayOffRow(ItemRow):
    __tablename__ = "day_off"
    __table_args__ = (date_order(), check("from_minute", "0 < from_minute AND from_minute < 1440"))
    owner = ("year",)

    year: Mapped[str] = reference("year_uid", "school_year.uid")
    position: Mapped[int]
    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    kind: Mapped[str]
    from_minute: Mapped[int | None]
