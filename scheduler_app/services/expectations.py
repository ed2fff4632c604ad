"""What the timetable must add up to, whoever made it: wanted minutes, expected time, adapted programmes, nobody in two places.

These checks look at the school itself, on real dates, and know nothing of the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, partial

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.roster import is_reportable, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.services.adapted import adapted_findings
from scheduler_app.services.dated_clashes import changed_dates_clashes
from scheduler_app.services.finding import Finding
from scheduler_app.services.publishable import unpublishable
from scheduler_app.services.segments import Segment, pupil_segments
from scheduler_app.services.wording import Fact, Listing, lesson_name
from scheduler_app.services.wording import pupils as named_pupils

ROUNDING = 5
"""Minutes a week that a requirement may be off, since lessons lie on the 5-minute grid and terms are not equally long."""
SLACK_MINUTES, SLACK_SHARE = 10, 0.03
"""What a pupil's week may be off its expected minutes: subjects in one term only do not weigh exactly half."""


def findings(school: School) -> Iterator[Finding]:
    """Every finding, requirement by requirement and pupil by pupil."""
    shares = lesson_shares(school)
    yield from _requirements(school, shares)
    yield from _programmes(school, shares)
    yield from _pupils(school, shares)
    yield from unpublishable(school)
    yield from changed_dates_clashes(school)


def lesson_shares(school: School) -> dict[str, float]:
    """For each lesson the share of the school's weeks in which it runs.

    Every other week counts as a half; a period or listed weeks by their number of weeks; 0 means it never runs.
    """
    mondays = school.year.weeks()

    @cache
    def share(weeks: object, period: str | None, example: str) -> float:
        lesson = school.lessons[example]
        if lesson.weeks.kind is WeekKind.EVERY and period is None:
            return 1.0
        running = sum(_runs_in_week(school, lesson, monday) for monday in mondays)
        if lesson.weeks.kind in (WeekKind.ODD, WeekKind.EVEN) and period is None:
            return 0.5 if running else 0.0
        return running / len(mondays) if mondays else 1.0

    first: dict[object, str] = {}
    return {
        uid: share(lesson.weeks, lesson.period, first.setdefault((lesson.weeks, lesson.period), uid))
        for uid, lesson in school.lessons.items()
    }  # fmt: skip


def listed_minutes(school: School, lessons: Iterable[str], shares: Mapping[str, float]) -> float:
    """Minutes of a mean week that count as teaching (no lunch, no breaks) of lessons by uid; those that do not exist count nothing."""
    known = (school.lessons[uid] for uid in lessons if uid in school.lessons)
    return sum(lesson.minutes * shares[lesson.uid] for lesson in known if is_reportable(school, lesson))


def _runs_in_week(school: School, lesson: Lesson, monday: date) -> bool:
    return any(runs_on(school, lesson, monday + timedelta(days=day)) for day in range(7))


def _requirements(school: School, shares: Mapping[str, float]) -> Iterator[Finding]:
    for uid, requirement in school.requirements.items():
        lessons = school.lessons_of[uid]
        uids = tuple(lesson.uid for lesson in lessons)
        groups = ", ".join(school.groups[group].name for group in requirement.groups)
        name = f"{groups} {school.subjects[requirement.subject].name}".strip()
        total = sum(lesson.minutes * shares[lesson.uid] for lesson in lessons)
        if abs(total - requirement.minutes) >= ROUNDING:
            facts: dict[str, Fact] = {"lessons": name, "amount": round(total), "wanted": requirement.minutes}
            yield Finding("requirement_minutes", False, "broken_requirement_minutes", uids, requirement.groups, total, facts)
        if all(map(school.is_vacant, requirement.teachers)) and requirement.groups and not school.subjects[requirement.subject].special:
            yield Finding("vacancy", False, "broken_vacancy", uids, requirement.groups, len(uids), {"lessons": name})


