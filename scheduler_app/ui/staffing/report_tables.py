"""The reports of staff planning as tables: titles, lines, and a sentence above. No widgets; made in the worker thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import FairRow, NeedReport, WorkingTimeReport
from scheduler_app.services.staffing import break_roster, fairness, need, working_time
from scheduler_app.services.staffing.sources import in_language
from scheduler_app.services.staffing.timplan import ANY_SUBJECT
from scheduler_app.texts import text
from scheduler_app.ui.data.columns import figure
from scheduler_app.ui.language import current
from scheduler_app.ui.names import day_text
from scheduler_app.ui.staffing.line_table import Line

_ENOUGH_MINUTES = 5
"""A class's week may be this much under the timplan: lessons lie on the 5-minute grid."""


@dataclass(frozen=True)
class ReportTable:
    """One report: column titles, which of them are numbers, its lines, what is said above it, the column that tells what is wrong, and
    the laws and agreements it counts by."""

    titles: tuple[str, ...]
    numbers: tuple[int, ...]
    lines: tuple[Line, ...]
    said: str
    telling: int | None = None
    sources: str = ""


def need_table(school: School) -> ReportTable:
    """Stages first, since they are what the law counts, then every class and subject."""
    report = need(school)
    titles = (
        QCoreApplication.translate("Staffing", "Class or stage"), QCoreApplication.translate("Staffing", "Subject"),
        QCoreApplication.translate("Staffing", "Timplan h"), QCoreApplication.translate("Staffing", "Planned h"),
        QCoreApplication.translate("Staffing", "Difference h"), QCoreApplication.translate("Staffing", "Timplan min/week"),
        QCoreApplication.translate("Staffing", "Planned min/week"),
    )  # fmt: skip
    said = [text(one.code, current(), **one.facts) for one in report.findings]
    weeks = QCoreApplication.translate("Staffing", "{weeks} weeks of teaching by the calendar.")
    said.append(weeks.format(weeks=_number(report.weeks)))
    sources = "\n".join(in_language(source, current()) for source in report.sources)
    return ReportTable(titles, (2, 3, 4, 5, 6), (*_stages(report), *_classes(report)), "\n".join(said), 4, sources)


def _stages(report: NeedReport) -> Iterator[Line]:
    name = QCoreApplication.translate("Staffing", "Stage {first}–{last}")
    preschool = QCoreApplication.translate("Staffing", "Preschool class")
    for row in report.stages:
        planned = row.planned_hours
        difference = None if planned is None else planned - row.wanted_hours
        stage = name.format(first=row.first_grade, last=row.last_grade) if row.last_grade else preschool
        texts = (stage, _subject(row.subject), _number(row.wanted_hours, 0), _hours(planned), _signed(difference), "", "")
        keys = (f" {stage}", row.subject, row.wanted_hours, planned or 0.0, difference or 0.0, 0.0, 0.0)
        yield Line(f"{stage}/{row.school_form}/{row.subject}", texts, keys, strong=difference is not None and difference < -0.5)


def _classes(report: NeedReport) -> Iterator[Line]:
    for row in report.rows:
        hours = row.planned_hours - row.wanted_hours
        hour_texts = (_number(row.wanted_hours), _number(row.planned_hours), _signed(hours))
        texts = (row.group_name, _subject(row.subject), *hour_texts, _number(row.wanted, 0), _number(row.planned, 0))
        keys = (row.group_name, row.subject, row.wanted_hours, row.planned_hours, hours, row.wanted, row.planned)
        yield Line(f"{row.group}/{row.subject}", texts, keys, strong=row.difference < -_ENOUGH_MINUTES)


def _subject(code: str) -> str:
    return QCoreApplication.translate("Staffing", "all subjects") if code == ANY_SUBJECT else code


def _hours(value: float | None) -> str:
    return "–" if value is None else _number(value)


def _signed(value: float | None) -> str:
    return "–" if value is None else ("+" if value >= 0 else "−") + _number(abs(value))


def _number(value: float, decimals: int = 1) -> str:
    return QLocale().toString(float(value), "f", decimals)


def working_time_table(school: School) -> ReportTable:
    """One line a person; what is wrong stands last and in the tip."""
    titles = (
        QCoreApplication.translate("Staffing", "Teacher"), QCoreApplication.translate("Staffing", "Post %"),
        QCoreApplication.translate("Staffing", "Regulated h"), QCoreApplication.translate("Staffing", "Scheduled h"),
        QCoreApplication.translate("Staffing", "Teaching h"), QCoreApplication.translate("Staffing", "Other lessons h"),
        QCoreApplication.translate("Staffing", "Assignments h"), QCoreApplication.translate("Staffing", "Days"),
        QCoreApplication.translate("Staffing", "Remarks"),
    )  # fmt: skip
    reports = working_time(school)
    remarked = sum(1 for row in reports if row.findings)
    said = QCoreApplication.translate("Staffing", "People with remarks: {count} of {people}").format(count=remarked, people=len(reports))
    sources = "\n".join(dict.fromkeys(_terms(row) for row in reports))
    return ReportTable(titles, (1, 2, 3, 4, 5, 6, 7), tuple(map(_time_line, reports)), said, 8, sources)


