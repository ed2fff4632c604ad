"""Pupil schedules: one page a pupil with the lessons that are theirs, adapted programmes included."""

from __future__ import annotations

from datetime import timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import person_name
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing


def pupil_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """Pages by class and family name; a personal schedule is never public."""
    school = printing.school
    dates = printing.dates
    groups: dict[str, set[str]] = {}
    for row in school.memberships.values():
        if row.dates.meets(dates):
            groups.setdefault(row.pupil, set()).add(row.group)
    lessons: dict[str, list[Lesson]] = {}
    for requirement in school.requirements.values():
        for group in requirement.groups:
            lessons.setdefault(group, []).extend(school.lessons_of[requirement.uid])
    pages = []
    named = [row for row in school.pupils.values() if not (row.archived or row.placeholder)]
    for pupil in sorted(named, key=lambda row: _order(printing, row, groups)):
        if not (printing.wants(pupil.uid) or any(group in printing.order.of for group in groups.get(pupil.uid, ()))):
            continue
        theirs = {lesson.uid: lesson for group in sorted(groups.get(pupil.uid, ())) for lesson in lessons.get(group, ())}
        pages.append(_page(printing, pupil, groups.get(pupil.uid, set()), _expected(printing, pupil, theirs, dates)))
    return tuple(pages)


def lessons_of_pupil(printing: Printing, pupil: Pupil) -> list[Lesson]:
    """The lessons that are theirs."""
    school = printing.school
    groups = {row.group for row in school.memberships.values() if row.pupil == pupil.uid and row.dates.meets(printing.dates)}
    requirements = (row for row in school.requirements.values() if not groups.isdisjoint(row.groups))
    theirs = {lesson.uid: lesson for row in requirements for lesson in school.lessons_of[row.uid]}
    return _expected(printing, pupil, theirs, printing.dates)


def _expected(printing: Printing, pupil: Pupil, lessons: dict[str, Lesson], dates: DateRange) -> list[Lesson]:
    """Without an adapted programme all lessons; with one what is listed. Special subjects are everybody's, single lessons go before all."""
    school = printing.school
    programmes = [row for row in school.programmes_of.get(pupil.uid, ()) if row.dates.meets(dates)]
    listed = {uid for row in programmes for uid in row.lessons}
    theirs = {uid: row for uid, row in lessons.items() if not programmes or uid in listed or school.subject_of(uid).special}
    single = [row for row in school.individual_lessons.values() if row.pupil == pupil.uid and row.dates.meets(dates)]
    theirs.update({row.lesson: school.lessons[row.lesson] for row in single if row.attends and _meets(printing, row)})
    gone = {row.lesson for row in single if not row.attends and _meets(printing, row)}
    return [row for uid, row in theirs.items() if uid not in gone]


def _meets(printing: Printing, row: IndividualLesson) -> bool:
    """Tell whether a single lesson is about the very day of the week shown."""
    placement = printing.school.placed.get(row.lesson)
    if printing.monday is None or placement is None:
        return True
    return row.dates.includes(printing.monday + timedelta(days=placement.day))


def _order(printing: Printing, pupil: Pupil, groups: dict[str, set[str]]) -> tuple[str, str, str, str]:
    return (_class_name(printing, groups.get(pupil.uid, set())), pupil.family_name.casefold(), pupil.given_name.casefold(), pupil.uid)


def _class_name(printing: Printing, groups: set[str]) -> str:
    names = (printing.school.groups[uid] for uid in groups)
    return ", ".join(sorted(group.name for group in names if group.kind == "class"))


def _page(printing: Printing, pupil: Pupil, groups: set[str], lessons: list[Lesson]) -> WeekPage:
    own_class = _class_name(printing, groups)

    def details(lesson: Lesson) -> tuple[str, ...]:
        named = group_names(printing, lesson)
        return ("" if named == own_class else named, teacher_names(printing, lesson), room_names(printing, lesson))

    return week_page(printing, person_name(pupil, printing.audience), own_class, lessons, details)
