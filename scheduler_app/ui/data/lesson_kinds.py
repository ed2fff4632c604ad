"""Tables of lessons one by one, and of the blocks in which lessons run together."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.calendar import EVERY_WEEK, WeekKind, WeekPattern
from scheduler_app.domain.changes import Change
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Lesson
from scheduler_app.ui import labels
from scheduler_app.ui.data.columns import Column, NotAcceptedError, changed, number_column, text_column
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.names import lesson_time, lesson_title, teachers_text


def lessons() -> DataKind:
    """Lessons are made by their requirement; here each gets its own length, weeks and period."""
    return DataKind(
        "lessons", QCoreApplication.translate("DataTable", "Lessons"),
        (
            Column(QCoreApplication.translate("DataTable", "Lesson"), lambda school, row: lesson_title(school, row.uid)),
            Column(QCoreApplication.translate("DataTable", "Teachers"), lambda school, row: teachers_text(school, row.uid)),
            number_column(QCoreApplication.translate("DataTable", "Order"), "position", 0, 1000),
            number_column(QCoreApplication.translate("DataTable", "Minutes"), "minutes", GRID_MINUTES, 600, step=GRID_MINUTES),
            Column(QCoreApplication.translate("DataTable", "Weeks"), _weeks, _set_weeks, _weeks_choices),
            Column(QCoreApplication.translate("DataTable", "Period"), _period, _set_period, _periods),
            Column(QCoreApplication.translate("DataTable", "Placed at"), lambda school, row: lesson_time(school, row.uid)),
        ),
        lambda school: list(school.lessons.values()), _another,
    )  # fmt: skip


def blocks() -> DataKind:
    def inside(school: School, block: Block) -> str:
        rows = [row for row in school.requirements.values() if row.block == block.uid]
        firsts = (next(iter(school.lessons_of.get(row.uid, ())), None) for row in rows)
        return ", ".join(lesson_title(school, lesson.uid) for lesson in firsts if lesson is not None)

    return DataKind(
        "blocks", QCoreApplication.translate("DataTable", "Blocks"),
        (
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True),
            Column(QCoreApplication.translate("DataTable", "Runs together"), inside),
        ),
        lambda school: list(school.blocks.values()),
        lambda school: Block(str(uuid4()), QCoreApplication.translate("DataTable", "New")),
    )  # fmt: skip


def _another(school: School) -> Lesson | None:
    """One more lesson of the requirement that was added last."""
    requirement = next(reversed(list(school.requirements.values())), None)
    if requirement is None:
        return None
    return Lesson(str(uuid4()), requirement.uid, 60, len(school.lessons_of.get(requirement.uid, ())))


def _weeks(school: School, row: Lesson) -> str:
    return labels.weeks(row.weeks)


def _weeks_choices(school: School) -> list[str]:
    return [labels.weeks(WeekPattern(kind)) for kind in (WeekKind.EVERY, WeekKind.ODD, WeekKind.EVEN)]


def _set_weeks(school: School, row: Lesson, typed: str) -> tuple[Change, ...]:
    """One of the words, or week numbers such as `34-37, 40`."""
    text = typed.strip()
    for kind in (WeekKind.EVERY, WeekKind.ODD, WeekKind.EVEN):
        if text.casefold() == labels.weeks(WeekPattern(kind)).casefold():
            return changed(row, weeks=WeekPattern(kind))
    return changed(row, weeks=EVERY_WEEK if not text else WeekPattern(WeekKind.EXPLICIT, _week_numbers(text)))


def _week_numbers(text: str) -> tuple[int, ...]:
    found: set[int] = set()
    for part in "".join(letter if letter.isdigit() or letter in "-–," else " " for letter in text).replace("–", "-").split(","):
        ends = [int(word) for word in part.replace("-", " ").split() if word.isdigit()]
        if not ends or len(ends) > 2 or not all(1 <= week <= 53 for week in ends):
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "{value} is not weeks such as 34–37, 40.").format(value=text))
        found.update(range(ends[0], ends[-1] + 1))
    return tuple(sorted(found))


def _period(school: School, row: Lesson) -> str:
    period = school.year.period(row.period)
    return period.name if period is not None else ""


def _periods(school: School) -> list[str]:
    return ["", *(period.name for period in school.year.periods)]


def _set_period(school: School, row: Lesson, typed: str) -> tuple[Change, ...]:
    if not typed.strip():
        return changed(row, period=None)
    found: Any = next((period for period in school.year.periods if period.name.casefold() == typed.strip().casefold()), None)
    if found is None:
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=typed.strip()))
    return changed(row, period=found.uid)
