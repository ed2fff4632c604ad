"""Who is expected where: the rule that attendance stands on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson


def runs_on(school: School, lesson: Lesson, day: date) -> bool:
    """Tell whether the lesson's weeks and period include `day`, a school day; its weekday is the placement's business."""
    period = school.year.period(lesson.period)
    if lesson.period is not None and (period is None or not period.dates.includes(day)):
        return False
    return lesson.weeks.includes(day) and school.year.is_school_day(day)


def expected_pupils(school: School, lesson: Lesson, day: date) -> frozenset[str]:
    """Pupil uids expected at the lesson on `day`: members of its groups then, less those whose adapted programme leaves it out."""
    groups = school.requirements[lesson.requirement].groups
    members = {
        row.pupil
        for group in groups
        for row in school.memberships_of.get(group, ())
        if row.dates.includes(day) and not (school.pupils[row.pupil].archived or school.pupils[row.pupil].placeholder)
    }
    return frozenset(pupil for pupil in members if _is_expected(school, pupil, lesson.uid, day))


def _is_expected(school: School, pupil: str, lesson_uid: str, day: date) -> bool:
    active = [row for row in school.programmes_of.get(pupil, ()) if row.dates.includes(day)]
    return not active or any(lesson_uid in row.lessons for row in active)


def is_reportable(school: School, lesson: Lesson) -> bool:
    """Tell whether the lesson belongs in the attendance database at all: not a special subject, and with groups."""
    requirement = school.requirements[lesson.requirement]
    return not school.subjects[requirement.subject].special and bool(requirement.groups)


def pupil_minutes(school: School, day: date) -> Mapping[str, int]:
    """Weekly minutes each unarchived pupil is expected at reportable lessons, as memberships and programmes stand on `day`."""
    minutes: dict[str, int] = {uid: 0 for uid, pupil in school.pupils.items() if not pupil.archived}
    for lesson in school.lessons.values():
        if is_reportable(school, lesson):
            for pupil in expected_pupils(school, lesson, day):
                minutes[pupil] += lesson.minutes
    return minutes
