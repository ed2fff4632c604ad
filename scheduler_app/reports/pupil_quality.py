"""The timetable's quality for the pupils: class by class, then pupil by pupil."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.order import by_family_name
from scheduler_app.domain.pupil_quality import PupilWeek
from scheduler_app.domain.visibility import clean_text, person_name
from scheduler_app.reports.pages import TablePage
from scheduler_app.reports.printing import Printing
from scheduler_app.texts import day_text

_CLASSES = ("class", "count", "without", "holes", "longest", "latest", "late", "full")
_PUPILS = ("name", "class", "holes", "longest", "latest", "late", "covered", "expected", "share")
_FULL = 0.995
"""Rounds to 100 %."""


def pupil_quality_pages(printing: Printing) -> tuple[TablePage, ...]:
    """A summary of the classes and a table of everybody, adapted programmes marked; personal, never public."""
    groups = _groups(printing)
    rows = [row for row in printing.order.quality if printing.wants(row.pupil) or any(map(printing.wants, groups.get(row.pupil, ())))]
    if not rows:
        return ()
    named = {row.pupil: _class_name(printing, groups.get(row.pupil, set())) for row in rows}
    by_class: dict[str, list[PupilWeek]] = {}
    for row in rows:
        by_class.setdefault(named[row.pupil], []).append(row)
    adapted = [row for row in rows if row.adapted]
    summary = (
        printing.label("print_quality_sum", n=len(rows), without=sum(not row.holes for row in rows), full=sum(map(_is_full, rows))),
        *((printing.label("print_quality_adapted", n=len(adapted), full=sum(map(_is_full, adapted))),) if adapted else ()),
    )
    heading, unit = printing.label("print_title_pupil_quality"), printing.label("print_quality_unit")
    classes = tuple(_class(printing, name, by_class[name]) for name in sorted(by_class))
    pupils = [row for name in sorted(by_class) for row in sorted(by_class[name], key=lambda row: _order(printing, row))]
    labels = {name: printing.label(f"print_quality_{name}") for name in (*_CLASSES, *_PUPILS)}
    shares = (2.2, 1.0, 1, 1, 1.2, 1, 1, 1, 1)
    return (
        TablePage(heading, unit, tuple(map(labels.__getitem__, _CLASSES)), classes, (1, 2, 3, 4, 6, 7), summary),
        TablePage(
            heading, unit, tuple(map(labels.__getitem__, _PUPILS)),
            tuple(_pupil(printing, row, named[row.pupil]) for row in pupils), (2, 3, 5, 6, 7, 8), shares=shares,
        ),
    )  # fmt: skip


def _groups(printing: Printing) -> dict[str, set[str]]:
    """Uids of each pupil's groups in the dates shown."""
    found: dict[str, set[str]] = {}
    for row in printing.school.memberships.values():
        if row.dates.meets(printing.dates):
            found.setdefault(row.pupil, set()).add(row.group)
    return found


def _class_name(printing: Printing, groups: set[str]) -> str:
    rows = (printing.school.groups[uid] for uid in groups)
    return ", ".join(sorted(clean_text(row.name) for row in rows if row.kind is GroupKind.CLASS))


def _order(printing: Printing, row: PupilWeek) -> tuple[str, str, str]:
    return by_family_name(printing.school.pupils[row.pupil])


def _class(printing: Printing, name: str, rows: Sequence[PupilWeek]) -> tuple[str, ...]:
    late = [row.late_days for row in rows if row.late_days is not None]
    latest = max((row.latest for row in rows if row.latest), key=lambda found: found[1], default=None)
    return (
        name,
        str(len(rows)),
        str(sum(not row.holes for row in rows)),
        _minutes(sum(row.holes for row in rows) / len(rows)),
        _minutes(max(row.longest for row in rows)),
        _when(printing, latest),
        printing.tenths(sum(late) / len(late)) if late else "–",
        f"{sum(map(_is_full, rows))}/{len(rows)}",
    )


def _pupil(printing: Printing, row: PupilWeek, of_class: str) -> tuple[str, ...]:
    mark = printing.label("print_quality_mark") if row.adapted else ""
    return (
        " ".join(filter(None, (person_name(printing.school.pupils[row.pupil], printing.audience), mark))),
        of_class,
        _minutes(row.holes),
        _minutes(row.longest),
        _when(printing, row.latest),
        "–" if row.late_days is None else printing.tenths(row.late_days),
        str(round(row.covered)),
        str(round(row.expected)),
        printing.label("print_percent", n=round(100 * row.share)),
    )


def _is_full(row: PupilWeek) -> bool:
    return _FULL <= row.share < 2 - _FULL


def _when(printing: Printing, latest: tuple[int, int] | None) -> str:
    return f"{day_text(latest[0], printing.language)[:3]} {clock_text(latest[1])}" if latest else "–"


def _minutes(value: float) -> str:
    return str(round(value)) if value else "–"
