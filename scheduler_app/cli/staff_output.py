"""What `staff` prints: lines for people, or one JSON object with the fields of domain/staffing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from scheduler_app.cli.output import print_json, say
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import (
    BreakDutyRoster,
    FairnessReport,
    FairRow,
    NeedReport,
    PlanPerson,
    StaffPlanReport,
    StaffSum,
    WorkingTimeReport,
)
from scheduler_app.services.solving import ProposalOutcome
from scheduler_app.services.staffing import DutyProposal
from scheduler_app.services.staffing.sources import in_language
from scheduler_app.texts import system_language, text


def sums(rows: Sequence[StaffSum], json: bool) -> None:
    if json:
        fields = ("percent", "planned_minutes", "available_minutes")
        print_json({"people": [{"id": row.uid, "name": row.name, **{name: getattr(row, name) for name in fields}} for row in rows]})
        return
    for row in rows:
        left = f"{row.available_minutes - row.planned_minutes:+d}"
        percent, planned, available = f"{row.percent:g}", row.planned_minutes, row.available_minutes
        say("cli_staff_row", name=row.name, percent=percent, planned=planned, available=available, left=left)


def need(report: NeedReport, json: bool) -> None:
    if json:
        print_json(_plain(report))
        return
    for row in report.rows:
        minutes = {"planned": round(row.planned), "wanted": round(row.wanted), "difference": f"{round(row.difference):+d}"}
        hours = {"planned_hours": f"{row.planned_hours:.1f}", "wanted_hours": f"{row.wanted_hours:.1f}"}
        say("cli_staff_need_row", group=row.group_name, subject=row.subject, **minutes, **hours)
    for stage in report.stages:
        planned = "–" if stage.planned_hours is None else f"{stage.planned_hours:.1f}"
        grades = {"first": stage.first_grade, "last": stage.last_grade}
        say(
            "cli_staff_stage_row",
            form=stage.school_form,
            **grades,
            subject=stage.subject,
            planned=planned,
            wanted=f"{stage.wanted_hours:g}",
        )
    for finding in report.findings:
        say(finding.code, **finding.facts)
    for source in report.sources:
        say("cli_staff_source", source=in_language(source, system_language()), weeks=f"{report.weeks:.1f}")


def plan(report: StaffPlanReport, json: bool) -> None:
    if json:
        print_json(_plain(report))
        return
    for person in report.people:
        _plan_person(person)
    for row in report.unfilled:
        say("cli_staff_unfilled", subject=row.subject_name, groups=", ".join(row.groups), minutes=round(row.minutes))


def _plan_person(person: PlanPerson) -> None:
    amounts = {"counted": round(person.counted), "available": person.available, "hours": f"{person.hours:.0f}", "classes": person.classes}
    say("cli_staff_plan_person", name=person.name, percent=f"{person.percent:g}", **amounts)
    for row in person.rows:
        notes = [] if row.qualified else [text("cli_staff_unqualified")]
        notes += [text("cli_staff_before")] if row.taught_before else []
        numbers = {"minutes": round(row.minutes), "hours": f"{row.hours:.0f}", "percent": f"{row.percent:.1f}"}
        say("cli_staff_plan_row", what=f"{row.subject_name} {', '.join(row.groups)}".strip(), **numbers, notes=" ".join(notes))
    for one in person.assignments:
        say("cli_staff_plan_assignment", name=one.name or text(f"assignment_{one.kind}"), minutes=round(one.minutes))


def working_time(reports: Iterable[WorkingTimeReport], json: bool) -> None:
    if json:
        print_json({"people": [_plain(report) for report in reports]})
        return
    told = ""
    for report in sorted(reports, key=lambda report: report.terms):
        year, language = report.year, system_language()
        if report.terms != told:
            told = report.terms
            say("cli_staff_time_terms", terms=in_language(report.terms, language), source=in_language(report.source, language))
        hours = {"scheduled": f"{year.scheduled_hours:.0f}", "allowed": f"{year.allowed_hours:.0f}"}
        days = {"days": year.scheduled_days, "most_days": year.allowed_days}
        say("cli_staff_time_person", name=report.name, percent=f"{report.percent:g}", **hours, **days)
        for day in report.days:
            span = {"start": clock_text(day.start), "end": clock_text(day.end), "work": day.work}
            weeks = text(f"weeks_{day.weeks}") if day.weeks in ("odd", "even") else day.weeks
            say("cli_staff_time_day", day=text(f"weekday_{day.day}"), weeks=weeks, **span)
        for period in report.periods:
            scheduled, allowed = f"{period.scheduled_hours:.0f}", f"{period.allowed_hours:.0f}"
            say("cli_staff_time_period", name=period.name, scheduled=scheduled, allowed=allowed)
        for finding in report.findings:
            day_name = "" if finding.day is None else text(f"weekday_{finding.day}")
            say("cli_staff_finding", day=day_name, finding=text(finding.code, **finding.facts))


def roster(found: BreakDutyRoster, json: bool) -> None:
    if json:
        print_json(_plain(found))
        return
    for place in found.places:
        who = ", ".join((*place.names, *((text("cli_staff_duty_missing", n=place.missing),) if place.missing else ())))
        span = {"start": clock_text(place.start), "end": clock_text(place.end)}
        say("cli_staff_duty_row", area=place.area, day=text(f"weekday_{place.day}"), **span, who=who)
    for load in found.loads:
        if load.minutes:
            say("cli_staff_duty_load", name=load.name, minutes=load.minutes, most=load.most)


def duty_proposal(proposal: DutyProposal, json: bool) -> None:
    if json:
        missing = [{"break": row.uid, "missing": number, "reasons": dict(reasons)} for row, number, reasons in proposal.missing]
        print_json({"placed": proposal.placed, "missing": missing})
        return
    say("cli_staff_duty_proposed", placed=proposal.placed)
    for row, number, reasons in proposal.missing:
        counts = {code: reasons.get(code, 0) for code in ("away", "busy", "full", "rest")}
        say("cli_staff_duty_reason", area=row.area, day=text(f"weekday_{row.day}"), start=clock_text(row.start), n=number, **counts)


def fairness(report: FairnessReport, json: bool) -> None:
    if json:
        print_json(_plain(report))
        return
    for row in report.rows:
        _fair_row(row, row.name)
    _fair_row(report.median, text("cli_staff_median"))


def _fair_row(row: FairRow, name: str) -> None:
    days = {"late": f"{row.late_days:.1f}", "early": f"{row.early_days:.1f}"}
    amounts = {"lessons": f"{row.lessons:.1f}", "minutes": round(row.minutes), "duty": round(row.break_duty), "classes": f"{row.classes:g}"}
    say("cli_staff_fair_row", name=name, percent=f"{row.percent:g}", **amounts, **days)


def proposal(school: School, outcome: ProposalOutcome, json: bool) -> None:
    changed = list(outcome.proposal.changes())
    unfilled = outcome.proposal.unfilled()
    if json:
        print_json(
            {
                "changed": [{"requirement": row.uid, "teachers": list(after)} for row, after in changed],
                "unfilled": [
                    {"requirement": row.requirement, "places": row.places, "minutes": row.minutes, "reason": row.reason(school)}
                    for row in unfilled
                ],
                "cost": outcome.cost, "greedy_cost": outcome.greedy_cost, "optimal": outcome.optimal, "seconds": round(outcome.seconds, 2),
            }
        )  # fmt: skip
        return
    for requirement, after in changed:
        groups = ", ".join(school.groups[uid].name for uid in requirement.groups)
        names = ", ".join(school.staff[uid].name for uid in after) or text("staff_nobody")
        say("cli_staff_assigned", subject=school.subjects[requirement.subject].name, groups=groups, who=names)
    for row in unfilled:
        say("cli_staff_reason", reason=row.reason(school))
    amounts = {"cost": outcome.cost, "greedy": outcome.greedy_cost, "seconds": f"{outcome.seconds:.1f}"}
    say("cli_staff_proposed", changed=len(changed), unfilled=sum(row.places for row in unfilled), **amounts)


def _plain(value: Any) -> dict[str, object]:
    """The fields of a report, dates in ISO form."""
    found = _dated(asdict(value))
    assert isinstance(found, dict)
    return found


def _dated(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _dated(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
