"""Room utilisation: the share of the day each room is used, and which rooms are free when."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.room_use import busy_in_any, day_frame, minutes_used, weeks_shown
from scheduler_app.domain.teaching import Room
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import ShadedCell, ShadedPage, ShadedRow, TablePage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.rooms import printed_rooms

_SLOT = 60


def room_use_pages(printing: Printing) -> tuple[ShadedPage | TablePage, ...]:
    """For each school the shares of its rooms; then one table of the rooms of all of them that are free, hour by hour."""
    if not any(_rooms(one) for one in printing.schools):
        return ()
    return (*(_shares(one) for one in printing.schools if _rooms(one)), _free(printing))


def _rooms(printing: Printing) -> list[Room]:
    return [room for room in printed_rooms(printing.school) if printing.wants(room.uid)]


def _shares(printing: Printing) -> ShadedPage:
    start, end = day_frame(printing.school)
    used = minutes_used(printing.school, weeks_shown(printing.school, printing.monday))
    days = [day.day for day in printing.days]
    shares = {room.uid: [used[room.uid].get(day, 0.0) / (end - start) for day in days] for room in _rooms(printing)}
    rows = tuple(_row(printing, room, shares[room.uid]) for room in _rooms(printing))
    mean = [sum(column) / len(rows) for column in zip(*shares.values(), strict=True)]
    return ShadedPage(
        heading=printing.label("print_title_room_use"),
        subheading=" · ".join(
            (clean_text(printing.school.unit.name), printing.label("print_use_frame", start=clock_text(start), end=clock_text(end)))
        ),
        first=printing.label("print_room"),
        columns=(*(day.heading for day in printing.days), printing.label("print_whole_week")),
        rows=(*rows, ShadedRow(printing.label("print_all_rooms"), "", _cells(printing, mean))),
    )


def _row(printing: Printing, room: Room, shares: list[float]) -> ShadedRow:
    parts = (room.building, printing.label("print_seats", n=room.seats) if room.seats else "")
    return ShadedRow(clean_text(room.name), clean_text(" · ".join(filter(None, parts))), _cells(printing, shares))


def _cells(printing: Printing, shares: list[float]) -> tuple[ShadedCell, ...]:
    every = [*shares, sum(shares) / max(1, len(shares))]
    return tuple(ShadedCell(printing.label("print_percent", n=round(100 * share)), min(1.0, share)) for share in every)


def _free(printing: Printing) -> TablePage:
    schools = [(one, busy_in_any(one.school, weeks_shown(one.school, one.monday)), _rooms(one)) for one in printing.schools]
    frames = [day_frame(one.school) for one in printing.schools]
    first = min(start for start, _ in frames) // _SLOT * _SLOT
    last = max(end for _, end in frames)
    several = len(schools) > 1

    def cell(day: int, start: int) -> str:
        names: list[str] = []
        for one, busy, rooms in schools:
            mine = [room.name for room in rooms if not room.shared and _is_free(busy[room.uid], day, start, start + _SLOT)]
            names += [f"{one.school.unit.name}: {', '.join(mine)}"] if several and mine else mine
        return clean_text(("; " if several else ", ").join(names)) or "–"

    return TablePage(
        heading=printing.label("print_free_rooms"),
        subheading=printing.label("print_free_rooms_note"),
        columns=(printing.label("print_hour"), *(day.heading for day in printing.days)),
        rows=tuple(
            (f"{clock_text(start)}–{clock_text(start + _SLOT)}", *(cell(day.day, start) for day in printing.days))
            for start in range(first, last, _SLOT)
        ),
        numeric=(),
        shares=(0.6, *(1.0 for _ in printing.days)),
    )


def _is_free(by_day: Mapping[int, tuple[tuple[int, int], ...]], day: int, start: int, end: int) -> bool:
    return not any(begin < end and start < stop for begin, stop in by_day.get(day, ()))
