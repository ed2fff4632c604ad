"""Tables of who belongs to what and when: memberships of groups, and adapted study programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.groups import AdaptedProgramme, GroupKind, Membership
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.expectations import lesson_shares, listed_minutes
from scheduler_app.ui.data.columns import Column, NotAcceptedError, changed, figure, number_column, one_of
from scheduler_app.ui.data.dates import date_columns
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.names import lesson_title, time_text

_WEEK = 7 * 24 * 60


def memberships() -> DataKind:
    """One row for each pupil in each group on certain dates; a pupil who moves has two rows."""

    def new_row(school: School) -> Membership | None:
        group = next((row for row in school.groups.values() if not row.archived), None)
        pupil = next((row for row in school.pupils.values() if not row.archived), None)
        return None if group is None or pupil is None else Membership(str(uuid4()), group.uid, pupil.uid)

    return DataKind(
        "memberships", QCoreApplication.translate("DataTable", "Memberships"),
        (
            one_of(QCoreApplication.translate("DataTable", "Group"), "group", lambda school: _present(school.groups), lambda row: row.name),
            _pupil_column(),
            *date_columns(),
        ),
        lambda school: list(school.memberships.values()), new_row,
    )  # fmt: skip


def programmes() -> DataKind:
    """Adapted programmes: the lessons a pupil is expected at on certain dates."""

    def new_row(school: School) -> AdaptedProgramme | None:
        pupil = next((row for row in school.pupils.values() if not row.archived), None)
        return None if pupil is None else AdaptedProgramme(str(uuid4()), pupil.uid, ())

    return DataKind(
        "programmes", QCoreApplication.translate("DataTable", "Adapted programmes"),
        (
            _pupil_column(),
            Column(QCoreApplication.translate("DataTable", "Lessons"), _lessons, _set_lessons),
            number_column(QCoreApplication.translate("DataTable", "Decided min/week"), "expected_minutes", 0, _WEEK, optional=True),
            Column(QCoreApplication.translate("DataTable", "Chosen min/week"), _minutes, number=True),
            *date_columns(),
        ),
        lambda school: list(school.programmes.values()), new_row, editor=True,
    )  # fmt: skip


def _present(rows: Mapping[str, Any]) -> list[Any]:
    return [row for row in rows.values() if not row.archived]


# Pupils by name


def _pupil_column() -> Column:
    def show(school: School, row: Any) -> str:
        return pupil_names(school).get(row.pupil, str(row.pupil))

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        wanted = typed.strip().casefold()
        names = pupil_names(school)
        found = [uid for uid, name in names.items() if name.casefold() == wanted]
        if len(found) != 1:
            several = [name for uid, name in names.items() if school.pupils[uid].name.casefold() == wanted]
            if several:
                text = QCoreApplication.translate("DataTable", "Several pupils are called {name}; write for instance {example}.")
                raise NotAcceptedError(text.format(name=typed.strip(), example=several[0]))
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=typed.strip()))
        return changed(row, pupil=found[0])

    return Column(QCoreApplication.translate("DataTable", "Pupil"), show, edit)


_known: list[tuple[School, dict[str, str]]] = []


def pupil_names(school: School) -> dict[str, str]:
    """Pupils by uid, called by name; namesakes with their class, and a number where that does not tell them apart."""
    if _known and _known[0][0].pupils is school.pupils and _known[0][0].memberships is school.memberships:
        return _known[0][1]
    count: dict[str, int] = {}
    for pupil in school.pupils.values():
        count[pupil.name] = count.get(pupil.name, 0) + 1
    names, used = {}, set[str]()
    classes = _classes(school)
    for uid, pupil in school.pupils.items():
        name = pupil.name if count[pupil.name] == 1 else f"{pupil.name} ({classes.get(uid, '–')})"
        number, found = 1, name
        while found in used:
            number += 1
            found = f"{name} {number}"
        used.add(found)
        names[uid] = found
    _known[:] = [(school, names)]
    return names


def _classes(school: School) -> dict[str, str]:
    rows = school.memberships.values()
    return {row.pupil: school.groups[row.group].name for row in rows if school.groups[row.group].kind is GroupKind.CLASS}


# Lessons of a programme


def _lessons(school: School, row: AdaptedProgramme) -> str:
    return ", ".join(_lesson_name(school, uid) for uid in row.lessons if uid in school.lessons)


def _lesson_name(school: School, uid: str) -> str:
    placement: Placement | None = school.placed.get(uid)
    if placement is not None:
        where = time_text(placement.day, placement.start)
    else:
        number = school.lessons[uid].position + 1
        where = QCoreApplication.translate("DataTable", "(lesson {number} without a time)").format(number=number)
    return f"{lesson_title(school, uid).replace(',', ' ')} {where}"


def _set_lessons(school: School, row: AdaptedProgramme, typed: str) -> tuple[Change, ...]:
    """Lessons as they are shown, with commas between; those of the pupil's own groups can be named."""
    known = {_lesson_name(school, uid).casefold(): uid for uid in school.lessons}
    found = []
    for part in (part.strip() for part in typed.split(",")):
        if part and part.casefold() not in known:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=part))
        if part:
            found.append(known[part.casefold()])
    return changed(row, lessons=tuple(dict.fromkeys(found)))


def _minutes(school: School, row: AdaptedProgramme) -> str:
    return figure(week_minutes(school, row.lessons))


_shares: list[tuple[School, dict[str, float]]] = []


def week_minutes(school: School, lessons: Iterable[str]) -> float:
    """What the lessons come to in a mean week, as the check counts it: every other week a half, lunch nothing; tenths of a minute."""
    if not _shares or _shares[0][0].lessons is not school.lessons or _shares[0][0].year is not school.year:
        _shares[:] = [(school, lesson_shares(school))]
    return round(listed_minutes(school, lessons, _shares[0][1]), 1)
