"""Working time per person against the terms that apply: hours of the year and of periods, rest, and presence around lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from scheduler_app.domain.calendar import DateRange, DayOffKind
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import TimeKind, WorkTerms
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import PeriodSum, WorkDay, WorkFinding, WorkingTimeReport
from scheduler_app.services.staffing.assigned import assigned_hours, assignments_of
from scheduler_app.services.staffing.counting import kind_of, teaching_weeks
from scheduler_app.services.staffing.days import Duty, duties, spans, week_text
from scheduler_app.services.staffing.sums import requirement_minutes
from scheduler_app.services.staffing.terms import regulated_hours, terms_of

DAY_MINUTES = 24 * 60
_Days = Mapping[date, tuple[Duty, ...]]


def working_time(school: School) -> tuple[WorkingTimeReport, ...]:
    """One report for each unarchived person, by name. Vacancies are people here: their terms are checked before anybody is hired."""
    worked = duties(school)
    hours = _hours_by_kind(school)
    weeks = teaching_weeks(school)
    people = (person for person in school.staff.values() if not person.archived)
    reports = [_Person(school, row, worked.get(row.uid, {}), hours.get(row.uid, {})).report(weeks) for row in people]
    return tuple(sorted(reports, key=lambda row: (row.name.casefold(), row.uid)))


def _hours_by_kind(school: School) -> dict[str, dict[TimeKind, float]]:
    """Hours of the school year by person and kind of time, placed or not; time of rest is left out."""
    minutes, weeks = requirement_minutes(school), teaching_weeks(school)
    found: dict[str, dict[TimeKind, float]] = {}
    for requirement in school.requirements.values():
        kind = kind_of(school, requirement)
        for teacher in dict.fromkeys(requirement.teachers) if kind is not TimeKind.REST else ():
            sums = found.setdefault(teacher, {})
            sums[kind] = sums.get(kind, 0.0) + minutes[requirement.uid] * weeks / 60
    return found


class _Person:
    """One person's year: `days` are dates with placed lessons, `by_kind` hours of the year whether placed or not."""

    def __init__(self, school: School, person: StaffMember, days: _Days, by_kind: Mapping[TimeKind, float]) -> None:
        self.school, self.person, self.days, self.by_kind = school, person, days, by_kind
        self.terms = terms_of(school, person.duty_type)
        self.allowed = regulated_hours(school, person, self.terms)
        self.study_days = [day for day in _study_days(school) if person.dates.includes(day)]

    def report(self, weeks: float) -> WorkingTimeReport:
        person, terms = self.person, self.terms
        assigned = sum(
            assigned_hours(self.school, row, terms.regulated_hours, weeks) for row in assignments_of(self.school, person.uid)
        )  # fmt: skip
        worked = self._hours(self.school.year.dates)
        lessons = sum(self.by_kind.values())
        presence = max(0.0, worked - lessons - self._study_hours(self.school.year.dates))
        year = self._sum("", self.school.year.dates, self.allowed, terms.days, at_least=lessons + assigned)
        periods = tuple(
            self._sum(row.name, row.dates, row.regulated_hours * self._share(), row.days) for row in self.school.work_periods.values()
        )
        return WorkingTimeReport(
            person.uid, person.name, person.signature, person.percent, person.duty_type, terms.name, terms.source, year, periods,
            self.by_kind, assigned, presence, terms.trust_hours * person.percent / 100, tuple(_work_days(self.days, terms)),
            tuple(self._findings(year, periods)),
        )  # fmt: skip

    def _share(self) -> float:
        """What the post is of a full-time one, agreed regulated hours included."""
        return self.allowed / self.terms.regulated_hours if self.terms.regulated_hours else self.person.percent / 100

    def _sum(self, name: str, dates: DateRange, allowed: float, most_days: int, at_least: float = 0.0) -> PeriodSum:
        days = {day for day in (*self.days, *self.study_days) if dates.includes(day)}
        return PeriodSum(name, dates, allowed, max(self._hours(dates), at_least + self._study_hours(dates)), most_days, len(days))

    def _hours(self, dates: DateRange) -> float:
        """Hours of presence less rest on the dates, study days included."""
        worked = sum(_day(rows, self.terms).work for day, rows in self.days.items() if dates.includes(day))
        return worked / 60 + self._study_hours(dates)

    def _study_hours(self, dates: DateRange) -> float:
        """A study day is an average working day of the post."""
        return self.allowed / self.terms.days * sum(dates.includes(day) for day in self.study_days) if self.days or self.by_kind else 0.0

    def _findings(self, year: PeriodSum, periods: Iterable[PeriodSum]) -> Iterator[WorkFinding]:
        if year.scheduled_hours > year.allowed_hours + 0.5:
            facts: dict[str, object] = {"scheduled": round(year.scheduled_hours), "allowed": round(year.allowed_hours)}
            yield WorkFinding("work_year_over", None, facts)
        if year.scheduled_days > year.allowed_days:
            yield WorkFinding("work_days_over", None, {"scheduled": year.scheduled_days, "allowed": year.allowed_days})
        for row in periods:
            if row.scheduled_hours > row.allowed_hours + 0.5:
                facts = {"period": row.name, "scheduled": round(row.scheduled_hours), "allowed": round(row.allowed_hours)}
                yield WorkFinding("work_period_over", None, facts)
        seen = set()
        for code, weekday, facts in self._day_findings():
            if (code, weekday) not in seen:
                seen.add((code, weekday))
                yield WorkFinding(code, weekday, facts)

    def _day_findings(self) -> Iterator[tuple[str, int, dict[str, object]]]:
        """Rest within a day and between two days in a row, the first date of each weekday."""
        terms = self.terms
        for day, rows in self.days.items():
            for start, end in unrested(rows, terms):
                yield "work_no_rest", day.weekday(), {"start": clock_text(start), "end": clock_text(end), "minutes": terms.rest_minutes}
        for day, following in pairwise(self.days):
            if following - day == timedelta(days=1):
                rest = DAY_MINUTES - _day(self.days[day], terms).end + _day(self.days[following], terms).start
                if rest < terms.daily_rest:
                    yield "work_daily_rest", following.weekday(), {"hours": round(rest / 60, 1), "wanted": terms.daily_rest / 60}


