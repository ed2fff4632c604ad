"""The foreign formats as the use cases see them (services.ports.ForeignFormats); each is loaded at its first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.exchange import ExportOrder, Written
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.staffing import StaffExport
from scheduler_app.domain.tables import TableChoice, TableKind, TableView

if TYPE_CHECKING:
    from scheduler_app.interchange.fet.reader import FetReading

_READERS: Mapping[str, str] = {
    "asc": "asc.reader:read_asc", "untis": "untis.reader:read_untis", "edlevo": "edlevo.reader:read_edlevo",
    "ss12000": "ss12000.bundle:read_ss12000",
}  # fmt: skip
"""Format -> module and function that makes a Reading of a school and files by name."""

_UNITS: Mapping[str, str] = {"ss12000": "ss12000.bundle:unit_of_bundle"}
"""Format -> module and function that tells the school unit of files by name."""

_WRITERS: Mapping[str, str] = {
    "csv": "csv.writer:write_csv", "xlsx": "xlsx.writer:write_xlsx", "ics": "ics.writer:write_ics", "asc": "asc.writer:write_asc",
    "untis": "untis.writer:write_untis", "ss12000": "ss12000.bundle:write_ss12000",
}  # fmt: skip
"""Format -> module and function that makes files by name of an ExportOrder."""


class Formats:
    """Every foreign format as bytes; files and folders are for the use cases."""

    def read_fet(self, content: bytes, year: SchoolYear, unit: SchoolUnit | None = None) -> FetReading:
        from scheduler_app.interchange.fet.reader import read_fet

        return read_fet(content, year, unit)

    def look_at_tables(self, school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> Sequence[TableView]:
        from scheduler_app.interchange.csv.reader import look_at_tables

        return look_at_tables(school, files, choices)

    def read_tables(self, school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> Reading:
        from scheduler_app.interchange.csv.reader import read_tables

        return read_tables(school, files, choices)

    def table_kinds(self) -> Sequence[TableKind]:
        from scheduler_app.interchange.csv.columns import table_kinds

        return table_kinds()

    def table_template(self, kind: str, format: str, language: str) -> bytes:
        from scheduler_app.interchange.csv.templates import table_template

        return table_template(kind, format, language)

    def only_written(self, table: str) -> bool:
        from scheduler_app.interchange.csv.tables_of import ONLY_WRITTEN

        return table in ONLY_WRITTEN

    def read(self, format: str, school: School, files: Mapping[str, bytes]) -> Reading:
        reading: Reading = _loaded(_READERS[format])(school, files)
        return reading

    def unit_of(self, format: str, files: Mapping[str, bytes]) -> SchoolUnit:
        unit: SchoolUnit = _loaded(_UNITS[format])(files)
        return unit

    def write(self, format: str, order: ExportOrder) -> Written:
        from scheduler_app.interchange.left_out import left_out

        if format == "fet":
            from scheduler_app.interchange.fet.writer import write_fet_telling

            content, untold = write_fet_telling(order.school, order.day_names)
            return Written({"school.fet": content}, untold + left_out(format, order))
        return Written(_loaded(_WRITERS[format])(order), left_out(format, order))

    def write_staff(self, format: str, export: StaffExport, language: str) -> bytes:
        if format == "csv":
            from scheduler_app.interchange.csv.staff_plan import write_staff_plan

            return write_staff_plan(export, language)
        from scheduler_app.interchange.edlevo.schedule import write_schedule

        return write_schedule(export)


def _loaded(place: str) -> Callable[..., Any]:
    module, function = place.split(":")
    found: Callable[..., Any] = getattr(import_module(f"scheduler_app.interchange.{module}"), function)
    return found
