"""List of changes: what moved since another timetable, and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.comparison import Comparison, LessonDifference
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.domain.visibility import clean_text, group_label, person_name, staff_signature
from scheduler_app.reports.pages import TablePage
from scheduler_app.reports.printing import Printing
from scheduler_app.texts import day_text

_SHARES = (1.6, 1.0, 1.5, 1.5, 0.9, 1.2)


def change_pages(printing: Printing) -> tuple[TablePage, ...]:
    """The lessons that changed, then who has how many of them."""
    comparison = printing.order.comparison
    if comparison is None or not comparison.lessons:
        return ()
    columns = ("lesson", "change", "before", "after", "teachers", "groups")
    rows = tuple(_row(printing, row) for row in comparison.lessons)
    touched = printing.label("print_changes_touch", groups=len(comparison.groups), pupils=len(comparison.pupils))
    moved = TablePage(
        heading=printing.label("print_title_changes"),
        subheading=printing.label("print_changes_since", name=_version(printing.order.before or printing.school)),
        columns=tuple(printing.label(f"print_change_{name}") for name in columns),
        rows=rows,
        numeric=(),
        summary=(printing.label("print_changes_sum", n=len(rows)), touched),
        shares=_SHARES,
    )
    return (moved, _for_whom(printing, comparison))


def _version(school: School) -> str:
    version = school.timetables.get(school.current)
    return clean_text(version.name) if version else clean_text(school.unit.name)


def _row(printing: Printing, row: LessonDifference) -> tuple[str, ...]:
    before, after = printing.order.before or printing.school, printing.school
    lesson = row.after or row.before
    assert lesson is not None
    school = after if row.after is not None else before
    subject = school.subjects[school.requirements[lesson.requirement].subject]
    return (
        clean_text(subject.name),
        printing.label(f"print_difference_{row.kind}"),
        _place(printing, before, row.before, row.was),
        _place(printing, after, row.after, row.now),
        ", ".join(filter(None, (_signature(printing, uid) for uid in row.teachers))),
        ", ".join(filter(None, (_group(printing, uid) for uid in row.groups))),
    )


def _place(printing: Printing, school: School, lesson: Lesson | None, placement: Placement | None) -> str:
    if lesson is None:
        return "–"
    if placement is None:
        return printing.label("print_unplaced")
    day = day_text(placement.day, printing.language, heading=True)
    times = f"{clock_text(placement.start)}–{clock_text(placement.start + lesson.minutes)}"
    rooms = ", ".join(clean_text(school.rooms[uid].name) for uid in placement.rooms if uid in school.rooms)
    return " ".join(filter(None, (day, times, rooms)))


def _signature(printing: Printing, uid: str) -> str:
    member = printing.school.staff.get(uid) or (printing.order.before or printing.school).staff[uid]
    return staff_signature(member, printing.audience)


def _group(printing: Printing, uid: str) -> str:
    school = printing.school if uid in printing.school.groups else printing.order.before or printing.school
    return group_label(school.groups[uid], school.group_size(uid), printing.audience)


def _for_whom(printing: Printing, comparison: Comparison) -> TablePage:
    def teacher(uid: str) -> str:
        member = printing.school.staff.get(uid) or (printing.order.before or printing.school).staff[uid]
        return person_name(member, printing.audience)

    groups = [uid for row in comparison.lessons for uid in row.groups]
    teachers = [uid for row in comparison.lessons for uid in row.teachers]
    rows = (
        *_counted(printing, "print_change_groups", groups, lambda uid: _group(printing, uid)),
        *_counted(printing, "print_change_teachers", teachers, teacher),
    )
    columns = (printing.label("print_change_who"), printing.label("print_change_kind"), printing.label("print_change_count"))
    return TablePage(printing.label("print_changes_whom"), "", columns, rows, (2,), shares=(2.0, 1.0, 0.6))


def _counted(printing: Printing, kind: str, uids: Iterable[str], name: Callable[[str], str]) -> list[tuple[str, ...]]:
    """Who is touched how often; names that this reader may not see are left out."""
    rows = [(name(uid), printing.label(kind), str(count)) for uid, count in Counter(uids).items()]
    return sorted((row for row in rows if row[0]), key=lambda row: row[0].casefold())
