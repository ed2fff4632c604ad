"""Pre-flight: everything to know before a window is published, each with the lessons it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.publication import PublicationPreview
from scheduler_app.domain.school import School
from scheduler_app.services.dated_clashes import clashes
from scheduler_app.services.expansion import Expansion
from scheduler_app.services.finding import Finding
from scheduler_app.services.holes import pupil_holes
from scheduler_app.services.publishable import unpublishable
from scheduler_app.services.publishing import within_year
from scheduler_app.services.wording import Fact, lesson_name


def preflight(school: School, first: date, last: date) -> tuple[Finding, ...]:
    """Findings of the window `first` to `last`: what stops publishing (hard) first, then lessons that are not transferred and why, then
    what deserves a look. InputError for a window that is backwards or outside the school year."""
    first, last = within_year(school, first, last)
    expansion = Expansion(school, first, last)
    return (
        *clashes(school, expansion.events),
        *_left_out(school, expansion),
        *_validity(school, DateRange(first, last)),
        *unpublishable(school),
        *pupil_holes(school, first, last),
    )


def changed_identities(school: School, plan: PublicationPreview) -> Iterator[Finding]:
    """Published lessons that would be cancelled while one like them appears at the same time under another identity: whoever follows
    attendance by lesson would see a new one."""
    new = {(row.local_date, row.start, row.subject, row.groups): row for row in plan.differences if row.what == "new"}
    told = set()
    for row in plan.differences:
        twin = new.get((row.local_date, row.start, row.subject, row.groups)) if row.what == "cancelled" else None
        if twin is None or twin.lesson == row.lesson or (row.lesson, twin.lesson) in told:
            continue
        told.add((row.lesson, twin.lesson))
        facts: dict[str, Fact] = {"lessons": f"{row.groups} {row.subject}".strip(), "date": row.local_date.isoformat()}
        yield Finding("identity", False, "broken_identity", (twin.lesson,), (), 1.0, facts)


def _left_out(school: School, expansion: Expansion) -> Iterator[Finding]:
    for row in sorted(expansion.left_out, key=lambda row: (row.reason, row.lesson)):
        facts: dict[str, Fact] = {"lessons": lesson_name(school, row.lesson)}
        yield Finding("not_transferred", False, f"not_transferred_{row.reason}", (row.lesson,), (), 1.0, facts)


def _validity(school: School, window: DateRange) -> Iterator[Finding]:
    version = school.timetables.get(school.current)
    if version is not None and not (version.dates.includes(_edge(window.first)) and version.dates.includes(_edge(window.last))):
        facts: dict[str, Fact] = {
            "name": version.name, "first": str(version.dates.first or "…"), "last": str(version.dates.last or "…"),
        }  # fmt: skip
        yield Finding("version_dates", False, "broken_version_dates", (), (), 1.0, facts)
    for lesson in school.lessons.values():
        period = school.year.period(lesson.period)
        if lesson.period is not None and period is None:
            yield Finding("period_gone", False, "broken_period_gone", (lesson.uid,), (), 1.0, {"lessons": lesson_name(school, lesson.uid)})


def _edge(day: date | None) -> date:
    assert day is not None
    return day
