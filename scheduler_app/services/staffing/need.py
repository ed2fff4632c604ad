"""Need against plan: what the timplan (or points) gives every class, and what its requirements add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from statistics import mean

from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import NeedReport, NeedRow, StageRow, TimplanFinding
from scheduler_app.services.staffing.counting import settings, teaching_weeks
from scheduler_app.services.staffing.sums import requirement_minutes
from scheduler_app.services.staffing.timplan import ANY_SUBJECT, Timplan, national_tables, timplan_code, timplan_for


def need(school: School) -> NeedReport:
    """A row for every class and subject of its timplan, for every row of points, and for what is planned beyond; stages likewise."""
    found = _Need(school)
    rows = tuple(found.rows())
    return NeedReport(
        rows, tuple(found.stages(rows)), tuple(found.findings()), found.weeks, tuple(dict.fromkeys(t.source for t in found.used))
    )


class _Need:
    def __init__(self, school: School) -> None:
        self.school = school
        self.weeks = teaching_weeks(school)
        self.used: list[Timplan] = []
        self._minutes = requirement_minutes(school)
        days = list(school.year.school_days())
        middle = days[len(days) // 2] if days else school.year.dates.first or date.min
        self._members = {
            uid: frozenset(row.pupil for row in rows if row.dates.includes(middle)) for uid, rows in school.memberships_of.items()
        }
        self._without: list[Group] = []

    def rows(self) -> Iterator[NeedRow]:
        groups = sorted(self.school.groups.values(), key=lambda row: (row.grade or 0, row.name))
        for group in groups:
            if group.archived or group.kind is not GroupKind.CLASS:
                continue
            planned = self._planned(group)
            pointed = list(self._points(group, planned))
            if pointed:
                yield from pointed
                continue
            table = self._table(group)
            if table is None:
                if planned:
                    self._without.append(group)
                continue
            yield from self._timplan_rows(group, table, planned)

    def _table(self, group: Group) -> Timplan | None:
        first = self.school.year.dates.first
        assert first is not None
        table = None if group.grade is None else timplan_for(group.school_form, group.grade, first)
        if table is None:
            return None
        local = table.with_local(self.school.local_hours.values())
        if local not in self.used:
            self.used.append(local)
        return local

    def _timplan_rows(self, group: Group, table: Timplan, planned: Mapping[str, float]) -> Iterator[NeedRow]:
        assert group.grade is not None
        stage = table.stage(group.grade)
        assert stage is not None
        if ANY_SUBJECT in stage.hours:
            yield self._row(group, ANY_SUBJECT, stage.hours_in(group.grade, ANY_SUBJECT), sum(planned.values()))
            return
        sums: dict[str, float] = {}
        for subject, minutes in planned.items():
            code = timplan_code(self.school.subjects[subject]) or self.school.subjects[subject].code
            sums[code] = sums.get(code, 0.0) + minutes
        for code in stage.hours:
            hours = stage.hours_in(group.grade, code)
            if hours or sums.get(code):
                yield self._row(group, code, hours, sums.pop(code, 0.0))
        for code, minutes in sorted(sums.items()):
            yield self._row(group, code, 0.0, minutes)

    def _points(self, group: Group, planned: Mapping[str, float]) -> Iterator[NeedRow]:
        factor = settings(self.school).hours_per_point
        for row in self.school.study_points.values():
            if row.group == group.uid:
                hours = row.points * (factor if row.hours_per_point is None else row.hours_per_point)
                yield self._row(group, self.school.subjects[row.subject].code, hours, planned.get(row.subject, 0.0))

    def _row(self, group: Group, code: str, hours: float, minutes: float) -> NeedRow:
        wanted = hours * 60 / self.weeks if self.weeks else 0.0
        return NeedRow(group.uid, group.name, group.grade, code, wanted, minutes, hours, minutes * self.weeks / 60)

    def _planned(self, group: Group) -> dict[str, float]:
        """Minutes a week by subject that a pupil of the class gets, the mean over its pupils in the middle of the year."""
        found: dict[str, float] = {}
        for requirement in self.school.requirements.values():
            share = self._share(group, requirement.groups)
            if share and not self.school.subjects[requirement.subject].special:
                found[requirement.subject] = found.get(requirement.subject, 0.0) + share * self._minutes[requirement.uid]
        return found

    def _share(self, group: Group, groups: Iterable[str]) -> float:
        """The part of the class that is in one of the groups: by its pupils, or by how many half-classes it has before there are any."""
        if group.uid in groups:
            return 1.0
        members = self._members[group.uid]
        if members:
            there = frozenset[str]().union(*(self._members[uid] for uid in groups))
            return len(members & there) / len(members)
        halves = [uid for uid, row in self.school.groups.items() if row.parent == group.uid and not row.archived]
        return len([uid for uid in groups if uid in halves]) / len(halves) if halves else 0.0

    def stages(self, rows: tuple[NeedRow, ...]) -> Iterator[StageRow]:
        by_grade: dict[tuple[str, int, str], list[float]] = {}
        for row in rows:
            if row.grade is not None:
                form = self.school.groups[row.group].school_form
                by_grade.setdefault((form, row.grade, row.subject), []).append(row.planned_hours)
        with_classes = {(self.school.groups[row.group].school_form, row.grade) for row in rows}
        for table in self.used:
            for form in table.forms:
                for stage in table.stages:
                    present = [grade for grade in stage.grades if (form, grade) in with_classes]
                    for code, hours in stage.hours.items() if present else ():
                        planned = sum(mean(by_grade.get((form, grade, code), [0.0])) for grade in present)
                        complete = len(present) == len(stage.grades)
                        yield StageRow(form, stage.grades[0], stage.grades[-1], code, float(hours), planned if complete else None)

    def findings(self) -> Iterator[TimplanFinding]:
        for group in self._without:
            yield TimplanFinding("need_no_timplan", {"group": group.name, "form": group.school_form, "grade": group.grade or "–"})
        national = {table.name: table for table in national_tables()}
        for table in self.used:
            yield from _moved_too_much(national[table.name], table)


def _moved_too_much(national: Timplan, local: Timplan) -> Iterator[TimplanFinding]:
    """Where the school's own hours go beyond what it may move (skollagen: skolans val)."""
    taken = 0
    for before, after in zip(national.stages, local.stages, strict=True):
        for code, hours in before.hours.items():
            less = hours - after.hours[code]
            if less <= 0:
                continue
            taken += less
            facts = {"subject": code, "stage": f"{before.grades[0]}–{before.grades[-1]}", "hours": after.hours[code], "wanted": hours}
            if code in national.protected:
                yield TimplanFinding("need_protected", facts)
            elif less > hours * national.local_share:
                yield TimplanFinding("need_share", {**facts, "percent": f"{national.local_share:.0%}"})
    if taken > national.local_hours:
        yield TimplanFinding("need_local_sum", {"hours": taken, "most": national.local_hours})