def unrested(rows: Iterable[Duty], terms: WorkTerms) -> Iterator[tuple[int, int]]:
    """Stretches of a day, presence before the first and after the last lesson included, longer than may be worked without rest."""
    stretches = list(spans(rows))
    if not stretches:
        return
    start, end = stretches[0]
    start -= terms.before_first
    for later, after in stretches[1:]:
        if later - end >= terms.rest_minutes:
            if end - start > terms.rest_after:
                yield start, end
            start = later
        end = after
    if end + terms.after_last - start > terms.rest_after:
        yield start, end + terms.after_last


def _day(rows: tuple[Duty, ...], terms: WorkTerms) -> WorkDay:
    """Presence of one date. Rest is taken off once, where the day is long enough to need it and has a pause that holds it."""
    stretches = list(spans(rows))
    start, end = stretches[0][0] - terms.before_first, stretches[-1][1] + terms.after_last
    longest = max((later - earlier for (_, earlier), (later, _) in pairwise(stretches)), default=0)
    rest = terms.rest_minutes if end - start > terms.rest_after and longest >= terms.rest_minutes else 0
    return WorkDay(0, "", start, end, end - start - rest, longest)


def _work_days(days: _Days, terms: WorkTerms) -> Iterator[WorkDay]:
    """Every way of spending every weekday, with the weeks in which it is found."""
    patterns: dict[tuple[int, tuple[Duty, ...]], list[date]] = {}
    for day, rows in days.items():
        patterns.setdefault((day.weekday(), rows), []).append(day)
    all_days: dict[int, list[date]] = {}
    for day in days:
        all_days.setdefault(day.weekday(), []).append(day)
    shown: dict[tuple[int, int, int, int], list[date]] = {}
    for (weekday, rows), dates in patterns.items():
        found = _day(rows, terms)
        shown.setdefault((weekday, found.start, found.end, found.longest_rest), []).extend(dates)
    for (weekday, start, end, rest), dates in sorted(shown.items(), key=lambda item: item[0]):
        work = end - start - (terms.rest_minutes if end - start > terms.rest_after and rest >= terms.rest_minutes else 0)
        yield WorkDay(weekday, week_text(sorted(dates), all_days[weekday]), start, end, work, rest)


def _study_days(school: School) -> list[date]:
    """Weekdays when staff work and pupils are off."""
    off = [row.dates for row in school.year.days_off if row.kind is DayOffKind.STUDY_DAY]
    first, last = school.year.dates.first or date.min, school.year.dates.last or date.max
    return [
        day for day in school.year.dates_between(first, last)
        if day.weekday() in school.year.weekdays and any(dates.includes(day) for dates in off)
    ]  # fmt: skip
