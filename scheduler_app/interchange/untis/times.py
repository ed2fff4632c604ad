"""Where the timetable file puts a line of lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler_app.interchange.csv.decoding import Row
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.untis.columns import TIMETABLE, TimetableColumns
from scheduler_app.interchange.untis.couplings import Line
from scheduler_app.interchange.untis.grid import MOST_PERIODS

_ON = TimetableColumns()


class Times:
    """Periods by lesson number, subject and teacher; rows with an impossible day or period are refused."""

    def __init__(self, rows: Iterable[Row], draft: Draft) -> None:
        self._found: dict[tuple[str, str, str], dict[tuple[int, int], list[str]]] = {}
        self.most_periods = 0
        for row in rows:
            cells = row.cells
            day, period = _number(cells[_ON.day]), _number(cells[_ON.period])
            if not 1 <= day <= 7 or not 1 <= period <= MOST_PERIODS or not cells[_ON.subject]:
                draft.refuse(row.line, "timetable_bad_place", TIMETABLE)
                continue
            if len(cells) > _ON.length and cells[_ON.length]:
                draft.left_out(f"{TIMETABLE}: length of a period")
            self.most_periods = max(self.most_periods, period)
            number = cells[_ON.lesson]
            if number in ("", "0"):
                number = "\n".join(part for part in (cells[_ON.group], cells[_ON.teacher], cells[_ON.subject]) if part)
            rooms = self._found.setdefault((number, cells[_ON.subject], cells[_ON.teacher]), {}).setdefault((day - 1, period), [])
            rooms += [room for part in cells[_ON.room].split("~") if (room := part.strip()) and room not in rooms]

    def of(self, line: Line) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
        """Day from 0, first period, number of periods and rooms; as many periods in a row as the block has are one lesson."""
        periods: dict[tuple[int, int], list[str]] = {}
        for teacher in line.teachers or ("",):
            for place, rooms in self._found.get((line.number, line.subject, teacher), {}).items():
                known = periods.setdefault(place, [])
                known += [room for room in rooms if room not in known]
        begun: list[tuple[int, int, int, list[str]]] = []
        for (day, period), rooms in sorted(periods.items()):
            last = begun[-1] if begun else None
            if last and last[0] == day and last[1] + last[2] == period and last[2] < line.block and last[3] == rooms:
                begun[-1] = (day, last[1], last[2] + 1, rooms)
            else:
                begun.append((day, period, 1, rooms))
        for day, first, count, rooms in begun:
            yield day, first, count, tuple(rooms)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0