def _programmes(school: School, shares: Mapping[str, float]) -> Iterator[Finding]:
    for programme in school.programmes.values():
        lessons = tuple(uid for uid in programme.lessons if uid in school.lessons)
        total = listed_minutes(school, lessons, shares)
        if programme.expected_minutes is not None and abs(total - programme.expected_minutes) >= 1:
            who = named_pupils(school, (programme.pupil,), frozenset())
            facts: dict[str, Fact] = {"who": who, "amount": round(total), "wanted": programme.expected_minutes}
            yield Finding("adapted_minutes", False, "broken_adapted_minutes", lessons, (programme.pupil,), total, facts)


def _pupils(school: School, shares: Mapping[str, float]) -> Iterator[Finding]:
    by_group: dict[str, set[str]] = {}
    for uid in school.lessons:
        for group in school.requirement_of(uid).groups:
            by_group.setdefault(group, set()).add(uid)
    clashing: dict[frozenset[str], tuple[tuple[str, str], ...]] = {}
    first_date = cache(partial(_first_date, school))
    for pupil, segments in pupil_segments(school):
        for segment in segments:
            expected = segment.lessons(by_group)
            if segment.listed is None:
                yield from _expected_time(school, pupil, segment, expected, shares)
            else:
                yield from adapted_findings(school, pupil, segment, expected, shares)
            if expected not in clashing:
                clashing[expected] = tuple(_overlapping(school, expected))
            for one, other in clashing[expected]:
                day = first_date(one, other, segment.first, segment.last)
                if day is not None:
                    yield _clash(school, pupil, segment, one, other, day)


def _expected_time(
    school: School, pupil: str, segment: Segment, expected: frozenset[str], shares: Mapping[str, float]
) -> Iterator[Finding]:
    """Nothing to compare with in a stretch of a few days, or for placeholders."""
    wanted = school.pupils[pupil].expected_minutes
    if wanted is None or school.pupils[pupil].placeholder or (segment.last - segment.first).days < 7:
        return
    total = sum(school.lessons[uid].minutes * shares[uid] for uid in expected if is_reportable(school, school.lessons[uid]))
    if abs(total - wanted) > max(SLACK_MINUTES, SLACK_SHARE * wanted):
        who = named_pupils(school, (pupil,), segment.groups)
        facts: dict[str, Fact] = {"who": who, "amount": round(total), "wanted": wanted, "date": segment.first.isoformat()}
        yield Finding("pupil_minutes", False, "broken_pupil_minutes", (), (pupil,), total, facts)


def _overlapping(school: School, lessons: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of placed lessons that share time of a weekday, whatever their weeks."""
    placed = [(row.day, row.start, row.start + school.lessons[uid].minutes, uid) for uid in lessons if (row := school.placed.get(uid))]
    placed.sort()
    for i, (day, _, end, uid) in enumerate(placed):
        for later, start, _, other in placed[i + 1 :]:
            if later != day or start >= end:
                break
            yield uid, other


def _first_date(school: School, one: str, other: str, first: date, last: date) -> date | None:
    """The first date on which both lessons, placed on one weekday, are given."""
    day = first + timedelta(days=(school.placed[one].day - first.weekday()) % 7)
    while day <= last:
        if runs_on(school, school.lessons[one], day) and runs_on(school, school.lessons[other], day):
            return day
        day += timedelta(days=7)
    return None


def _clash(school: School, pupil: str, segment: Segment, one: str, other: str, day: date) -> Finding:
    names = Listing((lesson_name(school, one), lesson_name(school, other)))
    time = clock_text(max(school.placed[one].start, school.placed[other].start))
    who = named_pupils(school, (pupil,), segment.groups)
    facts: dict[str, Fact] = {"who": who, "date": day.isoformat(), "time": time, "lessons": names}
    return Finding("no_overlap_pupil", True, "broken_pupil_on_date", (one, other), (pupil,), 1.0, facts)
