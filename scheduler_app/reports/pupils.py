"""Pupil schedules: one page a pupil with the lessons that are theirs, adapted programmes included."""

from __future__ import annotations

from datetime import date

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.order import by_family_name
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.school import School
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
    """Those of the lessons of their groups that are theirs, with single lessons: of a week exactly what attendance expects on its dates, of
    the timetable as a whole whatever may be theirs in `dates`. Special subjects are everybody's, adapted programme or not."""
    school = printing.school
    single = [row for row in school.individual_lessons.values() if row.pupil == pupil.uid and row.dates.meets(dates)]
    candidates = {**lessons, **{row.lesson: school.lessons[row.lesson] for row in single if row.attends}}
    programmes = [row for row in school.programmes_of.get(pupil.uid, ()) if row.dates.meets(dates)]
    listed = {uid for row in programmes for uid in row.lessons}
    listed |= {row.lesson for row in single if row.attends}
    gone = {row.lesson for row in single if not row.attends}
    found = []
    for uid, lesson in candidates.items():
        day, special = printing.day_of(lesson), school.subject_of(uid).special
        if day is None:
            theirs = (not programmes or uid in listed or special) and uid not in gone
        else:
            theirs = pupil.uid in printing.expected(lesson, day) or (special and _belongs(school, pupil, lesson, day))
        found += [lesson] if theirs else []
    return found


def _belongs(school: School, pupil: Pupil, lesson: Lesson, day: date) -> bool:
    groups = school.requirements[lesson.requirement].groups
    return any(row.pupil == pupil.uid and row.dates.includes(day) for group in groups for row in school.memberships_of.get(group, ()))


def _order(printing: Printing, pupil: Pupil, groups: dict[str, set[str]]) -> tuple[str, str, str, str]:
    return (_class_name(printing, groups.get(pupil.uid, set())), *by_family_name(pupil))


def _class_name(printing: Printing, groups: set[str]) -> str:
    names = (printing.school.groups[uid] for uid in groups)
    return ", ".join(sorted(group.name for group in names if group.kind == "class"))


def _page(printing: Printing, pupil: Pupil, groups: set[str], lessons: list[Lesson]) -> WeekPage:
    own_class = _class_name(printing, groups)

    def details(lesson: Lesson) -> tuple[str, ...]:
        named = group_names(printing, lesson)
        return ("" if named == own_class else named, teacher_names(printing, lesson), room_names(printing, lesson))

    return week_page(printing, person_name(pupil, printing.audience), own_class, lessons, details, groups)