def _terms(row: WorkingTimeReport) -> str:
    """What applies and from where; the agreement's name is not said twice."""
    name, source = in_language(row.terms, current()), in_language(row.source, current())
    kind, _, agreement = name.partition(", ")
    return f"{kind}: {source}" if agreement and source.startswith(agreement) else f"{name}: {source}"


def _time_line(row: WorkingTimeReport) -> Line:
    teaching = row.by_kind.get(TimeKind.TEACHING, 0.0)
    other = sum(hours for kind, hours in row.by_kind.items() if kind is not TimeKind.TEACHING)
    remarks = [
        f"{day_text(one.day)} {text(one.code, current(), **one.facts)}" if one.day is not None else text(one.code, current(), **one.facts)
        for one in row.findings
    ]
    numbers = (row.percent, row.year.allowed_hours, row.year.scheduled_hours, teaching, other, row.assigned_hours)
    texts = (
        row.name,
        figure(row.percent),
        *(_number(number, 0) for number in numbers[1:]),
        str(row.year.scheduled_days),
        "; ".join(remarks),
    )
    keys = (row.name.casefold(), *numbers, row.year.scheduled_days, len(remarks))
    days = [f"{day_text(day.day)} {clock_text(day.start)}–{clock_text(day.end)} {_weeks(day.weeks)}".strip() for day in row.days]
    return Line(row.uid, texts, keys, strong=bool(remarks), tip="\n".join([*days, *remarks]))


def _weeks(weeks: str) -> str:
    return text(f"weeks_{weeks}", current()) if weeks in ("odd", "even") else weeks


def roster_table(school: School) -> ReportTable:
    """Every break of every area; who has how much stands above."""
    titles = (
        QCoreApplication.translate("Staffing", "Area"), QCoreApplication.translate("Staffing", "Day"),
        QCoreApplication.translate("Staffing", "Time"), QCoreApplication.translate("Staffing", "On duty"),
        QCoreApplication.translate("Staffing", "Missing"),
    )  # fmt: skip
    roster = break_roster(school)
    lines = []
    for number, place in enumerate(roster.places):
        span = f"{clock_text(place.start)}–{clock_text(place.end)}"
        texts = (place.area, day_text(place.day), span, ", ".join(place.names), str(place.missing) if place.missing else "")
        keys = (place.area.casefold(), place.day, place.start, texts[3], place.missing)
        lines.append(Line(f"{place.duty_break}/{number}", texts, keys, strong=bool(place.missing)))
    over = [load for load in roster.loads if load.minutes > load.most]
    said = QCoreApplication.translate("Staffing", "Break duties not filled: {missing}. People over their limit: {over}.")
    if not roster.places:
        said = QCoreApplication.translate("Staffing", "No breaks to supervise yet: add them under School data, Breaks to supervise.")
    return ReportTable(
        titles, (4,), tuple(lines), said.format(missing=sum(row.missing for row in roster.places), over=len(over)), telling=4
    )


def fairness_table(school: School) -> ReportTable:
    """Per full-time equivalent, the median first."""
    report = fairness(school)
    titles = (
        QCoreApplication.translate("Staffing", "Teacher"), QCoreApplication.translate("Staffing", "Post %"),
        QCoreApplication.translate("Staffing", "Lessons"), QCoreApplication.translate("Staffing", "Min/week"),
        QCoreApplication.translate("Staffing", "Break duty"), QCoreApplication.translate("Staffing", "Late days"),
        QCoreApplication.translate("Staffing", "Early days"), QCoreApplication.translate("Staffing", "Classes"),
    )  # fmt: skip
    said = QCoreApplication.translate(
        "Staffing",
        "Per week and full-time post, so that part-time posts compare. Late days end after {late}, early ones begin before {early}.",
    ).format(late=clock_text(report.late_from), early=clock_text(report.early_to))
    median = _fair_line(report.median, QCoreApplication.translate("Staffing", "Median"), "")
    lines = tuple(_fair_line(row, row.name, row.name.casefold()) for row in report.rows)
    return ReportTable(titles, (1, 2, 3, 4, 5, 6, 7), (median, *lines), said)


def _fair_line(row: FairRow, name: str, key: str) -> Line:
    numbers = (row.percent, row.lessons, row.minutes, row.break_duty, row.late_days, row.early_days, float(row.classes))
    texts = (
        name, figure(row.percent), _number(row.lessons), _number(row.minutes, 0), _number(row.break_duty, 0), _number(row.late_days),
        _number(row.early_days), figure(row.classes),
    )  # fmt: skip
    return Line(row.uid, texts, (key, *numbers), pinned=not row.uid)


TABLES: Mapping[str, Callable[[School], ReportTable]] = {
    "need": need_table, "working_time": working_time_table, "break_duty": roster_table, "fairness": fairness_table
}  # fmt: skip
"""Report -> what makes its table."""
