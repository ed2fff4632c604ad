"""The foreign formats as the use cases see them (services.ports.ForeignFormats); each is loaded at its first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.visibility import Audience

if TYPE_CHECKING:
    from scheduler_app.interchange.csv.reader import CsvReading
    from scheduler_app.interchange.fet.reader import FetReading


class Formats:
    """FET files and CSV tables, as bytes; files and folders are for the use cases."""

    def read_fet(self, content: bytes, year: SchoolYear, unit: SchoolUnit | None = None) -> FetReading:
        from scheduler_app.interchange.fet.reader import read_fet

        return read_fet(content, year, unit)

    def write_fet(self, school: School, day_names: Sequence[str]) -> bytes:
        from scheduler_app.interchange.fet.writer import write_fet

        return write_fet(school, day_names)

    def read_csv(self, school: School, tables: Mapping[str, bytes]) -> CsvReading:
        from scheduler_app.interchange.csv.reader import read_csv

        return read_csv(school, tables)

    def write_csv(self, school: School, language: str) -> Mapping[str, bytes]:
        from scheduler_app.interchange.csv.writer import write_csv

        return write_csv(school, language)

    def write_ss12000(self, school: School, events: Iterable[DatedLesson], public: bool, at: datetime) -> bytes:
        from scheduler_app.interchange.ss12000.bundle import write_bundle

        return write_bundle(school, events, Audience.PUBLIC if public else Audience.INTERNAL, at)

    def only_written(self, table: str) -> bool:
        from scheduler_app.interchange.csv.writer import ONLY_WRITTEN

        return table in ONLY_WRITTEN
