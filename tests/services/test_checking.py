"""The check finds what is planted and says it in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.checking import CheckReport, NamedViolation, check
from tests.schools import TIMETABLE, tiny_school


def _placed(school: School, **where: tuple[int, int, str]) -> School:
    """The school with lessons (`MA_7A_1`) at (day, start, rooms)."""
    placements = dict(school.placements)
    for name, (day, start, rooms) in where.items():
        row = Placement(TIMETABLE, name.replace("_", "-"), day, start, tuple(rooms.split()))
        placements[row.uid] = row
    return replace(school, placements=placements)


def _ruled(school: School, *rules: Rule) -> School:
    return replace(school, rules={rule.uid: rule for rule in rules})


def _of(report: CheckReport, rule_id: str) -> list[NamedViolation]:
    return [row for row in report.violations if row.rule_id == rule_id]


def _messages(rows: Iterable[NamedViolation], language: str = "sv") -> list[str]:
    return [row.message(language) for row in rows]


def _calm() -> School:
    return _ruled(tiny_school())


def test_a_teacher_in_two_places_is_named_with_lessons_and_time() -> None:
    school = _placed(_calm(), MA_7B_1=(0, 520, "A2"))
    (row,) = _of(check(school), "no_overlap_teacher")
    assert row.message("sv") == "Lärare AND har två lektioner samtidigt måndag 08:40: 7A Matematik och 7B Matematik."
    assert row.message("en") == "Teacher AND has two lessons at once on Monday 08:40: 7A Matematik and 7B Matematik."
    assert (row.severity, row.who, set(row.lessons)) == ("hard", ("AND",), {"MA-7A-1", "MA-7B-1"})


def test_pupils_in_two_places_are_named_by_number_and_group() -> None:
    school = _placed(_calm(), SV_7A_3=(0, 500, "A2"))
    rows = _of(check(school), "no_overlap_pupil")
    assert "6 elever i 7A grupp 1 har två lektioner samtidigt måndag 08:20: 7A Matematik och 7A Svenska." in _messages(rows)


def test_a_room_used_twice_is_named() -> None:
    school = _placed(_calm(), SV_7B_3=(1, 490, "A1"))
    assert _messages(_of(check(school), "no_overlap_room")) == [
        "Sal A1 har två lektioner samtidigt tisdag 08:10: 7A Matematik och 7B Svenska."
    ]


def test_alternating_weeks_do_not_clash() -> None:
    report = check(_calm())
    assert {row.rule_id for row in report.violations if row.severity == "hard"} == {"placed"}


def test_every_unplaced_lesson_is_listed() -> None:
    report = check(_calm())
    assert {row.lessons[0] for row in _of(report, "placed")} == set(_calm().lessons) - set(_calm().placed)
    assert "7B Matematik (60 min) är inte placerad." in _messages(_of(report, "placed"))


def test_a_full_dining_hall_is_named_with_what_is_short() -> None:
    school = _calm()
    school = replace(school, rooms={**school.rooms, "MATSAL": replace(school.rooms["MATSAL"], seats=20)})
    assert _messages(_of(check(school), "room_seats")) == [
        "Sal Matsal har för få platser måndag 11:00, 4 saknas: 7A Lunch och 7B Lunch.",
        "Sal Matsal har för få platser tisdag 11:15, 4 saknas: 7A Lunch och 7B Lunch.",
    ]


def test_a_lesson_without_the_room_it_needs_is_named() -> None:
    school = _placed(_calm(), MA_7A_1=(0, 490, ""))
    assert _messages(_of(check(school), "room_need")) == ["7A Matematik måndag 08:10 saknar sal."]


def test_breaks_of_stated_rules_carry_the_rule_its_amount_in_minutes_and_its_cost() -> None:
    rule = Rule("gaps", "gaps", Scope.STAFF, ("AND",), {"max_per_day": 0}, 0.5)
    school = replace(_ruled(tiny_school(), rule), placements={})
    school = _placed(school, MA_7A_1=(0, 490, "A1"), MA_7A_2=(0, 600, "A1"))
    (row,) = _of(check(school), "gaps")
    assert (row.rule, row.severity, row.amount, row.cost) == ("gaps", "soft", 50, pytest.approx(25.0))
    assert row.message("sv") == "Lärare AND har 50 minuter för mycket håltid måndag."


def test_a_broken_block_is_named_by_the_block() -> None:
    school = _placed(_calm(), EN_7B_1=(2, 560, "A2"))
    (row,) = _of(check(school), "block")
    assert row.message("sv") == "Blocket Engelska åk 7 börjar inte samtidigt: 7A Engelska och 7B Engelska."


def test_requirements_that_do_not_add_up_are_listed() -> None:
    school = _calm()
    requirements = {**school.requirements, "MA-7A": replace(school.requirements["MA-7A"], minutes=240)}
    rows = _of(check(replace(school, requirements=requirements)), "requirement_minutes")
    assert "7A Matematik: lektionerna ger 180 minuter i veckan, 240 önskas." in _messages(rows)
    assert {row.severity for row in rows} == {"soft"}


def test_a_vacancy_is_told_but_not_for_lunches() -> None:
    school = _calm()
    requirements = {**school.requirements, "MA-7A": replace(school.requirements["MA-7A"], teachers=())}
    rows = _of(check(replace(school, requirements=requirements)), "vacancy")
    assert _messages(rows) == ["7A Matematik saknar lärare: den placeras men publiceras inte."]


def test_a_pupils_week_is_held_against_the_expected_minutes() -> None:
    school = _calm()
    pupils = {**school.pupils, "7B-01": replace(school.pupils["7B-01"], expected_minutes=800)}
    (row,) = _of(check(replace(school, pupils=pupils)), "pupil_minutes")
    assert row.who == ("7B-01",)
    assert row.amount == 3 * 60 + 3 * 60 + 2 * 60 + 2 * 60 + 40
    exact = {**school.pupils, "7B-01": replace(school.pupils["7B-01"], expected_minutes=640)}
    assert _of(check(replace(school, pupils=exact)), "pupil_minutes") == []


def test_an_adapted_programme_must_add_up_to_what_was_decided() -> None:
    school = _calm()
    assert _of(check(school), "adapted_minutes") == []
    programme = replace(school.programmes["adapted-1"], expected_minutes=300)
    (row,) = _of(check(replace(school, programmes={programme.uid: programme})), "adapted_minutes")
    assert "360" in row.message("sv")
    assert "300" in row.message("sv")
    assert row.who == ("7A-01",)


def test_lunches_do_not_count_as_expected_time_of_an_adapted_programme() -> None:
    school = _calm()
    programme = school.programmes["adapted-1"]
    programme = replace(programme, lessons=(*programme.lessons, "LUNCH-7A-1"))
    assert _of(check(replace(school, programmes={programme.uid: programme})), "adapted_minutes") == []


def test_an_adapted_pupil_clashes_only_at_lessons_of_the_programme() -> None:
    """Everybody else is moved out of the class, so that only the adapted pupil is left in it."""
    school = _calm()
    rows = {uid: row for uid, row in school.memberships.items() if row.pupil == "7A-01" or not row.group.startswith("7A")}
    always = AdaptedProgramme("adapted-1", "7A-01", ("MA-7A-1", "SV-7A-1"))
    groups = {**school.groups, "7A2": replace(school.groups["7A2"], archived=True)}
    school = replace(school, memberships=rows, programmes={"adapted-1": always}, groups=groups)
    assert _of(check(_placed(school, EN_7A_1=(0, 490, "A2"))), "no_overlap_pupil") == []
    (row,) = _of(check(_placed(school, SV_7A_1=(0, 500, "A2"))), "no_overlap_pupil")
    assert row.who == ("7A-01",)


def test_a_pupil_who_joins_two_groups_later_is_found_on_those_dates() -> None:
    school = _calm()
    extra = Membership("extra", "7B", "7A-03", DateRange(date(2026, 2, 2)))
    school = replace(school, memberships={**school.memberships, "extra": extra})
    rows = _of(check(school), "no_overlap_pupil")
    assert rows
    assert {row.who for row in rows} == {("7A-03",)}
    gone = replace(extra, dates=DateRange(date(2026, 8, 1)))
    assert _of(check(replace(school, memberships={**school.memberships, "extra": gone})), "no_overlap_pupil") == []


def test_a_rule_about_something_gone_is_told_and_the_rest_is_still_checked() -> None:
    report = check(_ruled(tiny_school(), Rule("r", "max_days", Scope.STAFF, ("gone",))))
    assert [row.severity for row in _of(report, "max_days")] == ["hard"]
    assert _of(report, "placed")


def test_the_report_is_the_contracts_object() -> None:
    report = check(tiny_school())
    data = report.data("en")
    assert set(data) == {"hard", "soft", "violations"}
    assert data["hard"] == report.hard
    rows = data["violations"]
    assert isinstance(rows, list)
    assert all(set(row) == {"rule", "severity", "message", "lessons", "cost"} for row in rows)
    assert [row["severity"] for row in rows] == sorted(row["severity"] for row in rows)


def test_no_blank_is_left_unfilled_in_either_language() -> None:
    rules = (
        Rule("a", "frame", Scope.GROUP, ("7B",), {"start": 600, "end": 700}),
        Rule("b", "frame", Scope.GROUP, (), {"start": 600, "end": 700}, 1.0),
        Rule("c", "min_break", Scope.GROUP, (), {"minutes": 60}),
        Rule("d", "different_days", Scope.SCHOOL, (), {"days_between": 3}),
        Rule("e", "max_days", Scope.GROUP, (), {"days": 1}),
        Rule("f", "min_days", Scope.STAFF, (), {"days": 5}),
        Rule("g", "max_minutes_per_day", Scope.GROUP, (), {"minutes": 60}),
        Rule("h", "min_minutes_per_day", Scope.GROUP, (), {"minutes": 400, "allow_empty": 0}),
        Rule("i", "max_day_length", Scope.GROUP, (), {"minutes": 60}),
        Rule("j", "max_continuous", Scope.GROUP, ("7A",), {"minutes": 30}),
        Rule("k", "early_start", Scope.GROUP, ("7A",)),
        Rule("l", "lunch_window", Scope.GROUP, (), {"start": 480, "end": 560, "minutes": 70}),
        Rule("m", "lunch_window", Scope.SUBJECT, ("LUNCH",), {"start": 480, "end": 600}),
        Rule("n", "preferred_room", Scope.SUBJECT, ("MA",), {"rooms": ("A2",)}, 1.0),
        Rule("o", "preferred_time", Scope.SUBJECT, ("MA",), {"start": 900, "end": 1000}, 1.0),
        Rule("p", "not_overlapping", Scope.LESSON, ("EN-7A-1", "EN-7B-1")),
        Rule("q", "same_start", Scope.LESSON, ("MA-7A-1", "SV-7A-1")),
        Rule("r", "unavailable", Scope.STAFF, ("AND",), {"day": 0, "start": 480, "end": 600}),
        Rule("s", "allowed_starts", Scope.SUBJECT, ("MA",), {"positions": (480,)}, 1.0),
        Rule("t", "allowed_slots", Scope.SUBJECT, ("MA",), {"positions": tuple(range(800, 900, 5))}, 1.0),
        Rule("u", "closed", Scope.STAFF, ("AND",), {"positions": (490,)}, 1.0),
        Rule("v", "fixed_time", Scope.LESSON, ("MA-7A-1",), {"day": 4, "start": 490}),
    )
    report = check(_placed(_ruled(tiny_school(), *rules), MA_7A_1=(0, 490, ""), SV_7B_3=(1, 490, "A1 GYM")))
    assert {rule.uid for rule in rules} <= {row.rule for row in report.violations}
    for language in ("sv", "en"):
        assert [text for text in _messages(report.violations, language) if "{" in text or "broken_" in text] == []
