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
    """Pupil uids expected at the lesson on `day`: members of its groups then, less those whose adapted programme leaves it out, with
    the single lessons that pupils have been given, without those they have been freed from."""
    groups = school.requirements[lesson.requirement].groups
    members = {row.pupil for group in groups for row in school.memberships_of.get(group, ()) if row.dates.includes(day)}
    expected = {pupil for pupil in members if _is_expected(school, pupil, lesson.uid, day)}
    single = [row for row in school.individual_lessons_of.get(lesson.uid, ()) if row.dates.includes(day)]
    expected |= {row.pupil for row in single if row.attends}
    expected -= {row.pupil for row in single if not row.attends}
    return frozenset(uid for uid in expected if not (school.pupils[uid].archived or school.pupils[uid].placeholder))


def _is_expected(school: School, pupil: str, lesson_uid: str, day: date) -> bool:
    active = [row for row in school.programmes_of.get(pupil, ()) if row.dates.includes(day)]
    return not active or any(lesson_uid in row.lessons for row in active)


def is_reportable(school: School, lesson: Lesson) -> bool:
    """Tell whether the lesson belongs in the attendance database at all: not a special subject, and with groups or single pupils."""
    requirement = school.requirements[lesson.requirement]
    if school.subjects[requirement.subject].special:
        return False
    return bool(requirement.groups) or any(row.attends for row in school.individual_lessons_of.get(lesson.uid, ()))


def is_sent(school: School, lesson: Lesson) -> bool:
    """Tell whether attendance gets the lesson once it has a place: it belongs there, and somebody with a name teaches it."""
    return is_reportable(school, lesson) and not all(map(school.is_vacant, school.requirements[lesson.requirement].teachers))


def pupil_minutes(school: School, day: date) -> Mapping[str, int]:
    """Weekly minutes each unarchived pupil is expected at reportable lessons, as memberships and programmes stand on `day`."""
    minutes: dict[str, int] = {uid: 0 for uid, pupil in school.pupils.items() if not pupil.archived}
    for lesson in school.lessons.values():
        if is_reportable(school, lesson):
            for pupil in expected_pupils(school, lesson, day):
                minutes[pupil] += lesson.minutes
    return minutes
